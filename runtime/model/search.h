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
#include <string>
#include <utility>
#include <vector>

#include "runtime/model/bytes.h"
#include "runtime/model/division.h"
#include "runtime/model/execution.h"

namespace fearless::detail::model {

class Strategy;

class Search : public Execution::Scheduler {
 public:
  explicit Search(const Division& division = {}) : division_(division) {}

  virtual bool next(const Execution& execution) = 0;
  // Whether all there is was explored, once next() is false.
  virtual bool is_complete() const noexcept { return true; }
  // How much is behind it after a run, 0 to 1, as far as its branches tell.
  virtual double explored() const noexcept { return 0; }
  // How the last run was drawn, of samples.
  virtual std::string how() const { return ""; }
  // Where it is after next(), for another process that goes on from there.
  virtual void save(std::string& /*bytes*/) const {}
  virtual void load(Reader& /*bytes*/) {}

  // The first step at which a choice of an earlier run could not be taken: the
  // body does not do what it did then.
  std::optional<std::size_t> parted() const noexcept { return parted_; }
  // After each run, once: whether it is of a part that others explore.
  virtual bool is_mine(const Execution& execution);
  // How many parts it has met.
  std::uint64_t parts() const noexcept { return parts_; }

 protected:
  // The choice, or none, and parted() says where.
  std::optional<Choice> if_possible(const Execution& execution, Choice choice);
  // A run goes on from `depth` as none did before: whether it may.
  bool may_enter(std::size_t depth) {
    if (division_.depth == 0 || depth != division_.depth) return true;
    return enter_part();
  }
  bool is_divided_at(std::size_t depth) const noexcept {
    return depth < division_.depth;
  }

  std::size_t divided_depth() const noexcept { return division_.depth; }
  // The next part begins: whether it is ours.
  bool enter_part() {
    has_entered_ = true;
    is_foreign_ = !division_.takes(parts_++);
    return !is_foreign_;
  }

  std::optional<std::size_t> parted_;
  std::uint64_t parts_ = 0;

 private:
  Division division_;
  bool has_entered_ = false;  // in this run
  bool is_foreign_ = false;
};

// What the options ask for.
std::unique_ptr<Search> make_search(const Execution& execution,
                                    const ModelOptions& options,
                                    const Division& division = {});
// Samples, of ModelOptions::search, or in a way of the caller's own.
std::unique_ptr<Search> sampling(const ModelOptions& options);
std::unique_ptr<Search> sampling(const ModelOptions& options,
                                 std::unique_ptr<Strategy> strategy);
// Every interleaving; with a bound, of at most so many preemptions.
std::unique_ptr<Search> exhaustive(std::optional<unsigned> preemptions,
                                   const Division& division = {});
// One execution of each class.
std::unique_ptr<Search> optimal(const Division& division = {});
// One execution of each graph that weak memory allows.
// REQUIRES: the execution is weakened.
std::unique_ptr<Search> graphs(const Division& division = {});

// One run, of these choices; after them, and where one cannot be taken, the
// thread that ran last goes on, or the first that can; or nothing more.
class Replay final : public Search {
 public:
  explicit Replay(std::vector<Choice> choices, bool goes_on = true)
      : choices_(std::move(choices)), goes_on_(goes_on) {}
  std::optional<Choice> choose(const Execution& execution) override;
  bool next(const Execution&) override { return false; }

 private:
  std::vector<Choice> choices_;
  bool goes_on_;
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
// A node with `all` branches, `taken` of which were begun, among others.
struct Progress {
  double explored = 0;
  double weight = 1;
  void descend(std::size_t taken, std::size_t all) noexcept {
    explored +=
        weight * static_cast<double>(taken - 1) / static_cast<double>(all);
    weight /= static_cast<double>(all);
  }
  double at_leaf() const noexcept { return explored + weight; }
};

void put(std::string& bytes, Choice choice);
Choice get_choice(Reader& bytes);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_SEARCH_H_
