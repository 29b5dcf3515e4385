// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Samples are drawn as the papers say: what can be computed by hand, and the
// bounds that are proven.

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "runtime/model/search.h"
#include "tests/model/programs.h"

namespace fearless {
namespace {

namespace p = programs;
using Search = ModelOptions::Search;

constexpr std::uint64_t kDraws = 20'000;

ModelOptions samples(Search search, unsigned depth = 3) {
  ModelOptions options;
  options.search = search;
  options.depth = depth;
  options.executions = kDraws;
  options.stop_at_failure = options.minimise = false;
  options.seed = 2026;
  return options;
}

double share_of_failures(const ModelOptions& options,
                         const std::function<void()>& body) {
  const ModelResult result = model(options, body);
  EXPECT_EQ(result.executions, kDraws);
  return static_cast<double>(result.failures) / static_cast<double>(kDraws);
}

// Two locks in both orders: each of two threads has 4 operations and its end.
void two_orders() {
  mutex a, b;
  p::in_parallel(2, [&](int i) {
    const std::lock_guard first(i == 0 ? a : b);
    const std::lock_guard second(i == 0 ? b : a);
  });
}

// It fails if the last of three to come is the first one.
void account() {
  atomic<int> last{0};
  p::in_parallel(3, [&](int i) { last.store(i); });
  check(last.load() != 0);
}

// After one has its first lock the other must be next: one of two.
TEST(Samples, ARandomWalkMeetsATwoLockDeadlockHalfOfTheTime) {
  EXPECT_NEAR(share_of_failures(samples(Search::kRandom), two_orders), 0.5,
              0.015);
}

TEST(Samples, EachOfThreeIsTheLastOneAThirdOfTheTime) {
  for (const Search search : {Search::kRandom, Search::kPos, Search::kPct}) {
    EXPECT_NEAR(share_of_failures(samples(search), account), 1.0 / 3, 0.02)
        << static_cast<int>(search);
  }
}

// n threads, k steps, depth d: at least 1 / (n k^(d - 1)).
TEST(Samples, PctKeepsItsBound) {
  ModelOptions longest = samples(Search::kPct);
  longest.executions = 1;
  const double n = 3;  // with main
  const double k = 16;
  EXPECT_EQ(share_of_failures(samples(Search::kPct, 1), two_orders), 0)
      << "no preemption, no deadlock";
  EXPECT_GE(share_of_failures(samples(Search::kPct, 2), two_orders),
            1 / (n * k));
  EXPECT_EQ(
      share_of_failures(samples(Search::kPct, 1), [] { p::dining(3, false); }),
      0);
  EXPECT_GE(
      share_of_failures(samples(Search::kPct, 3), [] { p::dining(3, false); }),
      1 / (4 * 20.0 * 20.0));
}

TEST(Samples, AllWaysFindDeadlocks) {
  for (const Search search : {Search::kRandom, Search::kPct, Search::kPos,
                              Search::kUrw, Search::kPortfolio}) {
    EXPECT_GT(share_of_failures(samples(search), [] { p::dining(3, false); }),
              0.02)
        << static_cast<int>(search);
  }
}

// All orders of the events of two threads are as likely: Pearson's chi-square.
TEST(Samples, UrwIsUniform) {
  namespace m = detail::model;
  const std::function<void()> body = [] {
    atomic<int> x{0};
    p::in_parallel(2, [&](int i) {
      for (int time = 0; time < (i == 0 ? 2 : 3); ++time) x.fetch_add(1);
    });
  };
  ModelOptions options = samples(Search::kUrw);
  options.executions = 35'000;
  m::Execution execution(body, {});
  const auto search = m::sampling(options);
  std::map<std::string, double> seen;
  constexpr std::uint64_t kLearns = 64;
  std::uint64_t drawn = 0;
  do {
    ASSERT_TRUE(execution.run(*search));
    if (++drawn <= kLearns) continue;
    std::string order;  // with their ends, without main
    for (const m::Event& event : execution.events()) {
      if (event.choice.tid != 0) {
        order.push_back(static_cast<char>('0' + event.choice.tid));
      }
    }
    ++seen[order];
  } while (search->next(execution));
  EXPECT_EQ(seen.size(), 35u);  // 7 over 3: 3 events of one, 4 of the other
  const double expected =
      static_cast<double>(drawn - kLearns) / static_cast<double>(seen.size());
  double chi_square = 0;
  for (const auto& [order, times] : seen) {
    chi_square += (times - expected) * (times - expected) / expected;
  }
  EXPECT_LT(chi_square, 65.2) << "p < 0.001 at 34 degrees of freedom";
}

TEST(Samples, CountWhatTheyHaveSeenAndWhatNot) {
  ModelOptions options = samples(Search::kRandom);
  const ModelResult all = model(options, [] { p::counter(3, 1); });
  EXPECT_EQ(all.classes, 6u);
  EXPECT_LT(all.unseen, 0.001);
  EXPECT_FALSE(all.complete);
  options.executions = 50;
  const ModelResult few = model(options, [] { p::counter(4, 3); });
  EXPECT_GT(few.unseen, 0.9) << "of 369,600 classes 50 are nothing";
  EXPECT_NE(few.coverage().find("sampled: 50 executions"), std::string::npos);
}

TEST(Samples, SayHowTheyWereDrawn) {
  ModelOptions options = samples(Search::kPortfolio);
  options.stop_at_failure = true;
  const ModelResult result = model(options, [] { p::dining(5, false); });
  ASSERT_TRUE(result.failure);
  EXPECT_NE(result.report().find("found by "), std::string::npos);
  EXPECT_NE(result.report().find(" of seed 2026"), std::string::npos);
}

// Knuth's estimate: too low or too high, but no fraction of a per cent.
TEST(Coverage, IsEstimatedOnTheWay) {
  ModelOptions options;
  options.executions = 17'484;
  const ModelResult half = model(options, [] { p::treiber(3, 2); });
  EXPECT_FALSE(half.complete);
  EXPECT_GT(half.explored, 0.1);
  EXPECT_LT(half.explored, 0.95);
  const ModelResult all = model({}, [] { p::treiber(2, 2); });
  EXPECT_EQ(all.explored, 1);
  EXPECT_EQ(all.coverage(), "complete: 220 executions");
}

TEST(Coverage, WithinABoundIsSaid) {
  ModelOptions options;
  options.preemptions = 1;
  const std::string words = model(options, [] { p::counter(2, 1); }).coverage();
  EXPECT_NE(words.find("with at most 1 preemptions"), std::string::npos);
}

}  // namespace
}  // namespace fearless
