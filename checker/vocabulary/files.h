// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The user's vocabularies as files: one named on a command line, or those that
// the CheckOption `fearless-vocabulary` of a .clang-tidy lists. The tools that
// read the latter stand in different folders, so a relative name is looked for
// beside the source and above it, as .clang-tidy itself is.

#ifndef FEARLESS_CHECKER_VOCABULARY_FILES_H_
#define FEARLESS_CHECKER_VOCABULARY_FILES_H_

#include <string>

#include "checker/vocabulary/vocabulary.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::vocabulary {

inline constexpr llvm::StringLiteral kFilesOption = "fearless-vocabulary";

// The error is for the user: which file, and what is wrong with it.
llvm::Error add_file(Vocabulary& vocabulary, const std::string& path);

// `list`: names with semicolons between them; `folder`: that of the source,
// absolute.
llvm::Error add_files(Vocabulary& vocabulary, llvm::StringRef list,
                      llvm::StringRef folder);

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_FILES_H_
