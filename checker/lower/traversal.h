// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds the functions of a unit that are worth lowering: those with a body
// that the user wrote, in the main file and in headers that are not the
// system's, as methods, friends and instantiations of templates. One walk over
// declarations; bodies are not entered. Of one template at most a handful of
// instantiations is taken: they are alike. A template that nobody instantiates
// is skipped, as the compiler does.

#ifndef FEARLESS_CHECKER_LOWER_TRAVERSAL_H_
#define FEARLESS_CHECKER_LOWER_TRAVERSAL_H_

#include "checker/lower/unit_lowering.h"
#include "clang/AST/DeclCXX.h"

namespace fearless::lower {

void collect_functions(UnitLowering& unit);

// The methods of a class that is written inside a function.
void collect_methods(const clang::CXXRecordDecl* record, UnitLowering& unit);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TRAVERSAL_H_
