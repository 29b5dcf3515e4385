// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Static variables of a library that are changed without a lock: counters,
// random engines, caches, in a function or a class. All objects and callers
// share them. Nobody in sight starts two threads there; that there are several
// is taken from the class whose method does it: it has a lock, or starts a
// thread. A library that says nothing of threads is left alone.
//
// Cost: linear in the accesses of the functions that others may call.

#ifndef FEARLESS_CHECKER_LINK_STATICS_H_
#define FEARLESS_CHECKER_LINK_STATICS_H_

#include <vector>

#include "checker/link/conflicts.h"

namespace fearless::link {

std::vector<Conflict> unguarded_statics(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_STATICS_H_
