// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ways through the executions of a body. A search is the scheduler of one run
// after another; `next` turns to the next run, false when there is none.

#ifndef FEARLESS_RUNTIME_MODEL_SEARCH_H_
#define FEARLESS_RUNTIME_MODEL_SEARCH_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "runtime/model/execution.h"

namespace fearless::detail::model {

class Search : public Execution::Scheduler {
 public:
  virtual bool next(const Execution& execution) = 0;
  // Whether all there is was explored, once next() is false.
  virtual bool is_complete() const noexcept { return true; }
  // The first step at which a choice of an earlier run could not be taken: the
  // body does not do what it did then.
  std::optional<std::size_t> parted() const noexcept { return parted_; }

 protected:
  // The choice, or none, and parted() says where.
  std::optional<Choice> if_possible(const Execution& execution, Choice choice);

  std::optional<std::size_t> parted_;
};

// `executions` samples, of ModelOptions::search.
std::unique_ptr<Search> sampling(const ModelOptions& options);
// Every interleaving; with a bound, of at most so many preemptions.
std::unique_ptr<Search> exhaustive(std::optional<unsigned> preemptions);
// One execution of each class.
std::unique_ptr<Search> optimal();
// One execution of each graph that weak memory allows.
// REQUIRES: the execution is weakened.
std::unique_ptr<Search> graphs();

// One run, of these choices; after them, and where one cannot be taken, the
// thread that ran last goes on, or the first that can.
class Replay final : public Search {
 public:
  explicit Replay(std::vector<Choice> choices) : choices_(std::move(choices)) {}
  std::optional<Choice> choose(const Execution& execution) override;
  bool next(const Execution&) override { return false; }

 private:
  std::vector<Choice> choices_;
};

// ---- what searches share

// The lowest branch of the thread that ran last, or of the first that can go
// on and is not of `except`.
std::optional<Choice> straight_on(const Execution& execution);
// Would that switch away from a thread that could go on?
bool is_preemption(const Execution& execution, Tid next) noexcept;
template <typename F>
void for_each_branch(Branches branches, const F& f) {
  for (std::uint8_t branch = 0; branches; ++branch, branches >>= 1) {
    if (branches & 1) f(branch);
  }
}

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_SEARCH_H_
