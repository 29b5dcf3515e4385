// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/condition_variable_any.h"

#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <shared_mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "fearless/shared_mutex.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

template <typename Lock>
class ConditionVariableAny : public testing::Test {};
using Locks =
    testing::Types<std::unique_lock<mutex>, std::unique_lock<std::mutex>,
                   std::unique_lock<recursive_timed_mutex>,
                   std::unique_lock<shared_mutex>>;
TYPED_TEST_SUITE(ConditionVariableAny, Locks);

TYPED_TEST(ConditionVariableAny, WaitsWithAnyLock) {
  typename TypeParam::mutex_type m;
  condition_variable_any changed;
  int turn = 0;
  const auto play = [&](int mine) {
    TypeParam lock(m);
    for (int i = 0; i < 20; ++i) {
      changed.wait(lock, [&] { return turn % 2 == mine; });
      ++turn;
      changed.notify_all();
    }
  };
  {
    std::jthread one(play, 0);
    std::jthread two(play, 1);
  }
  EXPECT_EQ(turn, 40);
}

TYPED_TEST(ConditionVariableAny, GivesUpWhenTheTimeIsOver) {
  typename TypeParam::mutex_type m;
  condition_variable_any never;
  TypeParam lock(m);
  const auto start = Clock::now();
  EXPECT_EQ(never.wait_for(lock, milliseconds(2)), std::cv_status::timeout);
  EXPECT_FALSE(
      never.wait_until(lock, std::chrono::system_clock::now() + milliseconds(2),
                       [] { return false; }));
  EXPECT_GE(Clock::now() - start, milliseconds(4));
  EXPECT_TRUE(lock.owns_lock());
}

TEST(ConditionVariableAnyStop, AWaitEndsWhenItIsAskedToStop) {
  mutex m;
  condition_variable_any changed;
  bool is_ready = true;
  std::jthread waiter([&](std::stop_token stop) {
    std::unique_lock lock(m);
    is_ready = false;
    is_ready = changed.wait(lock, stop, [&] { return is_ready; });
    EXPECT_TRUE(lock.owns_lock());
  });
  std::this_thread::sleep_for(milliseconds(2));
  waiter.request_stop();
  waiter.join();
  EXPECT_FALSE(is_ready);
}

TEST(ConditionVariableAnyStop, ThePredicateCountsMoreThanTheStop) {
  mutex m;
  condition_variable_any changed;
  std::stop_source source;
  source.request_stop();
  std::unique_lock lock(m);
  EXPECT_TRUE(changed.wait(lock, source.get_token(), [] { return true; }));
  EXPECT_FALSE(changed.wait(lock, source.get_token(), [] { return false; }));
  EXPECT_FALSE(changed.wait_for(lock, std::stop_token(), milliseconds(1),
                                [] { return false; }));
}

TEST(ConditionVariableAnyStop, NoStopIsMissed) {
  mutex m;
  condition_variable_any changed;
  for (int round = 0; round < 300; ++round) {
    std::atomic<int> waiting = 0;
    std::vector<std::jthread> waiters;
    for (int i = 0; i < 2; ++i) {
      waiters.emplace_back([&](std::stop_token stop) {
        std::unique_lock lock(m);
        ++waiting;
        EXPECT_FALSE(changed.wait(lock, stop, [] { return false; }));
      });
    }
    while (waiting == 0) std::this_thread::yield();
    waiters.clear();  // asks each to stop, at whatever moment this is
  }
}

}  // namespace
}  // namespace fearless
