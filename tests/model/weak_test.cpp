// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Weak memory in model tests: when it is on, what is told of it, how it goes
// together with locks, channels and loops. Counts: litmus_test.cpp.

#include <gtest/gtest.h>

#include "tests/model/explore.h"
#include "tests/model/programs.h"

namespace fearless {
namespace {

using Kind = ModelFailure::Kind;
using Memory = ModelOptions::Memory;
using Order = std::memory_order;

// Each raises its flag and looks at the other's: both may see none.
void store_buffering(Order store, Order load) {
  atomic<int> x{0}, y{0};
  int seen = 0;
  auto other = spawn("other", [&] {
    x.store(1, store);
    seen = y.load(load);
  });
  y.store(1, store);
  const int mine = x.load(load);
  other.join();
  check(seen == 1 || mine == 1, "nobody has seen a flag");
}

TEST(Weak, IsOnIfAnOperationIsWeakerThanSeqCst) {
  const ModelResult strong =
      explore([] { store_buffering(Order::seq_cst, Order::seq_cst); });
  EXPECT_TRUE(strong) << strong.report();
  EXPECT_FALSE(strong.is_weak);
  EXPECT_EQ(strong.executions, 3u);
  const ModelResult weak =
      explore([] { store_buffering(Order::release, Order::acquire); });
  EXPECT_FALSE(weak);
  EXPECT_TRUE(weak.is_weak);
}

TEST(Weak, IsOffOrOnIfOneSaysSo) {
  const auto weak = [] { store_buffering(Order::release, Order::acquire); };
  const ModelResult off = explore(weak, Memory::kSequential);
  EXPECT_TRUE(off) << off.report();
  EXPECT_FALSE(off.is_weak);
  const auto strong = [] { store_buffering(Order::seq_cst, Order::seq_cst); };
  const ModelResult on = explore(strong, Memory::kRc11);
  EXPECT_TRUE(on) << on.report();
  EXPECT_TRUE(on.is_weak);
  EXPECT_EQ(on.executions, 3u);
}

TEST(Weak, TellsWhichStoreWasReadAndWhichWasNot) {
  const ModelResult result =
      explore([] { store_buffering(Order::release, Order::acquire); });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, Kind::kCheck);
  EXPECT_NE(result.report().find(": 0 from the start, though 1 was stored at "
                                 "line "),
            std::string::npos)
      << result.report();
  EXPECT_EQ(result.failure->preemptions, 0u);
}

TEST(Weak, AReplayReadsTheSameStores) {
  const auto body = [] { store_buffering(Order::relaxed, Order::relaxed); };
  const ModelResult found = explore(body);
  ASSERT_TRUE(found.failure);
  for (const Memory memory : {Memory::kAutomatic, Memory::kRc11}) {
    ModelOptions options;
    options.name = "this";
    options.memory = memory;
    options.replay = found.failure->replay;
    for (int i = 0; i < 100; ++i) {
      const ModelResult again = model(options, body);
      ASSERT_TRUE(again.failure);
      EXPECT_EQ(again.report(), found.report());
    }
  }
}

TEST(Weak, SamplesReadOldStoresToo) {
  for (const auto search :
       {ModelOptions::Search::kRandom, ModelOptions::Search::kPct,
        ModelOptions::Search::kPos}) {
    ModelOptions options;
    options.search = search;
    EXPECT_FALSE(model(
        options, [] { store_buffering(Order::relaxed, Order::relaxed); }));
  }
}

TEST(Weak, ABoundOfPreemptionsDoesNotBoundWhatIsRead) {
  ModelOptions options;
  options.preemptions = 0;
  EXPECT_FALSE(
      model(options, [] { store_buffering(Order::relaxed, Order::relaxed); }));
}

TEST(Weak, ALockOrdersWhatRelaxedOperationsDoNot) {
  const ModelResult result = explore([] {
    atomic<int> x{0};
    Mutex<int> turn{0};
    auto other = spawn([&] {
      x.store(1, Order::relaxed);
      *turn.lock() = 1;
    });
    if (*turn.lock() == 1) check(x.load(Order::relaxed) == 1);
    other.join();
  });
  EXPECT_TRUE(result) << result.report();
  EXPECT_TRUE(result.complete);
  EXPECT_EQ(result.executions, 2u);  // who is first
}

TEST(Weak, AChannelDoesAndAFlagBesideItDoesNot) {
  const auto body = [](bool through_channel) {
    auto [tx, rx] = channel<int>();
    atomic<int> x{0}, flag{0};
    auto other = spawn([&, tx = std::move(tx)] {
      x.store(1, Order::relaxed);
      flag.store(1, Order::relaxed);
      tx.send(1).unwrap();
    });
    if (through_channel) {
      rx.recv().unwrap();
      check(x.load(Order::relaxed) == 1);
    } else if (flag.load(Order::relaxed) == 1) {
      check(x.load(Order::relaxed) == 1);
    }
    other.join();
  };
  const ModelResult ordered = explore([&] { body(true); });
  EXPECT_TRUE(ordered) << ordered.report();
  EXPECT_TRUE(ordered.complete);
  EXPECT_FALSE(explore([&] { body(false); }));
}

TEST(Weak, ALoopThatLooksForAFlagEnds) {
  const ModelResult result = explore([] {
    atomic<int> flag{0};
    var<int> message{0};
    auto other = spawn([&] {
      message = 1;
      flag.store(1, Order::release);
    });
    while (flag.load(Order::acquire) == 0) {
    }
    check(message == 1);
    other.join();
  });
  EXPECT_TRUE(result) << result.report();
  EXPECT_TRUE(result.complete);
  // None, one, two or three looks in vain.
  EXPECT_LE(result.executions, 4u);
}

TEST(Weak, ALoopForWhatNobodyStoresIsALivelock) {
  const ModelResult result = explore([] {
    atomic<int> flag{0};
    auto other = spawn([&] { flag.store(1, Order::release); });
    while (flag.load(Order::acquire) != 2) {
    }
    other.join();
  });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, Kind::kLivelock) << result.report();
}

