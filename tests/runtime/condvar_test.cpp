// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/condvar.h"

#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <memory>
#include <thread>
#include <vector>

#include "fearless/watch.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

TEST(Condvar, IsSmall) {
  static_assert(kIsInstrumented ||
                (sizeof(Condvar) == 8 && sizeof(condition_variable) == 8));
  static_assert(!std::is_copy_constructible_v<condition_variable>);
}

TEST(Condvar, WaitsForItsPredicateOfTheData) {
  Mutex<std::deque<int>> queue;
  Condvar ready;
  constexpr int kItems = 2000;
  long sum = 0;
  std::jthread consumer([&] {
    for (int i = 0; i < kItems; ++i) {
      auto items = queue.lock();
      ready.wait(items, [](const std::deque<int>& q) { return !q.empty(); });
      sum += items->front();
      items->pop_front();
    }
  });
  for (int i = 1; i <= kItems; ++i) {
    queue.lock()->push_back(i);
    ready.notify_one();
  }
  consumer.join();
  EXPECT_EQ(sum, 1L * kItems * (kItems + 1) / 2);
}

TEST(Condvar, NotifyAllReachesAllThatWait) {
  Mutex<bool> gate{false};
  Condvar opened;
  std::atomic<int> through = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        auto is_open = gate.lock();
        opened.wait(is_open, [](bool open) { return open; });
        ++through;
      });
    }
    std::this_thread::sleep_for(milliseconds(3));
    *gate.lock() = true;
    opened.notify_all();
  }
  EXPECT_EQ(through, 4);
}

TEST(Condvar, NotifiesUnderTheLockAndOutsideLoseNothing) {
  Mutex<int> ball{0};
  Condvar thrown;
  const auto play = [&](int mine, bool is_under_lock) {
    for (int i = 0; i < 500; ++i) {
      auto holder = ball.lock();
      thrown.wait(holder, [mine](int who) { return who == mine; });
      *holder = 1 - mine;
      if (!is_under_lock) holder.unlock();
      thrown.notify_one();
    }
  };
  std::jthread one([&] { play(0, true); });
  std::jthread two([&] { play(1, false); });
}

TEST(Condvar, WaitForEndsByItself) {
  Mutex<int> m{0};
  Condvar never;
  auto guard = m.lock();
  const auto start = Clock::now();
  EXPECT_FALSE(
      never.wait_for(guard, milliseconds(4), [](int n) { return n == 1; }));
  EXPECT_GE(Clock::now() - start, milliseconds(4));
  EXPECT_EQ(never.wait_until(guard, Clock::now()), std::cv_status::timeout);
  EXPECT_EQ(never.wait_until(
                guard, std::chrono::system_clock::now() + milliseconds(1)),
            std::cv_status::timeout);
  *guard = 1;
  EXPECT_TRUE(
      never.wait_for(guard, milliseconds(-4), [](int n) { return n == 1; }));
  EXPECT_FALSE(m.try_lock());
}

TEST(Condvar, ALongWaitForIsNotAShortOne) {
  Mutex<bool> m{false};
  Condvar changed;
  std::jthread other;
  auto guard = m.lock();
  other = std::jthread([&] {
    std::this_thread::sleep_for(milliseconds(2));
    *m.lock() = true;
    changed.notify_one();
  });
  EXPECT_TRUE(changed.wait_for(guard, std::chrono::hours::max(),
                               [](bool done) { return done; }));
}

TEST(Condvar, PoisonThatCameWhileAsleepIsReported) {
  Mutex<bool> m{false};
  Condvar changed;
  std::jthread other;
  {
    auto guard = m.lock();
    other = std::jthread([&] {
      try {
        auto mine = m.lock();
        *mine = true;
        changed.notify_one();
        throw 1;
      } catch (int) {
      }
    });
    EXPECT_THROW(changed.wait(guard, [](bool done) { return done; }),
                 PoisonError);
  }
  other.join();
  EXPECT_TRUE(m.is_poisoned());
  // Who knows of it may go on waiting.
  auto guard = m.lock_ignoring_poison();
  EXPECT_EQ(changed.wait_for(guard, milliseconds(1)), std::cv_status::timeout);
}

TEST(Condvar, MayBeDestroyedOnceAllAreNotified) {
  for (int round = 0; round < 200; ++round) {
    Mutex<int> waiting{0};
    auto changed = std::make_unique<Condvar>();
    std::vector<std::jthread> threads;
    for (int t = 0; t < 2; ++t) {
      threads.emplace_back([&waiting, cv = changed.get()] {
        auto count = waiting.lock();
        ++*count;
        cv->wait(count, [](int n) { return n < 0; });
      });
    }
    while (*waiting.lock() != 2) std::this_thread::yield();
    auto count = waiting.lock();
    *count = -1;
    changed->notify_all();
    count.unlock();
    changed.reset();  // while the two are still on their way out
  }
}

TEST(ConditionVariable, HasTheMembersOfStd) {
  mutex m;
  condition_variable changed;
  bool is_ready = false;
  std::jthread waiter([&] {
    std::unique_lock<mutex> lock(m);
    changed.wait(lock, [&] { return is_ready; });
    is_ready = false;
    changed.notify_all();
  });
  std::unique_lock<mutex> lock(m);
  EXPECT_EQ(changed.wait_for(lock, milliseconds(1)), std::cv_status::timeout);
  EXPECT_FALSE(changed.wait_until(lock, Clock::now() + milliseconds(1),
                                  [&] { return is_ready; }));
  is_ready = true;
  changed.notify_one();
  EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds(20),
                               [&] { return !is_ready; }));
  EXPECT_TRUE(lock.owns_lock());
}

}  // namespace
}  // namespace fearless
