// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The IR as text: what `--stop-after=ir` shows and what unit tests of analyses
// and checks are written in. `parse(print(m)) == m` for every module that
// verify.h accepts, and nearly every other one. README.md of this folder is
// the grammar.
//
// Written by hand most of it may be left out. Ids count up from 0 by
// themselves; types, functions, callees, fields, globals and locals may be
// named instead of numbered, before or after their declaration; a function
// that is called needs no `callee` line; a block without a terminator returns.
// An event without a range gets the range it has in the text, so a finding
// points at the line of the event that caused it.
//
// Both are pure and linear in the size of the module.

#ifndef FEARLESS_CHECKER_IR_TEXT_H_
#define FEARLESS_CHECKER_IR_TEXT_H_

#include <string>
#include <string_view>

#include "checker/ir/module.h"
#include "llvm/Support/Error.h"

namespace fearless::ir {

std::string print(const Module& module);

// Parts of it, for messages of tests and tools.
std::string print(const Module& module, const Place& place);
std::string print(const Module& module, const Event& event);
std::string print(const Module& module, const Function& function);

// On failure the error reads `line:column: expected ..., found ...`.
llvm::Expected<Module> parse(std::string_view text);

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_TEXT_H_
