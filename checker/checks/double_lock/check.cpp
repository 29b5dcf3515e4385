// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A lock is taken while its own thread holds it. A pair of the two is seen in
// every caller of the function that has them both; the one with the fewest
// calls is told. One finding for each place in the code and lock.

#include <map>
#include <set>

#include "checker/checks/lock_way.h"
#include "checker/link/lock_kind.h"

namespace fearless::checks {
namespace {

using analysis::Frame;
using analysis::HeldLock;
using analysis::Operation;
using ir::FunctionId;

struct Again {
  FunctionId frame = ir::kNone;
  const Operation* taken = nullptr;
  const HeldLock* held = nullptr;
};

// An element by index may be another one, and so may a node of a list.
bool is_one_object(const ir::Place& place) {
  std::set<ir::FieldId> passed;
  for (const ir::Step& step : place.steps) {
    bool is_again =
        step.kind == ir::StepKind::kField && !passed.insert(step.field).second;
    if (is_again || step.kind == ir::StepKind::kIndex) return false;
  }
  return !place.is_nothing() && place.steps.size() < ir::Place::kMaxSteps;
}

const HeldLock* held_already(const Operation& operation) {
  if (operation.kind != Operation::Kind::kAcquire || operation.is_timed ||
      !operation.is_sure || !is_one_object(operation.place))
    return nullptr;
  for (const HeldLock& held : operation.locks)
    if (held.is_sure && !held.is_choice && held.lock == operation.place)
      return &held;
  return nullptr;
}

std::vector<Again> find_all(const Knowledge& k) {
  link::LockKinds kinds(k);
  std::map<std::pair<ir::Range, ir::Range>, Again> nearest;
  for (FunctionId id = 0; id < k.module.functions.size(); ++id)
    for (const Operation& operation : k.facts.functions[id].operations) {
      const HeldLock* held = held_already(operation);
      if (!held || kinds.may_be_recursive(k.frame(id), operation.place))
        continue;
      auto key = std::pair(operation.site.range, held->taken.range);
      auto [it, is_new] = nearest.try_emplace(key, Again{id, &operation, held});
      bool is_nearer =
          operation.site.calls.size() < it->second.taken->site.calls.size();
      if (!is_new && is_nearer) it->second = {id, &operation, held};
    }
  std::vector<Again> all;
  for (const auto& [key, again] : nearest) all.push_back(again);
  return all;
}

std::string fix_of(const Again& again, const LockWay& way,
                   const std::string& lock) {
  std::string line = Story::line(way.turn());
  bool is_upgrade = again.held->mode == ir::Mode::kShared &&
                    again.taken->mode == ir::Mode::kExclusive;
  if (is_upgrade)
    return "give the shared lock back before line " + line +
           ", and look again under the exclusive one";
  if (!way.turns_by_call())
    return "remove line " + line + ", or give " + lock + " back before it";
  std::string callee = analysis::short_name(way.callee());
  if (callee.empty()) return "give " + lock + " back before line " + line;
  return "move the body of `" + callee + "` to a private `" + callee +
         "_locked()` that takes no lock, and call that in line " + line;
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const Again& again) {
  Frame frame = k.frame(again.frame);
  std::string lock = story.quoted(frame, again.taken->place);
  if (lock == "the object") lock = "the lock";
  LockWay way(k, again.frame, *again.taken, *again.held);
  bool was_shared = again.held->mode == ir::Mode::kShared;
  bool is_shared = again.taken->mode == ir::Mode::kShared;
  findings::Finding finding;
  finding.check = "double-lock";
  finding.subject = subject_of(frame, again.taken->place);
  finding.where = story.at(way.turn());
  finding.message = lock + " is locked again by the thread that holds it";
  if (again.held->taken.range != way.turn())
    finding.labels.push_back(
        story.label(again.held->taken.range,
                    was_shared ? "locked here, shared" : "locked here"));
  std::string again_text = was_shared && !is_shared
                               ? "locked again here, exclusively"
                               : "locked again here";
  if (way.turns_by_call()) {
    std::string callee = analysis::short_name(way.callee());
    finding.labels.push_back(story.label(
        way.turn(),
        callee.empty() ? "called while it is locked"
                       : "calls `" + callee + "` while it is locked",
        "", true));
    if (way.last() != again.held->taken.range)
      finding.labels.push_back(story.label(way.last(), again_text));
  } else {
    finding.labels.push_back(story.label(way.turn(), again_text, "", true));
  }
  bool is_own_guard =
      !again.taken->with.is_nothing() && again.taken->with == again.held->guard;
  finding.why =
      is_own_guard
          ? "a guard that locks what it holds throws `std::system_error`"
          : "the thread waits for itself, for ever";
  if (was_shared && is_shared) {
    finding.severity = findings::Severity::kWarning;
    finding.why =
        "a writer that waits in between keeps the second one out, "
        "and waits for the first";
  }
  finding.fix = fix_of(again, way, lock);
  return finding;
}

}  // namespace

Findings double_lock(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  std::set<std::pair<findings::Location, std::string>> told;
  for (const Again& again : find_all(k)) {
    findings::Finding finding = tell(story, k, again);
    if (finding.where.is_valid() &&
        told.insert({finding.where, finding.subject}).second)
      found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace fearless::checks