// Both see the other's flag down, and wait: not so with seq_cst.
TEST(Weak, ADeadlockThatOnlyWeakMemoryHasIsFound) {
  const auto body = [](Order store, Order load) {
    atomic<int> x{0}, y{0};
    counting_semaphore<> permits{0};
    auto other = spawn([&] {
      x.store(1, store);
      if (y.load(load)) {
        permits.release();
      } else {
        permits.acquire();
      }
    });
    y.store(1, store);
    if (x.load(load)) {
      permits.release();
    } else {
      permits.acquire();
    }
    other.join();
  };
  const ModelResult weak =
      explore([&] { body(Order::release, Order::acquire); });
  ASSERT_TRUE(weak.failure);
  EXPECT_EQ(weak.failure->kind, Kind::kDeadlock) << weak.report();
  const ModelResult strong =
      explore([&] { body(Order::seq_cst, Order::seq_cst); }, Memory::kRc11);
  EXPECT_TRUE(strong) << strong.report();
  EXPECT_TRUE(strong.complete);
}

// Three stores to each of two atomics, and two who look at both.
void stores_and_looks() {
  atomic<int> x{0}, y{0};
  programs::in_parallel(4, [&](int i) {
    atomic<int>& mine = i % 2 ? x : y;
    atomic<int>& other = i % 2 ? y : x;
    mine.store(i + 1, Order::relaxed);
    (void)other.load(Order::relaxed);
  });
}

TEST(Weak, ShardsAndWorkersRunEachGraphOnce) {
  const ModelResult whole = explore(stores_and_looks);
  ASSERT_TRUE(whole.complete);
  std::uint64_t all = 0;
  for (unsigned index = 1; index <= 3; ++index) {
    ModelOptions options;
    options.shard = {index, 3};
    const ModelResult part = model(options, stores_and_looks);
    EXPECT_TRUE(part.complete);
    EXPECT_TRUE(part.is_weak);
    EXPECT_LT(part.executions, whole.executions);
    all += part.executions;
  }
  EXPECT_EQ(all, whole.executions);
  ModelOptions options;
  options.jobs = 2;
  EXPECT_EQ(model(options, stores_and_looks).executions, whole.executions);
}

}  // namespace
}  // namespace fearless
