// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything ir::Function says that does not need its body: name, flags,
// what it overrides, which instantiation it is, what its annotations promise.

#ifndef FEARLESS_CHECKER_LOWER_FUNCTION_FACTS_H_
#define FEARLESS_CHECKER_LOWER_FUNCTION_FACTS_H_

#include <string>

#include "checker/ir/function.h"
#include "checker/lower/unit_lowering.h"
#include "clang/AST/Decl.h"

namespace fearless::lower {

void describe(const clang::FunctionDecl& function, UnitLowering& unit,
              ir::Function& result);

// `Pool::submit`, `main::lambda`: as a person would call it.
std::string display_name(const clang::FunctionDecl& function);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_FUNCTION_FACTS_H_
