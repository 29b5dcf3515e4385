// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <set>

#include "checker/link/wait_faults.h"

namespace fearless::link {

using analysis::Operation;
using analysis::Waiting;

namespace {

using Place = std::pair<ir::FunctionId, ir::Range>;  // in the code

// Waits that some caller makes again and again.
std::set<Place> repeated_waits(const Program::Knowledge& k) {
  std::set<Place> repeated;
  for (const analysis::FunctionFacts& facts : k.facts.functions)
    for (const Operation& operation : facts.operations)
      if (operation.kind == Operation::Kind::kWait && operation.in_loop)
        repeated.insert({operation.site.function, operation.site.range});
  return repeated;
}

// A change and its signal can fall between the test and the lock.
bool is_too_late(const Waiting& waiting) {
  return waiting.has_test && waiting.is_tested_early &&
         !waiting.wait.has_predicate && !waiting.wait.is_timed;
}

bool is_fault(const Waiting& waiting, const std::set<Place>& repeated) {
  if (waiting.use) return !waiting.wait.has_predicate || waiting.wait.is_timed;
  // A timed wait that nothing follows is a sleep that can be cut short.
  if (waiting.wait.has_predicate || waiting.wait.is_timed) return false;
  bool is_tested_elsewhere = waiting.has_test && waiting.tests.empty();
  const analysis::Site& site = waiting.wait.site;
  return waiting.leaves_untested && !waiting.with_callers_lock &&
         !is_tested_elsewhere &&
         !repeated.contains({site.function, site.range});
}

}  // namespace

std::vector<WaitFault> untested_waits(const Program::Knowledge& k,
                                      const analysis::Waits& waits) {
  const std::set<Place> repeated = repeated_waits(k);
  std::vector<WaitFault> found;
  for (ir::FunctionId id = 0; id < waits.size(); ++id)
    for (const Waiting& waiting : waits[id]) {
      bool is_late = is_too_late(waiting);
      if (!is_late && !is_fault(waiting, repeated)) continue;
      WaitFault fault;
      fault.kind = is_late                 ? WaitFault::Kind::kTestedEarly
                   : waiting.wait.is_timed ? WaitFault::Kind::kResultIgnored
                                           : WaitFault::Kind::kNotTestedAgain;
      fault.frame = id;
      fault.wait = waiting.wait;
      if (!waiting.tests.empty()) fault.test = waiting.tests.front();
      fault.use = waiting.use;
      found.push_back(std::move(fault));
    }
  return found;
}

std::vector<WaitFault> find_wait_faults(const Program::Knowledge& k) {
  const analysis::Waits waits = analysis::waits_of(k.module, k.facts);
  std::vector<WaitFault> found = untested_waits(k, waits);
  auto add = [&](std::vector<WaitFault> more) {
    found.insert(found.end(), more.begin(), more.end());
  };
  add(waits_with_wrong_locks(k));
  add(missed_signals(k, waits));
  add(missing_signals(k));
  add(late_signals(k));
  return found;
}

}  // namespace fearless::link
