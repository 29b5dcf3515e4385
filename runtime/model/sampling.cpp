// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Samples of the executions, for tests that are too large to explore. No way
// of drawing them is best for all bugs:
//
//   random  any thread that can go on, each as likely: deadlocks
//   PCT     threads have priorities, the highest goes on, and at depth - 1
//           places of the run the one that runs gets the lowest: few, well
//           placed preemptions (S. Burckhardt et al., ASPLOS 2010)
//   POS     each operation draws a priority; of those that could run the
//   highest
//           does, and the dependent ones draw anew: orders of races
//           (X. Yuan, J. Yang, R. Gu, CAV 2018)

#include <algorithm>
#include <random>

#include "runtime/model/search.h"

namespace fearless::detail::model {
namespace {

class Sampling final : public Search {
 public:
  explicit Sampling(const ModelOptions& options)
      : kind_(options.search),
        depth_(options.depth),
        left_(options.executions),
        random_(options.seed) {
    begin();
  }

  std::optional<Choice> choose(const Execution& execution) override {
    std::vector<Tid> ready;
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      if (execution.options(tid)) ready.push_back(tid);
    }
    const Tid tid = kind_ == ModelOptions::Search::kRandom
                        ? ready[below(ready.size())]
                        : highest(ready);
    const std::size_t step = execution.events().size();
    if (std::find(changes_.begin(), changes_.end(), step) != changes_.end()) {
      priority_[tid] = --lowest_;
    }
    std::vector<std::uint8_t> branches;
    for_each_branch(execution.options(tid),
                    [&](std::uint8_t branch) { branches.push_back(branch); });
    const Choice choice{tid, branches[below(branches.size())]};
    if (kind_ == ModelOptions::Search::kPos)
      draw_again(execution, choice, ready);
    return choice;
  }

  bool next(const Execution& execution) override {
    longest_ = std::max(longest_, execution.events().size());
    if (--left_ == 0) return false;
    begin();
    return true;
  }
  bool is_complete() const noexcept override { return false; }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  std::int64_t draw() { return static_cast<std::int64_t>(random_() >> 2); }

  void begin() {
    lowest_ = 0;
    for (auto& priority : priority_) priority = 1 + draw();
    changes_.clear();
    if (kind_ != ModelOptions::Search::kPct) return;
    for (unsigned i = 1; i < depth_; ++i) changes_.push_back(below(longest_));
  }
  Tid highest(const std::vector<Tid>& ready) const {
    return *std::max_element(ready.begin(), ready.end(), [&](Tid a, Tid b) {
      return priority_[a] < priority_[b];
    });
  }
  void draw_again(const Execution& execution, Choice choice,
                  const std::vector<Tid>& ready) {
    const Accesses mine = execution.peek(choice).accesses;
    for (const Tid tid : ready) {
      const Branches branches = execution.options(tid);
      const Choice other{tid,
                         static_cast<std::uint8_t>(__builtin_ctz(branches))};
      if (tid == choice.tid || execution.peek(other).accesses.conflict(mine)) {
        priority_[tid] = 1 + draw();
      }
    }
  }

  ModelOptions::Search kind_;
  unsigned depth_;
  std::uint64_t left_;
  std::mt19937_64 random_;
  std::int64_t priority_[kMostThreads] = {};
  std::int64_t lowest_ = 0;
  std::vector<std::size_t> changes_;
  std::size_t longest_ = 16;
};

}  // namespace

std::unique_ptr<Search> sampling(const ModelOptions& options) {
  return std::make_unique<Sampling>(options);
}

}  // namespace fearless::detail::model
