// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Double-checked locking that orders nothing: a variable is tested without the
// lock, and when it is not set yet, tested again under the lock and set. The
// shape is evidence enough; nobody writes it for one thread. "The 'double-
// checked locking is broken' declaration" (Bacon et al., 2000) has the reasons.
//
// Cost: linear in the accesses; the branches of a function are looked at only
// where something is set under a lock and read without it.

#ifndef FEARLESS_CHECKER_LINK_DOUBLE_CHECKS_H_
#define FEARLESS_CHECKER_LINK_DOUBLE_CHECKS_H_

#include <set>
#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct DoubleCheck {
  ir::FunctionId frame = ir::kNone;  // whose places these are
  analysis::Access first;            // without the lock
  ir::Range again;                   // under it
  analysis::Access set;
  ir::Place lock;
  // What else is set under the lock before, to be read by who finds it set.
  std::set<ir::Range> published;
};

std::vector<DoubleCheck> find_double_checks(
    const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_DOUBLE_CHECKS_H_
