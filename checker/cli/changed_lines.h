// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lines that differ between a commit and the files as they are, as git
// tells: committed, staged and unstaged changes, and files git does not know
// yet. A finding is about a change when any step of its story stands on such a
// line: a lock that was taken away is a new bug at an old line.

#ifndef FEARLESS_CHECKER_CLI_CHANGED_LINES_H_
#define FEARLESS_CHECKER_CLI_CHANGED_LINES_H_

#include <string>
#include <utility>
#include <vector>

#include "checker/findings/finding.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::cli {

class ChangedLines {
 public:
  // `ref`: a branch, a tag, a commit. `directory`: where shown paths begin.
  // Fails outside of a repository and for what names no commit.
  static llvm::Expected<ChangedLines> since(const std::string& ref,
                                            const std::string& directory);

  // Reads `git diff -U0`; paths in it are below `root`, absolute.
  void add_diff(llvm::StringRef diff, llvm::StringRef root);
  // All of a file.
  void add_file(llvm::StringRef path);

  bool touch(const findings::Finding& finding) const;

 private:
  using Lines = std::pair<unsigned, unsigned>;  // first and last
  bool touch(const findings::Location& where) const;

  std::string directory_;
  llvm::StringMap<std::vector<Lines>> files_;  // by absolute path
};

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_CHANGED_LINES_H_
