// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How the paths of findings are spelled. Units name files as their compiler
// would open them, relative to the directory of their command; findings of
// several units meet only when these are absolute and have no `..`. People and
// editors want them relative to where they stand. Symbolic links are left
// alone: users know their files by the names they gave them.

#ifndef FEARLESS_CHECKER_FINDINGS_PATHS_H_
#define FEARLESS_CHECKER_FINDINGS_PATHS_H_

#include <string>

#include "checker/findings/finding.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::findings {

// `path` as seen from `directory`, absolute, without `.` and `..`.
std::string absolute_path(llvm::StringRef path, llvm::StringRef directory);

// `path` without `directory` in front if it is below it, else unchanged.
std::string display_path(llvm::StringRef path, llvm::StringRef directory);

// Replaces every path in `finding` by what `change` makes of it.
void change_paths(Finding& finding,
                  llvm::function_ref<std::string(llvm::StringRef)> change);

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_PATHS_H_
