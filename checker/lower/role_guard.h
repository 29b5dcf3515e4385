// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards recognised by what they do: a constructor that leaves a lock locked
// which is not the object's own (a parameter's, one behind a reference, a
// global one), and a destructor that unlocks. A queue that locks its own mutex
// inside its methods is none, nor is a class that locks and unlocks in its
// constructor. A class that keeps another guard on somebody else's lock is a
// guard too.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_GUARD_H_
#define FEARLESS_CHECKER_LOWER_ROLE_GUARD_H_

#include "checker/lower/role_walk.h"

namespace fearless::lower {

bool is_guard_by_shape(const clang::CXXRecordDecl* record, BodyWalk& walk);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_GUARD_H_
