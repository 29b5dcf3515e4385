// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>
#include <map>
#include <set>

#include "checker/link/members.h"
#include "checker/link/wait_faults.h"

namespace fearless::link {

using analysis::Operation;
using ir::EventKind;
using ir::Place;
using Kind = Operation::Kind;

namespace {

bool is_lock(const analysis::Frame& frame, const Place& place) {
  return analysis::has_role(frame, place, ir::Role::kLock) &&
         !place.has_index();
}

// The waits on one condition variable, by the name of its mutex.
class ByMutex {
 public:
  explicit ByMutex(const Program::Knowledge& k) : k_(k) {}

  // Members are compared over all methods; what is captured has one name only
  // where it is declared.
  void add(ir::FunctionId id, const Operation& wait) {
    const analysis::Frame frame = k_.frame(id);
    if (wait.place.has_index() || !is_lock(frame, wait.with)) return;
    for (const Member& member : members_of(frame, wait.place)) {
      auto lock = relative_to(frame, wait.with, member);
      if (lock && wait.site.calls.empty())
        return put(member.name(), *lock, id, wait);
      if (lock) return;
    }
    put(std::to_string(id) + print(wait.place), print(wait.with), id, wait);
  }

  std::vector<WaitFault> faults() {
    std::vector<WaitFault> found;
    for (auto& [condition, by_mutex] : waits_) {
      if (by_mutex.size() < 2) continue;
      auto is_earlier = [](const auto& a, const auto& b) {
        return a.second.second.site.range < b.second.second.site.range;
      };
      auto first =
          std::min_element(by_mutex.begin(), by_mutex.end(), is_earlier);
      for (auto it = by_mutex.begin(); it != by_mutex.end(); ++it) {
        if (it == first) continue;
        WaitFault fault;
        fault.kind = WaitFault::Kind::kTwoMutexes;
        fault.frame = it->second.first;
        fault.wait = it->second.second;
        fault.other_frame = first->second.first;
        fault.other = first->second.second;
        found.push_back(std::move(fault));
      }
    }
    return found;
  }

 private:
  void put(const std::string& condition, const std::string& mutex,
           ir::FunctionId id, const Operation& wait) {
    waits_[condition].try_emplace(mutex, id, wait);
  }
  std::string print(const Place& place) const {
    return print_place(k_.module, place);
  }

  const Program::Knowledge& k_;
  std::map<std::string,
           std::map<std::string, std::pair<ir::FunctionId, Operation>>>
      waits_;
};

// Whether the function sees all that happens to its guard: it was not made by
// somebody else, who may have locked it.
bool is_own_guard(const ir::Function& function, const Place& guard) {
  if (!guard.is_variable() || !guard.is_local() ||
      guard.id <= function.parameters)
    return false;
  bool is_bound = false;
  for (const ir::Block& block : function.blocks)
    for (const ir::Event& event : block.events) {
      if (event.target != guard) continue;
      if (event.kind == EventKind::kMove || event.kind == EventKind::kCopy ||
          event.kind == EventKind::kCall)
        return false;
      is_bound |=
          event.kind == EventKind::kBorrow || event.kind == EventKind::kAcquire;
    }
  return is_bound;
}

bool releases(const analysis::FunctionFacts& facts, const Place& lock) {
  return std::any_of(
      facts.operations.begin(), facts.operations.end(),
      [&](const Operation& o) {
        return (o.kind == Kind::kRelease || o.kind == Kind::kAcquire) &&
               o.place == lock && o.site.calls.empty() &&
               o.thread == analysis::kOwnThread;
      });
}

bool holds(const Operation& wait) {
  return std::any_of(wait.locks.begin(), wait.locks.end(),
                     [&](const analysis::HeldLock& held) {
                       return held.lock == wait.with || held.guard == wait.with;
                     });
}

}  // namespace

std::vector<WaitFault> waits_with_wrong_locks(const Program::Knowledge& k) {
  ByMutex by_mutex(k);
  std::map<ir::Range, WaitFault> unlocked;
  std::set<ir::Range> locked;
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id) {
    const analysis::FunctionFacts& facts = k.facts.functions[id];
    for (const Operation& operation : facts.operations) {
      if (operation.kind != Kind::kWait) continue;
      by_mutex.add(id, operation);
      if (!operation.site.calls.empty()) continue;
      bool is_ours = is_own_guard(k.module.functions[id], operation.with) ||
                     releases(facts, operation.with);
      if (holds(operation)) locked.insert(operation.site.range);
      if (!is_ours || holds(operation)) continue;
      WaitFault fault;
      fault.kind = WaitFault::Kind::kNotLocked;
      fault.frame = id;
      fault.wait = operation;
      unlocked.emplace(operation.site.range, std::move(fault));
    }
  }
  std::vector<WaitFault> found = by_mutex.faults();
  for (auto& [range, fault] : unlocked)
    if (!locked.contains(range)) found.push_back(std::move(fault));
  return found;
}

}  // namespace fearless::link
