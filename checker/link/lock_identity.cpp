// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/lock_identity.h"

#include <algorithm>
#include <optional>

#include "checker/link/members.h"

namespace fearless::link {
namespace {

using analysis::Frame;
using ir::FieldId;
using ir::FunctionFlag;
using ir::Place;
using ir::Role;
using ir::StepKind;

// The members on the way to a lock.
std::vector<FieldId> members_of(const Place& lock) {
  std::vector<FieldId> members;
  for (const ir::Step& step : lock.steps)
    if (step.kind == StepKind::kField) members.push_back(step.field);
  return members;
}

// `.mutex_` as its class sees it, `.outbox.mutex_` from outside.
bool ends_with(const std::vector<FieldId>& all,
               const std::vector<FieldId>& end) {
  return all.size() >= end.size() &&
         std::equal(end.rbegin(), end.rend(), all.rbegin());
}

// In a variable of the call itself, or what that alone owns: no other call
// knows of it.
bool is_own(const Frame& frame, const Place& lock) {
  if (!lock.is_local()) return false;
  for (std::size_t n = 0; n < lock.steps.size(); ++n) {
    if (lock.steps[n].kind != StepKind::kDeref) continue;
    const ir::Type& pointer = analysis::type_at(frame, lock.prefix(n));
    if (!analysis::owns_alone(pointer) && !pointer.is(Role::kOptional))
      return false;
  }
  return true;
}

// `[1]`: which element is known, and so is the order.
bool has_constant(const Place& lock) {
  return std::any_of(lock.steps.begin(), lock.steps.end(),
                     [](const ir::Step& step) { return step.has_constant(); });
}

Place owner_of(const Place& lock) {
  std::size_t n = lock.steps.size();
  while (n > 0 && lock.steps[n - 1].kind != StepKind::kField) --n;
  return lock.prefix(n > 0 ? n - 1 : 0);
}

// How to get from the object of one lock to that of the other.
struct Path {
  std::vector<FieldId> members;
  bool is_down = true;
  bool is_owning = true;  // through owners and values, no plain pointer
};

std::optional<Path> path_of(const Frame& frame, const LockOrder& order) {
  Place first = owner_of(order.first()), second = owner_of(order.second());
  Path path;
  path.is_down = first.covers(second);
  if (!path.is_down && !second.covers(first)) return std::nullopt;
  const Place& from = path.is_down ? first : second;
  const Place& to = path.is_down ? second : first;
  for (std::size_t n = from.steps.size(); n < to.steps.size(); ++n) {
    if (to.steps[n].kind == StepKind::kField)
      path.members.push_back(to.steps[n].field);
    if (to.steps[n].kind != StepKind::kDeref) continue;
    const ir::Type& pointer = analysis::type_at(frame, to.prefix(n));
    if (!pointer.is(Role::kSmartPointer) && !pointer.is(Role::kOptional))
      path.is_owning = false;
  }
  if (path.members.empty()) return std::nullopt;
  return path;
}

}  // namespace

bool is_vague(const Frame& frame, const Place& lock) {
  for (std::size_t n = 0; n < lock.steps.size(); ++n)
    if (lock.steps[n].kind == StepKind::kDeref &&
        !analysis::owns_alone(analysis::type_at(frame, lock.prefix(n))))
      return true;
  return false;
}

Same same_in_one_call(const Frame& frame, const Place& a, const Place& b) {
  if (a == b) return a.has_index() ? Same::kMaybe : Same::kSurely;
  if (!is_vague(frame, a) && !is_vague(frame, b)) return Same::kNo;
  std::vector<FieldId> ours = members_of(a), theirs = members_of(b);
  bool is_one_kind = !ours.empty() && !theirs.empty() &&
                     (ends_with(ours, theirs) || ends_with(theirs, ours));
  return is_one_kind ? Same::kMaybe : Same::kNo;
}

bool is_in_this(const Place& lock) {
  return lock.is_local() && lock.id == 1 && !lock.steps.empty() &&
         lock.steps[0].kind == StepKind::kDeref;
}

Same same_in_two_calls(const Frame& frame, const Place& a,
                       const Frame& other_frame, const Place& b) {
  if (is_own(frame, a) || is_own(other_frame, b)) return Same::kNo;
  bool are_equal = a.steps == b.steps;
  if (a.is_global() && b.is_global() && a.id == b.id && are_equal)
    return a.has_index() ? Same::kMaybe : Same::kSurely;
  std::vector<FieldId> ours = members_of(a), theirs = members_of(b);
  if (ours.empty() || theirs.empty()) return Same::kNo;
  if (!ends_with(ours, theirs) && !ends_with(theirs, ours)) return Same::kNo;
  auto is_method = [](const Frame& f) {
    return f.function.is(FunctionFlag::kMethod) &&
           !f.function.is(FunctionFlag::kStatic);
  };
  bool is_one_object = are_equal && is_in_this(a) && is_in_this(b) &&
                       is_method(frame) && is_method(other_frame);
  return is_one_object && !a.has_index() ? Same::kSurely : Same::kMaybe;
}

bool are_interchangeable(const Frame& frame, const LockOrder& order) {
  const Place& first = order.first();
  const Place& second = order.second();
  if (is_own(frame, first) || is_own(frame, second)) return false;
  if (members_of(first) != members_of(second)) return false;
  if (first == second) return first.has_index() && !has_constant(second);
  bool is_one_root = first.root == second.root && first.id == second.id;
  return !is_one_root && !first.is_global() && !second.is_global();
}

bool are_opposite(const Frame& frame, const LockOrder& a,
                  const Frame& other_frame, const LockOrder& b) {
  if (!is_of_one_kind(a) || !is_of_one_kind(b) ||
      lock_member(a.first()) != lock_member(b.first()))
    return false;
  std::optional<Path> one = path_of(frame, a), other = path_of(other_frame, b);
  if (!one || !other) return false;
  if (one->is_down != other->is_down) return one->members == other->members;
  return one->is_owning != other->is_owning;
}

Writers::Writers(const Program::Knowledge& knowledge) {
  for (const analysis::FunctionFacts& facts : knowledge.facts.functions)
    for (const analysis::Operation& operation : facts.operations) {
      bool is_writer = operation.kind == analysis::Operation::Kind::kAcquire &&
                       operation.mode == ir::Mode::kExclusive;
      if (!is_writer) continue;
      FieldId member = lock_member(operation.place);
      if (member != ir::kNone)
        members_.insert(member);
      else if (operation.place.is_global())
        globals_.insert(operation.place.id);
      else
        has_other_ = true;
    }
}

bool Writers::has(const Place& lock) const {
  FieldId member = lock_member(lock);
  if (member != ir::kNone) return members_.contains(member);
  return lock.is_global() ? globals_.contains(lock.id) : has_other_;
}

}  // namespace fearless::link
