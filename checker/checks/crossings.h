// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the two checks about types have in common: a value or reference crosses
// to another thread, its type is not safe to cross, and the chain of reasons
// says why, down to the declaration that is at fault.

#ifndef FEARLESS_CHECKER_CHECKS_CROSSINGS_H_
#define FEARLESS_CHECKER_CHECKS_CROSSINGS_H_

#include "checker/checks/story.h"

namespace fearless::checks {

// Whether somebody outside the function may have `object`, too.
bool is_known_outside(const analysis::Frame& frame, const ir::Place& object);

// Whether `thread` and another touch the same part of `object`, which
// `function` shares with it, and one of them changes it. What a caller does to
// an object that it lent is known by the object's type.
bool is_raced_on(const Knowledge& knowledge, ir::FunctionId function,
                 analysis::ThreadId thread, const ir::Place& object,
                 ir::TypeId type);

// Appends the chain as labels; returns its last text, the root of the matter.
std::string tell_chain(const Story& story, const ir::Trait& trait,
                       findings::Finding& finding);

// A template that passes on what it is given: its callers are to blame.
bool is_generic(const Knowledge& knowledge, ir::FunctionId function);

}  // namespace fearless::checks

#endif  // FEARLESS_CHECKER_CHECKS_CROSSINGS_H_
