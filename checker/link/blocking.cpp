// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/blocking.h"

#include <algorithm>
#include <map>
#include <set>

#include "checker/analysis/body.h"
#include "checker/analysis/control.h"
#include "checker/link/members.h"
#include "checker/link/wakers.h"

namespace fearless::link {

using analysis::Access;
using analysis::HeldLock;
using analysis::kOwnThread;
using analysis::Operation;
using ir::BlockKind;
using ir::FunctionId;
using ir::Place;
using Kind = Operation::Kind;

namespace {

// Deep below, a pause is part of what the callee is for. Read off findings in
// monero, cpp-httplib and rocksdb, 2026-11-21.
constexpr std::size_t kMostCallsToSleep = 2, kMostCallsToIo = 1;

bool may_wait(const Operation& operation) {
  switch (operation.kind) {
    case Kind::kJoin:
    case Kind::kSuspend:
      return true;
    case Kind::kWait:
      return !operation.is_timed;
    case Kind::kBlock:
      return operation.block == BlockKind::kSleep || !operation.is_timed;
    default:
      return false;
  }
}

// Reached through a pointer that may lead to the same object as any other;
// `*this` and what a parameter points at are objects to start from.
bool is_indirect(const Place& place) {
  for (std::size_t n = 0; n < place.steps.size(); ++n)
    if (place.steps[n].kind == ir::StepKind::kDeref && n > 0) return true;
  return false;
}

bool starts_with_pointer(const Place& place) {
  return !place.steps.empty() && place.steps[0].kind == ir::StepKind::kDeref;
}

// Two names, and two locks for sure.
bool are_distinct(const Place& a, const Place& b) {
  if (a.is_nothing() || b.is_nothing() || a.covers(b) || b.covers(a) ||
      is_indirect(a) || is_indirect(b))
    return false;
  bool is_same_root = a.root == b.root && a.id == b.id;
  return is_same_root || (!starts_with_pointer(a) && !starts_with_pointer(b));
}

class Finder {
 public:
  explicit Finder(const Program::Knowledge& k) : k_(k) {}

  std::vector<Blocking> run() {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
      for (const Operation& operation : k_.facts.functions[id].operations)
        if (operation.thread == kOwnThread && may_wait(operation))
          look_at(id, operation);
    }
    for (auto& [at, blocking] : found_)
      if (stands_for_its_wait(blocking)) result_.push_back(blocking);
    return std::move(result_);
  }

 private:
  void look_at(FunctionId id, const Operation& operation) {
    // A coroutine that is called comes back when it is suspended.
    bool in_coroutine = k_.module.functions[operation.site.function].is(
        ir::FunctionFlag::kCoroutine);
    if (in_coroutine && !operation.site.calls.empty()) return;
    for (const HeldLock& held : operation.locks) {
      if (!held.is_sure || !is_kept(operation, held)) continue;
      Blocking blocking{.frame = id, .block = operation, .lock = held};
      blocking.where = where(operation, held);
      if (is_past_its_lock(id, operation, held) ||
          is_joined_already(id, operation, held))
        continue;
      if (auto taken = lock_of_wakers(k_, id, operation, held.lock)) {
        blocking.waker_frame = taken->first;
        blocking.wakers_lock = taken->second;
      } else if (!is_new(operation, held) ||
                 !is_worth_telling(id, operation, held)) {
        continue;
      }
      keep(std::move(blocking));
    }
  }

  // A destructor that joins unless stop() has done it, as it has before
  // without the lock.
  bool is_joined_already(FunctionId id, const Operation& operation,
                         const HeldLock& held) const {
    const auto& all = k_.facts.functions[id].operations;
    return operation.kind == Kind::kJoin &&
           std::any_of(all.begin(), all.end(), [&](const Operation& other) {
             bool is_same = other.kind == Kind::kJoin &&
                            other.place == operation.place &&
                            other.site.range == operation.site.range;
             return is_same &&
                    std::none_of(other.locks.begin(), other.locks.end(),
                                 [&](const HeldLock& mine) {
                                   return mine.lock == held.lock;
                                 }) &&
                    comes_before(id, other, operation);
           });
  }

  // `done.wait(lock, ...); thread.join();` with the lock held: the thread has
  // said under the lock that it is done with it, and takes it that once only.
  bool is_past_its_lock(FunctionId id, const Operation& join,
                        const HeldLock& held) const {
    if (join.kind != Kind::kJoin || join.awaited.empty()) return false;
    const auto& all = k_.facts.functions[id].operations;
    auto is_joined = [&](const Operation& operation) {
      return std::find(join.awaited.begin(), join.awaited.end(),
                       operation.thread) != join.awaited.end();
    };
    std::size_t taken = 0;
    std::set<Place> told;
    for (const Operation& operation : all) {
      if (!is_joined(operation)) continue;
      if (operation.kind == Kind::kNotify) told.insert(operation.place);
      if (operation.kind == Kind::kAcquire && operation.place == held.lock)
        taken += operation.in_loop ? 2 : 1;
    }
    return taken == 1 &&
           std::any_of(all.begin(), all.end(), [&](const Operation& wait) {
             return wait.kind == Kind::kWait && wait.thread == kOwnThread &&
                    wait.with == held.lock && told.contains(wait.place) &&
                    comes_before(id, wait, join);
           });
  }

