// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One forked child and the pipes to it: results on one, what it wrote to stderr
// on the other (a compiler that dies says why there). POSIX; used by pool only.

#ifndef FEARLESS_CHECKER_CLI_CHILD_H_
#define FEARLESS_CHECKER_CLI_CHILD_H_

#include <sys/types.h>

#include <chrono>
#include <optional>

#include "checker/cli/pool.h"

namespace fearless::cli {

class Child {
 public:
  using Clock = std::chrono::steady_clock;

  // Nothing when the system refuses a process or a pipe; errno says why.
  static std::optional<Child> start(
      std::size_t item, llvm::function_ref<std::string(std::size_t)> work);

  std::size_t item() const { return item_; }
  int output_fd() const { return output_fd_; }
  int errors_fd() const { return errors_fd_; }
  Clock::time_point started() const { return started_; }

  // Takes what is there to read; false at the end of the output.
  bool read_output();
  void read_errors();
  // Ends the child; `why` is its outcome.
  void give_up(std::string why);
  // Waits for the child and says how it went.
  Outcome finish();

 private:
  std::size_t item_ = 0;
  pid_t process_ = -1;
  int output_fd_ = -1;
  int errors_fd_ = -1;  // -1 once it has ended
  std::string given_up_;
  Clock::time_point started_ = Clock::now();
  std::string output_;
  std::string errors_;  // the end of it
};

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_CHILD_H_
