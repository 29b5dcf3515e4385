// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An exploration in a file, from which another process goes on. Threads and
// objects have numbers in the order in which runs met them first; so the file
// keeps the runs that met something new, few of many, and whoever goes on does
// these again before all else. Where they do not end as they did, the test is
// another one now.
//
// Written beside its place and renamed, every few seconds, at a limit, and when
// SIGTERM comes, which then does what it would have done.

#ifndef FEARLESS_RUNTIME_MODEL_CHECKPOINT_H_
#define FEARLESS_RUNTIME_MODEL_CHECKPOINT_H_

#include <chrono>
#include <csignal>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/model/coverage.h"
#include "runtime/model/search.h"

namespace fearless::detail::model {

class Checkpoint {
 public:
  // Of what these options explore. Nothing happens if they name no file.
  Checkpoint(const ModelOptions& options, bool is_weak);
  Checkpoint(const Checkpoint&) = delete;
  Checkpoint& operator=(const Checkpoint&) = delete;
  ~Checkpoint();

  bool is_on() const noexcept { return !file_.empty(); }
  // Goes on with what the file says, if there is one: true. Throws
  // std::invalid_argument if it is of something else.
  bool resume(Execution& execution, Search& search, ModelResult& result,
              Coverage& coverage);
  // After each run.
  void note(const Execution& execution);
  // After each next(); `is_last`: this process ends here.
  void keep(const Search& search, const ModelResult& result,
            const Coverage& coverage, bool is_last);
  // All is explored, or it has failed: there is nothing to go on with.
  void remove() const;

 private:
  struct Discovery {
    std::vector<Choice> choices;
    std::uint64_t its_class;
  };
  [[noreturn]] void refuse(const std::string& why) const;
  void discover_again(Execution& execution);
  void write(const Search& search, const ModelResult& result,
             const Coverage& coverage) const;

  std::string file_;
  std::string of_;  // which test and options
  std::vector<Discovery> discoveries_;
  std::size_t known_ = 0;
  std::chrono::steady_clock::time_point next_;
  std::uint64_t runs_ = 0;
  struct sigaction before_;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_CHECKPOINT_H_
