// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Options of checks from `.clang-tidy`, where people who lint keep theirs: the
// CheckOptions that begin with `fearless-`, with clang-tidy's rules. The file
// nearest to a source file counts, upwards from its folder; those above it
// only if it says InheritParentConfig. Which checks run is not taken from
// there: a list made for another tool would silently leave ours out.

#ifndef FEARLESS_CHECKER_CLI_TIDY_OPTIONS_H_
#define FEARLESS_CHECKER_CLI_TIDY_OPTIONS_H_

#include <string>
#include <vector>

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::cli {

struct TidyOption {
  std::string name;  // "fearless-use-after-send.Depth"
  std::string value;
  std::string where;  // "src/.clang-tidy:7"
};

// What one file says. The error has its name, the line, and what is wrong.
struct TidyFile {
  std::vector<TidyOption> options;
  bool inherits = false;
  bool names_our_checks = false;  // in its Checks
};
llvm::Expected<TidyFile> parse_tidy_file(llvm::StringRef text,
                                         llvm::StringRef name);

class TidyOptions {
 public:
  // Those for the files in `folder`, absolute; of options with the same name
  // the last counts. Remembers what it has read.
  llvm::Expected<std::vector<TidyOption>> in(llvm::StringRef folder);

 private:
  llvm::StringMap<std::vector<TidyOption>> folders_;
};

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_TIDY_OPTIONS_H_
