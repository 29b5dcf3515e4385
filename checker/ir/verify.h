// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What every module must satisfy before anything reads it: ids name something
// that exists, each event has the operands of its kind (event_form.cpp), places
// start at a local or a global and go on by existing fields, parameters come
// first among the locals, terminators have as many targets as they need, and
// bases and parents lead to an end. Analyses rely on it and check nothing of
// this again. lower/ is tested against it; a module that comes from a file is
// run through it before use. Linear in the size of the module.

#ifndef FEARLESS_CHECKER_IR_VERIFY_H_
#define FEARLESS_CHECKER_IR_VERIFY_H_

#include <string>
#include <vector>

#include "checker/ir/module.h"

namespace fearless::ir {

// One sentence per violation, with where it is; empty when all is well.
std::vector<std::string> verify(const Module& module);

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_VERIFY_H_
