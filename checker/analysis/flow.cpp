// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/flow.h"

#include <algorithm>
#include <set>

namespace fearless::analysis {
namespace {

using ir::BlockId;
using ir::EventKind;
using ir::Place;

bool is_join(const ir::Event& event) {
  return event.kind == EventKind::kJoin ||
         (event.kind == EventKind::kBlock &&
          (event.block == ir::BlockKind::kFuture ||
           event.block == ir::BlockKind::kJoin));
}

// The blocks of the loop whose back edge is `tail` -> `head`.
std::set<BlockId> loop_body(
    const std::vector<std::vector<BlockId>>& predecessors, BlockId head,
    BlockId tail) {
  std::set<BlockId> body{head};
  std::vector<BlockId> work{tail};
  while (!work.empty()) {
    BlockId at = work.back();
    work.pop_back();
    if (!body.insert(at).second) continue;
    for (BlockId from : predecessors[at]) work.push_back(from);
  }
  return body;
}

// What the variables of a loop stand for.
class Elements {
 public:
  explicit Elements(const ir::Function& function) {
    for (const ir::Block& block : function.blocks)
      for (const ir::Event& event : block.events)
        if (event.kind == EventKind::kBorrow)
          known_[event.target] = event.place;
  }

  // `place` with the element variable replaced by the element.
  Place named(const Place& place) const {
    for (std::size_t cut = place.steps.size(); cut-- > 0;) {
      Place pointer = place.prefix(cut);
      auto known = known_.find(pointer);
      if (known != known_.end() &&
          place.steps[cut].kind == ir::StepKind::kDeref)
        return place.rebased(pointer.deref(), known->second);
    }
    return place;
  }

 private:
  std::map<Place, Place> known_;
};

std::vector<Place> joined_in(const ir::Function& function,
                             const std::set<BlockId>& body) {
  Elements elements(function);
  std::vector<Place> joined;
  for (BlockId id : body)
    for (const ir::Event& event : function.blocks[id].events) {
      if (!is_join(event)) continue;
      Place handle = event.place;
      // `auto& [id, job]`: `job` is a member of the element.
      constexpr int kMostNested = 3;
      for (int n = 0; n < kMostNested && !handle.has_index(); ++n)
        handle = elements.named(handle);
      if (handle.has_index()) joined.push_back(handle);
    }
  return joined;
}

// Locks of elements that are taken or given back in `body`, not both.
std::vector<LoopLock> locked_in(const ir::Function& function,
                                const std::set<BlockId>& body) {
  Elements elements(function);
  std::vector<LoopLock> locks;
  bool takes = false, gives = false;
  for (BlockId id : body)
    for (const ir::Event& event : function.blocks[id].events) {
      bool is_release = event.kind == EventKind::kRelease;
      if (event.kind != EventKind::kAcquire && !is_release) continue;
      LoopLock lock{
          event.place.is_nothing() ? Place() : elements.named(event.place),
          event.target, event.mode, is_release, event.range};
      // A guard that is no element ends with its round.
      bool outlives = lock.guard.is_nothing() || lock.guard.has_index();
      if (!lock.lock.has_index() || !outlives) continue;
      (is_release ? gives : takes) = true;
      locks.push_back(std::move(lock));
    }
  if (takes && gives) locks.clear();
  return locks;
}

// Blocks of the loop in which some of the handles are joined in this round and
// which may leave it before the next one: a `return` after a join.
std::set<BlockId> after_join(const ir::Function& function,
                             const std::set<BlockId>& body, BlockId head) {
  std::set<BlockId> after;
  std::vector<BlockId> work;
  for (BlockId id : body)
    for (const ir::Event& event : function.blocks[id].events)
      if (is_join(event)) work.push_back(id);
  while (!work.empty()) {
    BlockId at = work.back();
    work.pop_back();
    if (!after.insert(at).second) continue;
    for (BlockId to : function.blocks[at].terminator.targets)
      if (to != head && body.contains(to)) work.push_back(to);
  }
  // The end of a `do` loop is an end, too.
  std::erase_if(after, [&](BlockId id) {
    const std::vector<BlockId>& out = function.blocks[id].terminator.targets;
    return id == head || std::find(out.begin(), out.end(), head) != out.end();
  });
  return after;
}

void visit(const ir::Function& function, Flow& flow) {
  std::vector<std::uint8_t> seen(function.blocks.size(), 0);
  std::vector<std::pair<BlockId, std::size_t>> stack;
  if (function.blocks.empty()) return;
  stack.push_back({0, 0});
  seen[0] = 1;
  while (!stack.empty()) {
    auto& [block, next] = stack.back();
    std::vector<BlockId> out = successors(function.blocks[block]);
    if (next < out.size()) {
      BlockId to = out[next++];
      if (to < seen.size() && !seen[to]) {
        seen[to] = 1;
        stack.push_back({to, 0});
      }
      continue;
    }
    flow.order.push_back(block);
    stack.pop_back();
  }
  std::reverse(flow.order.begin(), flow.order.end());
}

// Blocks that only an exception leads to, handlers among them: what is left
// once those are taken away that the entry leads to without one.
void find_unwinding(const ir::Function& function, Flow& flow) {
  flow.unwinding.assign(function.blocks.size(), true);
  std::vector<BlockId> work;
  if (!function.blocks.empty()) work.push_back(0);
  while (!work.empty()) {
    BlockId at = work.back();
    work.pop_back();
    if (at >= flow.unwinding.size() || !flow.unwinding[at]) continue;
    flow.unwinding[at] = false;
    for (BlockId to : function.blocks[at].terminator.targets)
      work.push_back(to);
  }
}

}  // namespace

std::vector<BlockId> successors(const ir::Block& block) {
  std::vector<BlockId> out = block.terminator.targets;
  if (block.unwind != ir::kNone) out.push_back(block.unwind);
  return out;
}

Flow flow_of(const ir::Function& function) {
  Flow flow;
  std::size_t count = function.blocks.size();
  flow.rank.assign(count, ir::kNone);
  flow.in_loop.assign(count, false);
  visit(function, flow);
  for (std::uint32_t i = 0; i < flow.order.size(); ++i)
    flow.rank[flow.order[i]] = i;
  std::vector<std::vector<BlockId>> predecessors(count);
  for (BlockId from : flow.order)
    for (BlockId to : successors(function.blocks[from]))
      predecessors[to].push_back(from);
  find_unwinding(function, flow);
  for (BlockId tail : flow.order) {
    for (BlockId head : successors(function.blocks[tail])) {
      if (flow.rank[head] > flow.rank[tail]) continue;
      flow.has_loop = true;
      std::set<BlockId> body = loop_body(predecessors, head, tail);
      for (BlockId id : body) flow.in_loop[id] = true;
      std::vector<Place> joined = joined_in(function, body);
      std::vector<LoopLock> locked = locked_in(function, body);
      if (joined.empty() && locked.empty()) continue;
      std::set<BlockId> early = after_join(function, body, head);
      for (BlockId id : body)
        for (BlockId to : successors(function.blocks[id])) {
          if (body.contains(to)) continue;
          if (!joined.empty() && !early.contains(id))
            flow.joined_by_loop[{id, to}] = joined;
          if (!locked.empty()) flow.locked_by_loop[{id, to}] = locked;
        }
    }
  }
  return flow;
}

}  // namespace fearless::analysis
