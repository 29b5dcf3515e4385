// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How far a run is, on stderr: a line that changes on a terminal; elsewhere
// (logs of CI) a line now and then, and none for short runs.

#ifndef FEARLESS_CHECKER_CLI_PROGRESS_H_
#define FEARLESS_CHECKER_CLI_PROGRESS_H_

#include <cstddef>
#include <string>

#include "llvm/ADT/StringRef.h"

namespace fearless::cli {

class Progress {
 public:
  Progress(std::size_t total, bool is_quiet);
  ~Progress();  // leaves an empty line on a terminal

  void step(llvm::StringRef file);  // one more is done

 private:
  enum class Kind { kNone, kTerminal, kLog };
  Kind kind_ = Kind::kNone;
  std::size_t total_;
  std::size_t done_ = 0;
};

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_PROGRESS_H_
