// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>
#include <map>
#include <set>

#include "checker/analysis/control.h"
#include "checker/analysis/idle_guard.h"

namespace fearless::analysis {
namespace {

using ir::Event;
using ir::EventKind;
using ir::Place;
using ir::Role;
using How = IdleGuard::How;

bool starts_at(const Place& place, ir::LocalRole role, const Frame& frame) {
  return place.is_local() && place.id < frame.function.locals.size() &&
         frame.function.locals[place.id].role == role;
}

template <class Visitor>
void for_each_event(const Frame& frame, Visitor visit) {
  for (const ir::Block& block : frame.function.blocks)
    for (const Event& event : block.events) visit(event);
}

template <class Visitor>
void for_each_place(const Event& event, Visitor visit) {
  visit(event.place);
  visit(event.target);
  visit(event.result);
  for (const ir::Operand& operand : event.args) visit(operand.place);
}

// What the events do with the variable of a guard.
struct Uses {
  const Event* made = nullptr;    // its init
  const Event* defers = nullptr;  // is given a lock without locking it
  bool is_used = false;           // in any other way
};

// `return lock.owns_lock();` changes nothing.
bool is_harmless(const Event& event) {
  return event.kind == EventKind::kOwnsLock || event.kind == EventKind::kKill ||
         event.kind == EventKind::kRelease || event.kind == EventKind::kDisown;
}

void look(const Frame& frame, const Event& event,
          std::map<Place, Uses>& guards) {
  if (event.kind == EventKind::kInit && event.place.is_variable() &&
      starts_at(event.place, ir::LocalRole::kVariable, frame) &&
      has_role(frame, event.place, Role::kGuard)) {
    guards[event.place].made = &event;
    return;
  }
  for_each_place(event, [&](const Place& place) {
    auto it = guards.find(place.prefix(0));
    if (it == guards.end() || !place.is_local()) return;
    bool is_deferral = event.kind == EventKind::kBorrow &&
                       event.target == it->first &&
                       has_role(frame, event.place, Role::kLock);
    if (is_deferral && !it->second.defers)
      it->second.defers = &event;
    else if (!is_harmless(event))
      it->second.is_used = true;
  });
}

// A scoped_lock of an empty pack is none of its author's.
bool is_of_empty_pack(const Frame& frame, const Place& guard) {
  return frame.function.is(ir::FunctionFlag::kInstantiation) &&
         type_at(frame, guard).name.ends_with("<>");
}

// A lock with something in it; `NullMutex` has nothing.
bool is_real_lock(const Frame& frame, const Place& lock) {
  const ir::Type& type = type_at(frame, lock);
  return type.is(Role::kLock) &&
         (!type.is(Role::kRecord) || !type.fields.empty());
}

// Locked and unlocked, and given to nobody else. Guards that adopt or defer
// borrow it first.
bool is_locking(const Frame& frame, const Event& event, const Place& lock) {
  switch (event.kind) {
    case EventKind::kAcquire:
    case EventKind::kTryAcquire:
    case EventKind::kRelease:
    case EventKind::kInit:
    case EventKind::kKill:
      return event.place == lock;
    case EventKind::kBorrow:
      return event.place == lock && has_role(frame, event.target, Role::kGuard);
    default:
      return false;
  }
}

std::vector<IdleGuard> guards_of_own_locks(const Frame& frame) {
  std::set<Place> own;
  for_each_event(frame, [&](const Event& event) {
    if (event.kind == EventKind::kInit && event.place.is_variable() &&
        starts_at(event.place, ir::LocalRole::kVariable, frame) &&
        is_real_lock(frame, event.place))
      own.insert(event.place);
  });
  std::map<Place, Place> guard_of;
  std::map<Place, IdleGuard> found;
  for_each_event(frame, [&](const Event& event) {
    for (auto it = own.begin(); it != own.end();) {
      bool is_shared = mentions(event, *it) && !is_locking(frame, event, *it);
      it = is_shared ? own.erase(it) : std::next(it);
    }
    if (event.kind != EventKind::kAcquire || !own.contains(event.place)) return;
    if (!event.target.is_nothing()) guard_of[event.target] = event.place;
    found.try_emplace(event.place, IdleGuard{How::kOwnMutex, event.target,
                                             event.place, event.range});
  });
  // A condition variable wants some lock, and gets this one.
  for_each_event(frame, [&](const Event& event) {
    if (event.kind != EventKind::kWait) return;
    own.erase(event.target);
    if (auto it = guard_of.find(event.target); it != guard_of.end())
      own.erase(it->second);
  });
  std::vector<IdleGuard> idle;
  for (auto& [lock, guard] : found)
    if (own.contains(lock)) idle.push_back(std::move(guard));
  return idle;
}

// The events from where `guard` is made to where it dies, in this block and
// those that follow it.
std::vector<const Event*> lifetime(const ir::Function& function,
                                   const Place& guard) {
  std::vector<const Event*> events;
  for (const ir::Block& block : function.blocks) {
    auto made = std::find_if(
        block.events.begin(), block.events.end(), [&](const Event& event) {
          return event.kind == EventKind::kInit && event.place == guard;
        });
    if (made == block.events.end()) continue;
    auto run = [&](auto first, auto last) {
      for (; first != last; ++first) {
        if (first->kind == EventKind::kKill && first->place == guard)
          return true;
        events.push_back(&*first);
      }
      return false;
    };
    if (run(std::next(made), block.events.end())) return events;
    for (ir::BlockId next : block.terminator.targets)
      if (next < function.blocks.size())
        run(function.blocks[next].events.begin(),
            function.blocks[next].events.end());
    return events;
  }
  return events;
}

bool is_own_business(const Frame& frame, const Event& event,
                     const Place& guard) {
  bool is_destructor = event.kind == EventKind::kCall && event.is_implicit;
  if (is_harmless(event) || is_destructor) return true;
  if (event.kind == EventKind::kConstant || event.kind == EventKind::kInit)
    return true;
  bool is_read =
      event.kind == EventKind::kRead || event.kind == EventKind::kCopy;
  return is_read && (guard.covers(event.place) ||
                     starts_at(event.place, ir::LocalRole::kTemporary, frame));
}

}  // namespace

std::vector<IdleGuard> idle_guards(const Frame& frame) {
  std::map<Place, Uses> guards;
  for_each_event(frame,
                 [&](const Event& event) { look(frame, event, guards); });
  std::vector<IdleGuard> idle = guards_of_own_locks(frame);
  for (const auto& [guard, uses] : guards) {
    if (uses.is_used || is_of_empty_pack(frame, guard)) continue;
    const Event& made = *uses.made;
    if (uses.defers)
      idle.push_back({How::kDeferred, guard, uses.defers->place, made.range});
    else
      idle.push_back({How::kEmpty, guard, Place(), made.range});
  }
  std::sort(idle.begin(), idle.end());
  return idle;
}

const Event* ends_at_once(const Frame& frame, const Place& guard) {
  const Event* locks = nullptr;
  for (const Event* event : lifetime(frame.function, guard)) {
    if (locks) {
      if (!is_own_business(frame, *event, guard)) return nullptr;
    } else if (mentions(*event, guard) && event->kind != EventKind::kBorrow) {
      locks = event;
    }
  }
  return locks;
}

}  // namespace fearless::analysis
