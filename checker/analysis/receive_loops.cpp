// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/receive_loops.h"

#include <algorithm>
#include <set>

#include "checker/analysis/body.h"
#include "checker/analysis/control.h"

namespace fearless::analysis {
namespace {

using ir::BlockId;
using Kind = Operation::Kind;

bool is_receive(const Operation& operation) {
  if (operation.is_timed || operation.thread != kOwnThread) return false;
  // `while (empty) wait` is the predicate, and the loop is around it.
  bool is_whole = operation.has_predicate || !operation.site.calls.empty();
  return (operation.kind == Kind::kWait && is_whole) ||
         (operation.kind == Kind::kBlock &&
          operation.block == ir::BlockKind::kReceive);
}

class Loops {
 public:
  Loops(const Frame& frame, const FunctionFacts& facts, const Waits& waits)
      : body_(frame, facts), facts_(facts), waits_(waits) {}

  std::vector<ReceiveLoop> run() {
    std::vector<ReceiveLoop> found;
    for (const Operation& operation : facts_.operations) {
      if (!is_receive(operation)) continue;
      for (const Body::Point& at : body_.points(operation.site))
        if (ends_by_receive(at, operation)) {
          found.push_back(
              {body_.frame().id, range_within(operation.site), operation});
          break;
        }
    }
    return found;
  }

 private:
  bool ends_by_receive(const Body::Point& at, const Operation& receive) const {
    BlockId from = at.block;
    std::set<BlockId> loop = body_.loop_around(from);
    // `for (auto& x : rx)` receives first before it loops.
    if (loop.empty()) {
      from = after(from);
      loop = body_.loop_around(from);
      if (loop.empty() || !body_.block(from).events.empty()) return false;
    }
    BlockId decision = first_branch(from, loop);
    const ir::Event& call = body_.event(at);
    bool is_method = receive.kind == Kind::kWait && !receive.site.calls.empty();
    bool is_heard = hears(loop, decision, call);
    if (is_method && !is_heard) return false;
    if (!is_heard && asks_another(decision, receive)) return false;
    bool leaves = false;
    for (BlockId id : loop)
      for (BlockId next : body_.block(id).terminator.targets) {
        if (loop.contains(next)) continue;
        leaves = true;
        if (id != decision && !asks_for_more(id, receive)) return false;
      }
    return leaves;
  }

  BlockId after(BlockId id) const {
    const auto& targets = body_.block(id).terminator.targets;
    return targets.size() == 1 ? targets[0] : id;
  }

  BlockId first_branch(BlockId from, const std::set<BlockId>& loop) const {
    std::set<BlockId> seen;
    while (body_.block(from).terminator.targets.size() == 1 &&
           loop.contains(after(from)) && seen.insert(from).second)
      from = after(from);
    return from;
  }

  // The branch looks at what the method that waited gave back. Of `push` in a
  // loop that counts nobody asks whether the queue is closed.
  bool hears(const std::set<BlockId>& loop, BlockId decision,
             const ir::Event& call) const {
    std::set<ir::LocalId> answers;
    for (BlockId id : loop)
      for (const ir::Event& event : body_.block(id).events)
        for (const ir::Place& given : {event.target, event.result})
          if (event.range == call.range && given.is_local())
            answers.insert(given.id);
    auto is_answer = [&](const ir::Place& place) {
      return place.is_local() && answers.contains(place.id);
    };
    const ir::Block& block = body_.block(decision);
    return lies_in(call.range, block.terminator.range) ||
           is_answer(block.terminator.condition.place) ||
           std::any_of(block.events.begin(), block.events.end(),
                       [&](const ir::Event& event) {
                         return event.range != call.range &&
                                is_answer(event.place);
                       });
  }

  // A count decides, of values that are known to come.
  bool asks_another(BlockId decision, const Operation& receive) const {
    const auto& events = body_.block(decision).events;
    return std::any_of(
        events.begin(), events.end(), [&](const ir::Event& event) {
          return event.kind == ir::EventKind::kRead &&
                 event.place.is_variable() &&
                 event.place.id != receive.place.id &&
                 !body_.frame().function.locals[event.place.id].name.empty();
        });
  }

  // A wait that stands in the loop itself: the branch looks at the state that
  // was waited for and at nothing else.
  bool asks_for_more(BlockId id, const Operation& receive) const {
    if (receive.kind != Kind::kWait || !receive.site.calls.empty())
      return false;
    bool asks = false;
    for (const ir::Event& event : body_.block(id).events)
      for (const Access* access : body_.accesses(event.range)) {
        if (access->is_write) return false;
        bool is_state = is_tested(receive, access->place);
        if (!is_state && !access->place.is_variable()) return false;
        asks |= is_state;
      }
    return asks;
  }

  bool is_tested(const Operation& receive, const ir::Place& place) const {
    for (const Waiting& waiting : waits_[body_.frame().id]) {
      if (waiting.wait.site != receive.site) continue;
      for (const Access& test : waiting.tests)
        if (test.place == place) return true;
    }
    return false;
  }

  Body body_;
  const FunctionFacts& facts_;
  const Waits& waits_;
};

}  // namespace

std::vector<ReceiveLoop> receive_loops_of(const ir::Module& module,
                                          const ModuleFacts& facts,
                                          const Waits& waits) {
  std::vector<ReceiveLoop> found;
  for (ir::FunctionId id = 0; id < facts.functions.size(); ++id) {
    const FunctionFacts& function = facts.functions[id];
    if (std::none_of(function.operations.begin(), function.operations.end(),
                     is_receive))
      continue;
    std::vector<ReceiveLoop> loops =
        Loops({module, module.functions[id], id}, function, waits).run();
    found.insert(found.end(), loops.begin(), loops.end());
  }
  return found;
}

}  // namespace fearless::analysis
