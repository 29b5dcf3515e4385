// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Signals that a waiter may miss: an atomic of its predicate is changed
// without its mutex.

#include <algorithm>
#include <map>
#include <set>

#include "checker/analysis/body.h"
#include "checker/analysis/flag_signals.h"
#include "checker/link/members.h"
#include "checker/link/race_rules.h"
#include "checker/link/wait_faults.h"

namespace fearless::link {

using analysis::Access;
using analysis::Frame;
using analysis::Operation;
using analysis::Signal;
using analysis::Waiting;
using ir::FunctionId;

namespace {

using CodePlace = std::pair<FunctionId, ir::Range>;

CodePlace code_place(const analysis::Occurrence& it) {
  return {it.site.function, it.site.range};
}

// A condition variable, its mutex and one atomic of its predicate, as members
// of one object.
struct Protocol {
  std::string condition, mutex, atomic;
};

std::optional<Protocol> protocol_of(const Frame& frame, const Waiting& waiting,
                                    const Access& test) {
  if (!analysis::has_role(frame, waiting.wait.with, ir::Role::kLock))
    return std::nullopt;
  for (const Member& member : members_of(frame, waiting.wait.place)) {
    auto mutex = relative_to(frame, waiting.wait.with, member);
    auto atomic = relative_to(frame, test.place, member);
    if (mutex && atomic) return Protocol{member.name(), *mutex, *atomic};
  }
  return std::nullopt;
}

// Whether `signal` changes that atomic, and without that mutex.
bool breaks(const Frame& frame, const Signal& signal, const Protocol& rules) {
  for (const Member& member : members_of(frame, signal.notify.place)) {
    if (member.name() != rules.condition) continue;
    if (relative_to(frame, signal.change.place, member) != rules.atomic)
      continue;
    auto is_mutex = [&](const ir::Place& lock) {
      return relative_to(frame, lock, member) == rules.mutex;
    };
    bool is_held = std::any_of(
        signal.change.locks.begin(), signal.change.locks.end(),
        [&](const analysis::HeldLock& held) { return is_mutex(held.lock); });
    return !is_held &&
           std::none_of(signal.taken.begin(), signal.taken.end(), is_mutex);
  }
  return false;
}

class MissedSignals {
 public:
  MissedSignals(const Program::Knowledge& k, const analysis::Waits& waits)
      : k_(k),
        waits_(waits),
        signals_(analysis::signals_of(k.module, k.facts)) {
    for (const analysis::FunctionFacts& facts : k.facts.functions)
      for (const Access& access : facts.accesses)
        if (access.is_atomic && access.is_write &&
            std::any_of(access.locks.begin(), access.locks.end(),
                        [](const auto& held) { return held.by_caller; }))
          under_callers_lock_.insert(code_place(access));
  }

  std::vector<WaitFault> run() {
    for (FunctionId id = 0; id < waits_.size(); ++id)
      for (const Waiting& waiting : waits_[id]) {
        for (const Access& test : waiting.tests)
          if (test.is_atomic) compare(id, waiting, test);
      }
    return std::move(found_);
  }

 private:
  void compare(FunctionId id, const Waiting& waiting, const Access& test) {
    if (auto rules = protocol_of(k_.frame(id), waiting, test)) {
      for (FunctionId other = 0; other < signals_.size(); ++other)
        for (const Signal& signal : signals_[other])
          if (breaks(k_.frame(other), signal, *rules) &&
              !under_callers_lock_.contains(code_place(signal.change)))
            tell(id, waiting.wait, test, other, signal);
      return;
    }
    for (FunctionId frame = 0; frame < signals_.size(); ++frame)
      compare_in(frame, waiting, test);
  }

  // Captured variables have one name only where they are declared.
  void compare_in(FunctionId frame, const Waiting& waiting,
                  const Access& test) {
    const analysis::FunctionFacts& facts = k_.facts.functions[frame];
    for (const Operation& wait : facts.operations) {
      if (wait.kind != Operation::Kind::kWait ||
          !analysis::has_role(k_.frame(frame), wait.with, ir::Role::kLock) ||
          code_place(wait) != code_place(waiting.wait))
        continue;
      std::set<ir::Place> atomics;
      for (const Access& access : facts.accesses)
        if (access.thread == wait.thread &&
            code_place(access) == code_place(test))
          atomics.insert(access.place);
      if (!atomics.empty()) compare_with(frame, wait, test, atomics);
    }
  }

  void compare_with(FunctionId frame, const Operation& wait, const Access& test,
                    const std::set<ir::Place>& atomics) {
    const analysis::FunctionFacts& facts = k_.facts.functions[frame];
    for (FunctionId other = 0; other < signals_.size(); ++other)
      for (const Signal& signal : signals_[other]) {
        if (!signal.taken.empty()) continue;
        bool notifies =
            std::any_of(facts.operations.begin(), facts.operations.end(),
                        [&](const Operation& o) {
                          return o.kind == Operation::Kind::kNotify &&
                                 o.place == wait.place &&
                                 code_place(o) == code_place(signal.notify);
                        });
        if (!notifies) continue;
        for (const Access& access : facts.accesses) {
          auto is_mutex = [&](const analysis::HeldLock& held) {
            return held.lock == wait.with;
          };
          if (code_place(access) == code_place(signal.change) &&
              atomics.contains(access.place) &&
              std::none_of(access.locks.begin(), access.locks.end(),
                           is_mutex) &&
              run_beside_each_other(access, wait))
            tell(frame, wait, test, other, signal);
        }
      }
  }

  // After a time-out the waiter looks again by itself; who waits for it has
  // to wait as long.
  bool is_felt(const Operation& wait, FunctionId other,
               const Signal& signal) const {
    const auto& all = k_.facts.functions[other].operations;
    return !wait.is_timed ||
           std::any_of(all.begin(), all.end(), [&](const Operation& join) {
             return join.kind == Operation::Kind::kJoin &&
                    join.thread == signal.notify.thread &&
                    analysis::range_within(signal.notify.site) <
                        analysis::range_within(join.site);
           });
  }

  void tell(FunctionId frame, const Operation& wait, const Access& test,
            FunctionId other, const Signal& signal) {
    if (!is_felt(wait, other, signal)) return;
    WaitFault fault;
    fault.kind = WaitFault::Kind::kLostWakeUp;
    fault.frame = frame;
    fault.wait = wait;
    fault.test = test;
    fault.other_frame = other;
    fault.change = signal.change;
    fault.other = signal.notify;
    found_.push_back(std::move(fault));
  }

  const Program::Knowledge& k_;
  const analysis::Waits& waits_;
  const analysis::Signals signals_;
  std::set<CodePlace> under_callers_lock_;
  std::vector<WaitFault> found_;
};

}  // namespace

std::vector<WaitFault> missed_signals(const Program::Knowledge& k,
                                      const analysis::Waits& waits) {
  return MissedSignals(k, waits).run();
}

}  // namespace fearless::link
