// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/idle_guards.h"

#include <algorithm>
#include <set>

#include "checker/link/guards.h"

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::HeldLock;
using analysis::IdleGuard;
using analysis::Operation;
using ir::FunctionFlag;
using ir::FunctionId;
using ir::Place;

// Where in the body of the frame's function it happens.
const ir::Range& position(const Access& access) {
  return access.site.calls.empty() ? access.site.range : access.site.calls[0];
}

bool is_after(const ir::Range& a, const ir::Range& b) {
  return a.file == b.file &&
         std::pair(a.line, a.column) > std::pair(b.end_line, b.end_column);
}

bool is_held(const Place& lock, const std::vector<HeldLock>& locks) {
  return std::any_of(locks.begin(), locks.end(),
                     [&](const HeldLock& held) { return held.lock == lock; });
}

std::uint32_t last_member(const Place& place) {
  return place.steps.empty() || place.steps.back().kind != ir::StepKind::kField
             ? ir::kNone
             : place.steps.back().field;
}

// Beside the lock: a member of the same object, a global as the lock is.
bool is_beside(const Place& lock, const Place& data) {
  if (lock.is_global() && lock.steps.empty()) return data.is_global();
  if (last_member(lock) == ir::kNone) return false;
  return lock.prefix(lock.steps.size() - 1).covers(data) &&
         data.steps.size() >= lock.steps.size();
}

class Search {
 public:
  explicit Search(const Program::Knowledge& knowledge)
      : k_(knowledge), guards_(knowledge) {
    for (const analysis::FunctionFacts& facts : k_.facts.functions)
      for (const HeldLock& kept : facts.summary.acquired)
        if (kept.guard.is_nothing())
          taken_for_others_.insert(last_member(kept.lock));
    taken_for_others_.erase(ir::kNone);
  }

  std::vector<Idle> run() {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
      for (const IdleGuard& guard : k_.facts.functions[id].idle_guards)
        add(id, guard);
    for (FunctionId root : k_.roots) adopted(root);
    return std::move(found_);
  }

 private:
  void add(FunctionId id, const IdleGuard& guard) {
    using How = IdleGuard::How;
    constexpr std::pair<How, Idle::How> kKinds[] = {
        {How::kTemporary, Idle::How::kTemporary},
        {How::kEmpty, Idle::How::kEmpty},
        {How::kDeferred, Idle::How::kDeferred},
        {How::kOwnMutex, Idle::How::kOwnMutex}};
    Idle idle;
    for (const auto& [how, told] : kKinds)
      if (guard.how == how) idle.how = told;
    idle.function = idle.frame = id;
    idle.guard = guard.guard;
    idle.lock = guard.lock;
    idle.range = guard.range;
    idle.bare = bare_access(id, guard);
    bool needs_evidence =
        guard.how == How::kTemporary || guard.how == How::kOwnMutex;
    if (idle.range.is_valid() && (idle.bare || !needs_evidence))
      found_.push_back(std::move(idle));
  }

  // The first thing that is touched after the guard as if under its lock.
  std::optional<Access> bare_access(FunctionId id,
                                    const IdleGuard& guard) const {
    const Access* first = nullptr;
    analysis::Frame frame = k_.frame(id);
    for (const Access& access : k_.facts.functions[id].accesses) {
      bool is_own = guard.how == IdleGuard::How::kOwnMutex;
      if (access.is_atomic || access.destroying || access.constructing ||
          access.destroys || access.thread != analysis::kOwnThread ||
          !is_after(position(access), guard.range) ||
          is_held(guard.lock, access.locks) != is_own)
        continue;
      if (analysis::type_at(frame, access.place).is_const) continue;
      bool is_shared = is_own || guard.lock.is_nothing()
                           ? is_outside(frame, access.place)
                           : is_guarded(guard.lock, access);
      if (!is_shared) continue;
      if (!first || position(access) < position(*first)) first = &access;
    }
    return first ? std::optional<Access>(*first) : std::nullopt;
  }

  bool is_guarded(const Place& lock, const Access& access) const {
    return guards_.guards(lock, access.place, access.locks) ||
           (access.is_write && is_beside(lock, access.place));
  }

  static bool is_outside(const analysis::Frame& frame, const Place& place) {
    if (place.is_global()) return true;
    return place.is_local() && place.id >= 1 &&
           place.id <= frame.function.parameters && !place.steps.empty();
  }

  // What a caller of `root` may have locked.
  bool may_be_held_before(FunctionId root, const Operation& adopts) const {
    if (k_.is_closed) return false;
    std::uint32_t member = last_member(adopts.place);
    if (member == ir::kNone) return true;
    return k_.module.fields[member].is_public ||
           !k_.module.functions[root].is(FunctionFlag::kPublic);
  }

  // `std::try_lock(a, b) == -1`: what the number says is not followed.
  bool is_tried(FunctionId root, const Place& lock) const {
    const auto& operations = k_.facts.functions[root].operations;
    return std::any_of(operations.begin(), operations.end(),
                       [&](const Operation& operation) {
                         return operation.kind == Operation::Kind::kTry &&
                                operation.place == lock;
                       });
  }

  void adopted(FunctionId root) {
    for (const Operation& operation : k_.facts.functions[root].operations) {
      if (operation.kind != Operation::Kind::kAdopt ||
          is_held(operation.place, operation.locks) ||
          is_tried(root, operation.place) ||
          taken_for_others_.contains(last_member(operation.place)) ||
          may_be_held_before(root, operation) ||
          !adopts_.insert(operation.site.range).second)
        continue;
      Idle idle;
      idle.how = Idle::How::kAdopted;
      idle.function = operation.site.function;
      idle.frame = root;
      idle.guard = operation.with;
      idle.lock = operation.place;
      idle.range = operation.site.range;
      found_.push_back(std::move(idle));
    }
  }

  const Program::Knowledge& k_;
  Guards guards_;
  // Members that some function locks and leaves locked.
  std::set<std::uint32_t> taken_for_others_;
  std::set<ir::Range> adopts_;
  std::vector<Idle> found_;
};

}  // namespace

std::vector<Idle> find_idle_guards(const Program::Knowledge& knowledge) {
  return Search(knowledge).run();
}

bool explains(const Idle& idle, const Access& access, const Access& other) {
  if (access.site.function != idle.function ||
      !is_after(access.site.range, idle.range))
    return false;
  if (idle.lock.is_nothing() || idle.how == Idle::How::kOwnMutex) return true;
  return std::any_of(other.locks.begin(), other.locks.end(),
                     [&](const HeldLock& held) {
                       return last_member(held.lock) == last_member(idle.lock);
                     });
}

}  // namespace fearless::link
