// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Samples of the executions, for tests that are too large to explore. Each has
// a number, and is drawn by that and the seed: shards take the numbers in turn.
// The portfolio draws batches of 64, each in another way (strategy.h).

#include <algorithm>

#include "runtime/model/search.h"
#include "runtime/model/strategy.h"

namespace fearless::detail::model {
namespace {

using Kind = ModelOptions::Search;
constexpr std::uint64_t kBatch = 64;
constexpr std::uint64_t kUnlessSaid = 10'000;

std::vector<std::unique_ptr<Strategy>> strategies(const ModelOptions& options) {
  std::vector<std::unique_ptr<Strategy>> all;
  switch (options.search) {
    case Kind::kPct:
      all.push_back(pct(options.depth));
      break;
    case Kind::kPos:
      all.push_back(pos());
      break;
    case Kind::kUrw:
      all.push_back(urw());
      break;
    case Kind::kPortfolio:
      all.push_back(random_walk(false));
      all.push_back(pos());
      all.push_back(pct(3));
      all.push_back(urw());
      all.push_back(pct(2));
      all.push_back(random_walk(true));
      all.push_back(pct(5));
      break;
    default:
      all.push_back(random_walk(false));
  }
  return all;
}

class Sampling final : public Search {
 public:
  Sampling(const ModelOptions& options,
           std::vector<std::unique_ptr<Strategy>> strategies)
      : strategies_(std::move(strategies)),
        seed_(options.seed),
        shard_(options.shard),
        end_(options.executions == UINT64_MAX ? kUnlessSaid
                                              : options.executions),
        sample_(shard_.index - 1),
        random_(seed_, sample_) {
    begin();
  }

  std::optional<Choice> choose(const Execution& execution) override {
    std::vector<Tid> ready;
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      if (execution.options(tid)) ready.push_back(tid);
    }
    const Tid tid = strategy().choose(execution, ready, random_);
    const Choice choice{tid, any_of(execution.options(tid))};
    strategy().chosen(execution, choice, ready, random_);
    return choice;
  }

  bool next(const Execution& execution) override {
    past_.learn(execution);
    sample_ += shard_.count;
    if (sample_ >= end_) return false;
    begin();
    return true;
  }

  bool is_complete() const noexcept override { return false; }
  double explored() const noexcept override { return 0; }
  std::string how() const override {
    return strategy().name() + ", sample " + std::to_string(sample_) +
           " of seed " + std::to_string(seed_);
  }

  void save(std::string& bytes) const override {
    put(bytes, sample_);
    put(bytes, past_.longest);
    for (const std::size_t most : past_.most) put(bytes, most);
  }
  void load(Reader& bytes) override {
    sample_ = bytes.number();
    past_.longest = bytes.number();
    for (std::size_t& most : past_.most) most = bytes.number();
    begin();
  }

 private:
  Strategy& strategy() const {
    return *strategies_[sample_ / kBatch % strategies_.size()];
  }
  void begin() {
    random_ = Random(seed_, sample_);
    strategy().begin(past_, random_);
  }
  std::uint8_t any_of(Branches branches) {
    auto nth =
        random_.below(static_cast<std::size_t>(__builtin_popcount(branches)));
    for (; nth > 0; --nth) branches &= branches - 1;
    return static_cast<std::uint8_t>(__builtin_ctz(branches));
  }

  std::vector<std::unique_ptr<Strategy>> strategies_;
  std::uint64_t seed_;
  ModelOptions::Shard shard_;
  std::uint64_t end_;
  std::uint64_t sample_;
  Random random_;
  Past past_;
};

}  // namespace

std::unique_ptr<Search> sampling(const ModelOptions& options) {
  return std::make_unique<Sampling>(options, strategies(options));
}

std::unique_ptr<Search> sampling(const ModelOptions& options,
                                 std::unique_ptr<Strategy> strategy) {
  std::vector<std::unique_ptr<Strategy>> one;
  one.push_back(std::move(strategy));
  return std::make_unique<Sampling>(options, std::move(one));
}

}  // namespace fearless::detail::model
