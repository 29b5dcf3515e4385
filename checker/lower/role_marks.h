// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the user says of a class in the source: FEARLESS_SEND,
// FEARLESS_NOT_SYNC, FEARLESS_ROLES("lock") and so on
// (<fearless/annotations.h>). It overrules what is found out otherwise. A mark
// that nobody understands is kept as an error for the report.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_MARKS_H_
#define FEARLESS_CHECKER_LOWER_ROLE_MARKS_H_

#include <memory>
#include <string>

#include "checker/vocabulary/model.h"
#include "clang/AST/Decl.h"

namespace fearless::lower {

struct Marks {
  vocabulary::TypeModel model;  // only what the marks speak of is set
  std::string error;            // empty: all marks are understood
  clang::SourceRange where;     // of the first mark
};

// nullptr: the class carries no mark.
std::unique_ptr<Marks> marks_of(const clang::RecordDecl* record);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_MARKS_H_