  bool comes_before(FunctionId id, const Operation& wait,
                    const Operation& join) const {
    const analysis::Body body(k_.frame(id), k_.facts.functions[id]);
    auto is_goal = [&](const ir::Event& event) {
      return event.range == analysis::range_within(join.site);
    };
    auto never = [](const ir::Event&) { return false; };
    for (const auto& at : body.points_at(analysis::range_within(wait.site)))
      if (body.leads(at, is_goal, never)) return true;
    return false;
  }

  // A callee that both locks and waits has been told of there; but who wakes
  // it may be known only here.
  static bool is_new(const Operation& operation, const HeldLock& held) {
    return operation.site.calls.empty() || !held.taken.call.is_valid() ||
           held.taken.call != operation.site.calls.front();
  }

  // The wait, or the call that leads to it, in the function with the lock.
  ir::Range where(const Operation& operation, const HeldLock& held) const {
    const analysis::Site& site = operation.site;
    if (is_new(operation, held) || held.taken.function == ir::kNone)
      return analysis::range_within(site);
    const ir::Function& locker = k_.module.functions[held.taken.function];
    for (const ir::Range& call : site.calls)
      if (analysis::lies_in(call, locker.body)) return call;
    return site.range;
  }

  // wait() gives back the lock that it is given.
  static bool is_kept(const Operation& operation, const HeldLock& held) {
    return operation.kind != Kind::kWait ||
           are_distinct(operation.with, held.lock);
  }

  bool is_worth_telling(FunctionId id, const Operation& block,
                        const HeldLock& held) const {
    switch (block.kind) {
      case Kind::kWait:
      case Kind::kSuspend:
        return true;
      case Kind::kBlock:
        break;
      default:
        return false;
    }
    switch (block.block) {
      case BlockKind::kReceive:
      case BlockKind::kBarrier:
        return true;
      case BlockKind::kSleep:
      case BlockKind::kOther:
        return block.site.calls.size() <= kMostCallsToSleep &&
               !is_in_a_locking_macro(id, block);
      case BlockKind::kIo:
        return block.site.calls.size() <= kMostCallsToIo &&
               !serialises(id, block, held.lock);
      default:
        return false;
    }
  }

  // `CRITICAL_REGION(mutex_)` that pauses first, when it is told to: that is
  // not this function's doing.
  bool is_in_a_locking_macro(FunctionId id, const Operation& block) const {
    const auto& all = k_.facts.functions[id].operations;
    return std::any_of(all.begin(), all.end(), [&](const Operation& lock) {
      return lock.kind == Kind::kAcquire &&
             analysis::lies_in(analysis::range_within(lock.site),
                               analysis::range_within(block.site));
    });
  }

  // The lock is there to keep uses of this file or socket apart: they are
  // members of one object, or globals.
  bool serialises(FunctionId id, const Operation& block,
                  const Place& lock) const {
    const analysis::Frame frame = k_.frame(id);
    const ir::Range& at = analysis::range_within(block.site);
    std::vector<Member> objects = members_of(frame, lock);
    for (const Access& access : k_.facts.functions[id].accesses) {
      if (!analysis::lies_in(analysis::range_within(access.site), at) ||
          access.place.has_index())
        continue;
      for (const Member& member : members_of(frame, access.place))
        for (const Member& object : objects)
          if (member.object == object.object) return true;
    }
    return false;
  }

  // Of one pause that many locked callers lead to the nearest is told.
  bool stands_for_its_wait(const Blocking& blocking) const {
    if (blocking.is_deadlock()) return true;
    auto distance = [](const Blocking& it) {
      return std::pair(it.block.site.calls.size(), it.where);
    };
    return std::none_of(found_.begin(), found_.end(), [&](const auto& other) {
      return !other.second.is_deadlock() &&
             other.second.block.site.range == blocking.block.site.range &&
             distance(other.second) < distance(blocking);
    });
  }

  // One finding for each wait; a deadlock rather than another lock.
  void keep(Blocking blocking) {
    auto [at, is_first] = found_.try_emplace(blocking.where, blocking);
    if (!is_first && blocking.is_deadlock() && !at->second.is_deadlock())
      at->second = std::move(blocking);
  }

  const Program::Knowledge& k_;
  std::map<ir::Range, Blocking> found_;
  std::vector<Blocking> result_;
};

}  // namespace

std::vector<Blocking> find_blocking(const Program::Knowledge& k) {
  return Finder(k).run();
}

}  // namespace fearless::link
