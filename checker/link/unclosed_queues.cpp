// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Queues that are classes of the user's: a container, a flag or count that
// says "closed", a wait for either. Looked at in the function that has the
// queue: there all who may close it are in sight.

#include <algorithm>
#include <map>
#include <set>

#include "checker/analysis/body.h"
#include "checker/link/members.h"
#include "checker/link/never_closed.h"
#include "checker/link/queue_protocol.h"

namespace fearless::link {

using analysis::Access;
using analysis::Body;
using analysis::kOwnThread;
using analysis::Operation;
using analysis::ReceiveLoop;
using ir::EventKind;
using ir::FunctionId;
using ir::Place;
using ir::Role;
using ir::StepKind;
using Kind = Operation::Kind;

namespace {

// One wait for the end of one queue, in the function that has the queue.
class Queue {
 public:
  Queue(const Program::Knowledge& k, const QueueProtocol& protocol,
        const Body& body, const Operation& receive)
      : k_(k),
        protocol_(protocol),
        body_(body),
        facts_(k.facts.functions[body.frame().id]),
        receive_(receive),
        object_(receive.place.prefix(receive.place.steps.size() - 1)) {}

  // Nothing: it is closed in time, as far as can be seen.
  std::optional<NeverClosed> judge() {
    NeverClosed found;
    found.frame = body_.frame().id;
    found.channel = object_;
    std::vector<ir::Range> ends = waits_for_the_end(found);
    if (ends.empty()) return std::nullopt;
    if (auto owner = kept_owner(ends)) {
      found.kind = NeverClosed::Kind::kOwnerKept;
      found.keeper = *owner;
      return found;
    }
    if (protocol_.is_closed_by_destructor && is_given_to_threads())
      return std::nullopt;
    std::vector<const Access*> closers;
    bool closes_late = false;
    for (const Access& access : facts_.accesses) {
      if (!closes(access)) continue;
      bool in_time =
          access.thread != kOwnThread ||
          std::any_of(ends.begin(), ends.end(), [&](const ir::Range& end) {
            return comes_before(access, end);
          });
      if (in_time) closers.push_back(&access);
      if (in_time || closes_late) continue;
      closes_late = true;
      found.close = analysis::range_within(access.site);
    }
    if (closers.empty() && !closes_late && runs_unseen_code())
      return std::nullopt;
    if (closers.empty()) {
      found.kind = NeverClosed::Kind::kClosedLate;
      return found;
    }
    if (auto path = protocol_.path_without_close(closers)) {
      found.kind = NeverClosed::Kind::kCloseSkipped;
      found.close = path->close;
      found.skip = path->way_out;
      return found;
    }
    return std::nullopt;
  }

 private:
  // The loop itself, or the joins of its thread.
  std::vector<ir::Range> waits_for_the_end(NeverClosed& found) const {
    if (receive_.thread == kOwnThread)
      return {analysis::range_within(receive_.site)};
    std::vector<ir::Range> ends;
    for (const Operation& join : facts_.operations) {
      bool waits = join.kind == Kind::kJoin && join.thread == kOwnThread &&
                   std::find(join.awaited.begin(), join.awaited.end(),
                             receive_.thread) != join.awaited.end();
      if (!waits) continue;
      ends.push_back(analysis::range_within(join.site));
      found.join = join;
    }
    return ends;
  }

  // The queue as a whole goes to a function that was passed in.
  bool runs_unseen_code() const {
    return std::any_of(facts_.accesses.begin(), facts_.accesses.end(),
                       [&](const Access& access) {
                         return access.place == object_ && !access.destroys &&
                                access.thread != kOwnThread;
                       });
  }

  bool closes(const Access& access) const {
    if (!access.is_write || access.constructing || access.place.steps.empty() ||
        access.place.steps.size() <= object_.steps.size())
      return false;
    const ir::Step& last = access.place.steps[object_.steps.size()];
    if (!object_.covers(access.place) || last.kind != StepKind::kField ||
        !protocol_.flags.contains(last.field))
      return false;
    // A constructor opens it.
    for (const Body::Point& at :
         body_.points_at(analysis::range_within(access.site))) {
      const ir::Event& event = body_.event(at);
      if (event.kind != EventKind::kCall || event.callee == ir::kNone) continue;
      FunctionId callee = k_.module.callees[event.callee].function;
      if (callee != ir::kNone &&
          k_.module.functions[callee].is(ir::FunctionFlag::kConstructor))
        return false;
    }
    return true;
  }

  bool comes_before(const Access& access, const ir::Range& end) const {
    const ir::Range& at = analysis::range_within(access.site);
    if (at == end) return true;  // a callee does both
    auto is_goal = [&](const ir::Event& event) { return event.range == end; };
    auto never = [](const ir::Event&) { return false; };
    for (const Body::Point& from : body_.points_at(at))
      if (body_.leads(from, is_goal, never)) return true;
    return false;
  }

