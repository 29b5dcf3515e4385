// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A callee's places in the caller's terms: parameters become what was passed,
// the result becomes where the caller keeps it, and pointers that the caller
// knows are followed. Locals of the callee have no counterpart.

#ifndef FEARLESS_CHECKER_ANALYSIS_TRANSLATION_H_
#define FEARLESS_CHECKER_ANALYSIS_TRANSLATION_H_

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "checker/analysis/machine.h"

namespace fearless::analysis {

bool is_borrow(ir::OperandKind kind);
bool is_recursive(const ir::Place& place);
// A pointer leads to `place`: it is not in a copy that was passed by value.
bool leaves_copy(const ir::Place& place);

struct Machine::Translation {
  const std::vector<ir::Operand>& arguments;
  ir::Place result;
  const State& state;
  ir::Range call;  // in the caller, if there is one

  // What was passed for the parameter that `place` starts from.
  const ir::Operand* operand(const ir::Place& place) const;
  std::optional<ir::Place> place(const ir::Place& inner) const;
  // As the caller would write it: no pointers are followed.
  std::optional<ir::Place> spelled(const ir::Place& inner) const;
  // As `place`, but of a by-value parameter only what it points at, since its
  // own storage is the callee's; and nothing deep in a recursive structure.
  std::optional<ir::Place> accessed(const ir::Place& inner) const;

  std::set<ir::Place> all(const std::set<ir::Place>& inner) const;
  std::vector<ir::Place> places(const std::vector<ir::Place>& inner) const;
  std::vector<SyncPoint> points(const std::vector<SyncPoint>& inner) const;
  std::map<ir::Place, bool> tests(const std::map<ir::Place, bool>& inner) const;
  // The caller knows that one of the tests comes out the other way.
  bool rules_out(const std::map<ir::Place, bool>& tests) const;
  std::vector<HeldLock> locks(const std::vector<HeldLock>& inner) const;
  // `inner`, made at `place` of the caller's. Threads are left to the caller.
  Access access(const Access& inner, const ir::Place& place) const;
  // As above for what an occurrence has besides its place.
  void translate(Occurrence& it) const;
  // Puts a whole operation into the caller's terms; false: it is none there.
  bool bring_out(Operation& it) const;
  // How the callee passes on what it was given.
  ir::Operand passed(const Stored& stored) const;
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_TRANSLATION_H_
