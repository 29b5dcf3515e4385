// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the user says in the source of a class (FEARLESS_SEND,
// FEARLESS_ROLES("lock")) or of a function (FEARLESS_SENDS,
// FEARLESS_THREAD_ROOT), with <fearless/annotations.h> or as
// `[[clang::annotate("fearless::...")]]`. It overrules what is found out
// otherwise. A mark that nobody understands is kept as an error for the
// report.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_MARKS_H_
#define FEARLESS_CHECKER_LOWER_ROLE_MARKS_H_

#include <memory>
#include <string>

#include "checker/vocabulary/annotations.h"
#include "checker/vocabulary/model.h"
#include "clang/AST/Decl.h"

namespace fearless::lower {

struct Marks {
  vocabulary::TypeModel model;  // only what the marks speak of is set
  std::string error;            // empty: all marks are understood
  clang::SourceRange where;     // of the first mark
};

struct FunctionMarks {
  vocabulary::FunctionMarks meaning;
  std::string error;
  clang::SourceRange where;
};

// nullptr: the class carries no mark.
std::unique_ptr<Marks> marks_of(const clang::RecordDecl* record);

// The same for a function and its parameters. A method without marks has those
// of the method that it overrides.
std::unique_ptr<FunctionMarks> marks_of(const clang::FunctionDecl* function);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_MARKS_H_
