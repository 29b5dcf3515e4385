// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What could be rewritten in the functions of a unit (ir/rewrite.h): what a
// look at one function tells, and what takes a look at all.

#ifndef FEARLESS_CHECKER_LOWER_REWRITES_H_
#define FEARLESS_CHECKER_LOWER_REWRITES_H_

#include "checker/lower/unit_lowering.h"
#include "llvm/ADT/ArrayRef.h"

namespace fearless::lower {

// Adds to the module of `unit`. Linear in the text of the bodies.
void collect_rewrites(UnitLowering& unit, llvm::ArrayRef<Body> bodies);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_REWRITES_H_
