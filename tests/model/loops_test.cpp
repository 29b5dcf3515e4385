// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops that only look wait until there is something new to see: spin locks
// and their kin are explored to their end, in weak memory, too.

#include <gtest/gtest.h>

#include <functional>

#include "fearless/atomic.h"
#include "fearless/model.h"
#include "fearless/std.h"
#include "fearless/var.h"
#include "tests/model/explore.h"
#include "tests/model/programs.h"

namespace fearless {
namespace {

using Kind = ModelFailure::Kind;
using Memory = ModelOptions::Memory;
using Order = std::memory_order;

void expect_complete(const ModelResult& result, std::uint64_t most) {
  EXPECT_TRUE(result) << result.report();
  EXPECT_TRUE(result.complete);
  EXPECT_LE(result.executions, most);
}

// A lock that spins in lock(), and guards data.
template <typename Lock>
void guarded(int threads) {
  Lock lock;
  var<int> count{0};
  programs::in_parallel(threads, [&](int) {
    lock.lock();
    count.write() += 1;
    lock.unlock();
  });
  check(count.read() == threads, "an increment is lost");
}

template <Order order>
struct Flag {
  atomic_flag is_held;
  void lock() {
    while (is_held.test_and_set(order)) {
    }
  }
  void unlock() {
    is_held.clear(order == Order::seq_cst ? order : Order::release);
  }
};

template <Order order>
struct Exchange {
  atomic<bool> is_held{false};
  void lock() {
    while (is_held.exchange(true, order)) {
    }
  }
  void unlock() {
    is_held.store(false, order == Order::seq_cst ? order : Order::release);
  }
};

// Looks before it tries.
struct LookFirst {
  atomic<bool> is_held{false};
  void lock() {
    for (;;) {
      while (is_held.load(Order::relaxed)) {
      }
      if (!is_held.exchange(true, Order::acquire)) return;
    }
  }
  void unlock() { is_held.store(false, Order::release); }
};

struct Ticket {
  atomic<int> next{0}, serving{0};
  void lock() {
    const int mine = next.fetch_add(1, Order::relaxed);
    while (serving.load(Order::acquire) != mine) {
    }
  }
  void unlock() {
    serving.store(serving.load(Order::relaxed) + 1, Order::release);
  }
};

template <typename Lock>
ModelResult explore_lock(int threads) {
  return explore([=] { guarded<Lock>(threads); });
}

TEST(Loops, SpinLocksOfTwoThreads) {
  expect_complete(explore_lock<Flag<Order::seq_cst>>(2), 20);
  expect_complete(explore_lock<Flag<Order::acquire>>(2), 20);
  expect_complete(explore_lock<Exchange<Order::seq_cst>>(2), 20);
  expect_complete(explore_lock<Exchange<Order::acquire>>(2), 20);
  expect_complete(explore_lock<LookFirst>(2), 200);
  expect_complete(explore_lock<Ticket>(2), 20);
}

TEST(Loops, SpinLocksOfThreeThreads) {
  expect_complete(explore_lock<Flag<Order::seq_cst>>(3), 5'000);
  expect_complete(explore_lock<Flag<Order::acquire>>(3), 5'000);
  expect_complete(explore_lock<Ticket>(3), 5'000);
}

// Against all interleavings and choices, which know of no reduction.
template <typename Lock>
void expect_as_without_reduction(Memory memory, std::uint64_t classes) {
  ModelOptions options;
  options.name = "this";
  options.memory = memory;
  const auto body = [] { guarded<Lock>(2); };
  EXPECT_EQ(model(options, body).executions, classes);
  options.search = ModelOptions::Search::kExhaustive;
  EXPECT_EQ(model(options, body).classes, classes);
}

TEST(Loops, HaveAsManyExecutionsAsClasses) {
  using Flags = Flag<Order::seq_cst>;
  expect_as_without_reduction<Flags>(Memory::kSequential, 8);
  expect_as_without_reduction<Ticket>(Memory::kSequential, 8);
  expect_as_without_reduction<Flag<Order::acquire>>(Memory::kRc11, 8);
  expect_as_without_reduction<LookFirst>(Memory::kRc11, 18);
}

TEST(Loops, ASpinLockThatDoesNotAcquireIsADataRace) {
  const ModelResult result = explore_lock<Flag<Order::relaxed>>(2);
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, Kind::kDataRace) << result.report();
}

TEST(Loops, ASpinLockThatNobodyLeavesIsALivelock) {
  for (const Order order : {Order::seq_cst, Order::acquire}) {
    const ModelResult result = explore([=] {
      atomic_flag is_held;
      programs::in_parallel(2, [&](int) {
        while (is_held.test_and_set(order)) {
        }
      });
    });
    ASSERT_TRUE(result.failure);
    EXPECT_EQ(result.failure->kind, Kind::kLivelock) << result.report();
  }
}

void two_flags(Order store, Order load) {
  atomic<bool> is_ready{false}, is_open{false};
  var<int> message{0};
  auto first = spawn([&] {
    message = 1;
    is_ready.store(true, store);
  });
  auto second = spawn([&] { is_open.store(true, store); });
  while (!is_ready.load(load) || !is_open.load(load)) {
  }
  check(message.read() == 1, "ready, and nothing there");
  first.join();
  second.join();
}

TEST(Loops, ForBothOfTwoThings) {
  expect_complete(explore([] { two_flags(Order::seq_cst, Order::seq_cst); }),
                  500);
  expect_complete(explore([] { two_flags(Order::release, Order::acquire); }),
                  2'000);
  const ModelResult race =
      explore([] { two_flags(Order::relaxed, Order::relaxed); });
  ASSERT_TRUE(race.failure);
  EXPECT_EQ(race.failure->kind, Kind::kDataRace) << race.report();
}

void either_flag(Order store, Order load, bool comes) {
  atomic<int> left{0}, right{0};
  auto other = spawn([&] {
    if (comes) right.store(1, store);
  });
  while (left.load(load) == 0 && right.load(load) == 0) {
  }
  check(right.load(load) == 1);
  other.join();
}

TEST(Loops, ForOneOfTwoThings) {
  for (const Order load : {Order::seq_cst, Order::acquire}) {
    expect_complete(explore([=] { either_flag(Order::release, load, true); }),
                    100);
    const ModelResult result =
        explore([=] { either_flag(Order::release, load, false); });
    ASSERT_TRUE(result.failure);
    EXPECT_EQ(result.failure->kind, Kind::kLivelock) << result.report();
  }
}

// Both loops may end by what they see, in each order; a loop that waited for
// one of the two only would never see the other one first.
TEST(Loops, WhichOfTwoThingsCameFirstIsExplored) {
  for (const Memory memory : {Memory::kSequential, Memory::kRc11}) {
    bool was_left = false, was_right = false;
    const ModelResult result = explore(
        [&] {
          atomic<int> left{0}, right{0};
          auto one = spawn([&] { left.store(1); });
          auto two = spawn([&] { right.store(1); });
          for (;;) {
            if (left.load()) {
              was_left = true;
              break;
            }
            if (right.load()) {
              was_right = true;
              break;
            }
          }
          one.join();
          two.join();
        },
        memory);
    expect_complete(result, 500);
    EXPECT_TRUE(was_left);
    EXPECT_TRUE(was_right);
  }
}

// Peterson's lock waits for two things at once.
TEST(Loops, PetersonsLock) {
  const auto body = [](Order store, Order load) {
    atomic<bool> wants[2] = {false, false};
    atomic<int> turn{0};
    var<int> inside{0};
    programs::in_parallel(2, [&](int i) {
      wants[i].store(true, store);
      turn.store(1 - i, store);
      while (wants[1 - i].load(load) && turn.load(load) == 1 - i) {
      }
      inside.write() += 1;
      wants[i].store(false, store);
    });
  };
  expect_complete(explore([&] { body(Order::seq_cst, Order::seq_cst); }),
                  5'000);
  const ModelResult weak =
      explore([&] { body(Order::release, Order::acquire); });
  ASSERT_TRUE(weak.failure);
  EXPECT_EQ(weak.failure->kind, Kind::kDataRace) << weak.report();
}

TEST(Loops, AFewTriesAreRunAsTheyAreWritten) {
  bool has_given_up = false;
  expect_complete(explore([&] {
                    atomic_flag is_held;
                    auto other = spawn([&] {
                      is_held.test_and_set(Order::acquire);
                      is_held.clear(Order::release);
                    });
                    int tries = 0;
                    while (tries < 3 && is_held.test_and_set(Order::acquire)) {
                      ++tries;
                    }
                    has_given_up |= tries == 3;
                    other.join();
                  }),
                  100);
  EXPECT_TRUE(has_given_up);
}

}  // namespace
}  // namespace fearless
