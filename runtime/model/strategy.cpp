// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/strategy.h"

#include <algorithm>

namespace fearless::detail::model {
namespace {

class Walk final : public Strategy {
 public:
  explicit Walk(bool is_sticky) : is_sticky_(is_sticky) {}
  std::string name() const override { return is_sticky_ ? "sticky" : "random"; }
  Tid choose(const Execution& execution, const std::vector<Tid>& ready,
             Random& random) override {
    constexpr std::size_t kSwitches = 5;  // one in so many
    if (is_sticky_ && !execution.events().empty() &&
        !random.one_in(kSwitches)) {
      const Tid last = execution.events().back().choice.tid;
      if (std::find(ready.begin(), ready.end(), last) != ready.end()) {
        return last;
      }
    }
    return ready[random.below(ready.size())];
  }

 private:
  bool is_sticky_;
};

class Priorities : public Strategy {
 public:
  void begin(const Past&, Random& random) override {
    for (auto& priority : priority_) priority = drawn(random);
  }

 protected:
  // Above all that was lowered.
  static std::int64_t drawn(Random& random) {
    return 1 + static_cast<std::int64_t>(random.draw() >> 2);
  }
  Tid highest(const std::vector<Tid>& ready) const {
    return *std::max_element(ready.begin(), ready.end(), [&](Tid a, Tid b) {
      return priority_[a] < priority_[b];
    });
  }
  std::int64_t priority_[kMostThreads] = {};
};

class Pct final : public Priorities {
 public:
  explicit Pct(unsigned depth) : depth_(std::max(depth, 1u)) {}
  std::string name() const override {
    return "pct of depth " + std::to_string(depth_);
  }
  void begin(const Past& past, Random& random) override {
    Priorities::begin(past, random);
    lowest_ = 0;
    changes_.clear();
    const std::size_t length = std::max<std::size_t>(past.longest, 1);
    for (unsigned i = 1; i < depth_; ++i) {
      changes_.push_back(random.below(length));
    }
  }
  Tid choose(const Execution& execution, const std::vector<Tid>& ready,
             Random&) override {
    const std::size_t step = execution.events().size();
    const auto changes = std::count(changes_.begin(), changes_.end(), step);
    for (auto i = changes; i > 0; --i) priority_[highest(ready)] = --lowest_;
    return highest(ready);
  }

 private:
  unsigned depth_;
  std::int64_t lowest_ = 0;
  std::vector<std::size_t> changes_;
};

class Pos final : public Priorities {
 public:
  std::string name() const override { return "pos"; }
  Tid choose(const Execution&, const std::vector<Tid>& ready,
             Random&) override {
    return highest(ready);
  }
  void chosen(const Execution& execution, Choice choice,
              const std::vector<Tid>& ready, Random& random) override {
    const Accesses mine = execution.peek(choice).accesses;
    for (const Tid tid : ready) {
      const Branches branches = execution.options(tid);
      const Choice other{tid,
                         static_cast<std::uint8_t>(__builtin_ctz(branches))};
      if (tid == choice.tid || execution.peek(other).accesses.conflict(mine)) {
        priority_[tid] = drawn(random);
      }
    }
  }
};

class Urw final : public Strategy {
 public:
  std::string name() const override { return "urw"; }
  void begin(const Past& past, Random&) override { past_ = past; }
  Tid choose(const Execution& execution, const std::vector<Tid>& ready,
             Random& random) override {
    std::size_t all = 0;
    for (const Tid tid : ready) all += left(execution, tid);
    std::size_t at = random.below(all);
    for (const Tid tid : ready) {
      const std::size_t mine = left(execution, tid);
      if (at < mine) return tid;
      at -= mine;
    }
    return ready.back();
  }

 private:
  // One at least: it is about to do something.
  std::size_t left(const Execution& execution, Tid tid) const {
    const std::size_t done = execution.thread(tid).events;
    return past_.most[tid] > done ? past_.most[tid] - done : 1;
  }
  Past past_;
};

}  // namespace

void Past::learn(const Execution& execution) noexcept {
  longest = std::max(longest, execution.events().size());
  for (Tid tid = 0; tid < execution.threads(); ++tid) {
    most[tid] = std::max<std::size_t>(most[tid], execution.thread(tid).events);
  }
}

std::unique_ptr<Strategy> random_walk(bool is_sticky) {
  return std::make_unique<Walk>(is_sticky);
}
std::unique_ptr<Strategy> pct(unsigned depth) {
  return std::make_unique<Pct>(depth);
}
std::unique_ptr<Strategy> pos() { return std::make_unique<Pos>(); }
std::unique_ptr<Strategy> urw() { return std::make_unique<Urw>(); }

}  // namespace fearless::detail::model
