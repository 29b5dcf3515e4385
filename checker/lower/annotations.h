// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's thread-safety attributes as ir::Annotation. The lock that an
// attribute names becomes a place of the annotated function: rooted at `this`
// (local 1), a parameter, or a global. An expression that is no such place
// (a call, a string) gives no annotation rather than a wrong one.

#ifndef FEARLESS_CHECKER_LOWER_ANNOTATIONS_H_
#define FEARLESS_CHECKER_LOWER_ANNOTATIONS_H_

#include <vector>

#include "checker/ir/function.h"
#include "checker/lower/unit_lowering.h"
#include "clang/AST/Decl.h"

namespace fearless::lower {

std::vector<ir::Annotation> lock_contracts(const clang::FunctionDecl& function,
                                           UnitLowering& unit);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ANNOTATIONS_H_