  // An object that closes the queue when it dies, and that this function has
  // until after the wait.
  std::optional<Place> kept_owner(const std::vector<ir::Range>& ends) const {
    if (!protocol_.is_closed_by_destructor) return std::nullopt;
    const ir::Function& function = body_.frame().function;
    for (ir::LocalId id = 1; id < function.locals.size(); ++id) {
      if (function.locals[id].role != ir::LocalRole::kVariable) continue;
      const ir::Type& type = k_.module.types[function.locals[id].type];
      bool is_shared = type.copy == ir::CopyMeaning::kSharedOwner;
      if (!protocol_.is_closer(function.locals[id].type) ||
          !(is_shared || protocol_.is_count))
        continue;
      if (std::all_of(ends.begin(), ends.end(), [&](const ir::Range& end) {
            return outlives(Place::local(id), end);
          }))
        return Place::local(id);
    }
    return std::nullopt;
  }

  bool outlives(const Place& owner, const ir::Range& end) const {
    auto is_goal = [&](const ir::Event& event) { return event.range == end; };
    auto never = [](const ir::Event&) { return false; };
    bool is_born = false;
    const auto& blocks = body_.frame().function.blocks;
    for (ir::BlockId id = 0; id < blocks.size(); ++id)
      for (std::size_t n = 0; n < blocks[id].events.size(); ++n) {
        const ir::Event& event = blocks[id].events[n];
        bool is_init = event.kind == EventKind::kInit && event.place == owner;
        bool is_end =
            (event.kind == EventKind::kKill || event.kind == EventKind::kMove ||
             event.kind == EventKind::kReinit) &&
            owner.covers(event.place) &&
            !(n > 0 && blocks[id].events[n - 1].kind == EventKind::kInit);
        if (!is_init && !is_end) continue;
        if (!body_.leads({id, n}, is_goal, never)) continue;
        if (is_end) return false;
        is_born = true;
      }
    return is_born;
  }

  // Closures that have such an object: it dies with their thread.
  bool is_given_to_threads() const {
    for (const ir::Field& field : k_.module.fields)
      if (field.owner != ir::kNone && field.type != ir::kNone &&
          k_.module.types[field.owner].is(Role::kClosure) &&
          protocol_.is_closer(field.type))
        return true;
    return false;
  }

  const Program::Knowledge& k_;
  const QueueProtocol& protocol_;
  const Body& body_;
  const analysis::FunctionFacts& facts_;
  const Operation& receive_;
  Place object_;
};

// The function has the queue, from its making to its end.
bool has_queue(const Program::Knowledge& k, FunctionId id,
               const Place& condition) {
  const ir::Function& function = k.module.functions[id];
  if (condition.is_nothing() || condition.steps.empty() ||
      condition.steps.back().kind != StepKind::kField || condition.has_index())
    return false;
  if (condition.is_global())
    return k.is_closed && function.is(ir::FunctionFlag::kMain);
  if (condition.id <= function.parameters ||
      function.locals[condition.id].name.empty())
    return false;
  for (std::size_t n = 0; n < condition.steps.size(); ++n)
    if (condition.steps[n].kind == StepKind::kDeref &&
        !analysis::type_at(k.frame(id), condition.prefix(n))
             .is(Role::kSmartPointer))
      return false;
  return true;
}

}  // namespace

std::vector<NeverClosed> unclosed_queues(
    const Program::Knowledge& k, const analysis::Waits& waits,
    const std::vector<ReceiveLoop>& loops) {
  std::vector<NeverClosed> found;
  if (loops.empty()) return found;
  QueueProtocols protocols(k, waits);
  for (FunctionId id = 0; id < k.module.functions.size(); ++id) {
    std::optional<Body> body;
    for (const Operation& operation : k.facts.functions[id].operations) {
      if (operation.kind != Kind::kWait || !has_queue(k, id, operation.place))
        continue;
      const ReceiveLoop* loop = loop_of(loops, operation, id);
      const QueueProtocol* protocol = loop ? protocols.of(operation) : nullptr;
      if (!protocol) continue;
      if (!body) body.emplace(k.frame(id), k.facts.functions[id]);
      if (auto fault = Queue(k, *protocol, *body, operation).judge()) {
        fault->loop = *loop;
        found.push_back(std::move(*fault));
      }
    }
  }
  return found;
}

std::vector<NeverClosed> find_never_closed(const Program::Knowledge& k) {
  const analysis::Waits waits = analysis::waits_of(k.module, k.facts);
  const std::vector<ReceiveLoop> loops =
      analysis::receive_loops_of(k.module, k.facts, waits);
  std::vector<NeverClosed> found = kept_senders(k, loops);
  std::vector<NeverClosed> more = unclosed_queues(k, waits, loops);
  found.insert(found.end(), more.begin(), more.end());
  return found;
}

}  // namespace fearless::link
