// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/wait_policy.h"

#include <gtest/gtest.h>

namespace fearless::detail {
namespace {

// A machine that counts what is asked of it.
struct Counting {
  template <typename T>
  using atomic = std::atomic<T>;
  static inline std::uint32_t pauses = 0, yields = 0, per_burst = 0;
  static void pause() { ++pauses; }
  static void yield() { ++yields; }
  // Who gets the processor has it for 2 us.
  static std::chrono::steady_clock::time_point now() {
    return std::chrono::steady_clock::time_point(
        std::chrono::microseconds(2 * yields));
  }
  static std::uint32_t pauses_per_burst() { return per_burst; }
  static void start(std::uint32_t pauses_in_a_burst) {
    pauses = yields = 0;
    per_burst = pauses_in_a_burst;
  }
};

TEST(WaitPolicy, GivesUpAfterItsBurstsAndAtMostTwoYields) {
  Counting::start(8);
  EXPECT_FALSE(poll<Counting>(kWaitForPeer, [] { return false; }));
  EXPECT_EQ(Counting::yields, 2u);
  EXPECT_EQ(Counting::pauses, 8u * (2 + 10));
}

// One where others keep the processor for a millisecond.
struct Busy : Counting {
  static std::chrono::steady_clock::time_point now() {
    return std::chrono::steady_clock::time_point(
        std::chrono::milliseconds(yields));
  }
};

TEST(WaitPolicy, DoesNotYieldAgainSoonWhereThatWasSlow) {
  Busy::start(8);
  EXPECT_FALSE(poll<Busy>(kWaitForPeer, [] { return false; }));
  const std::uint32_t first = Busy::yields;
  EXPECT_GE(first, 1u);
  for (int i = 0; i < 64; ++i) {
    EXPECT_FALSE(poll<Busy>(kWaitForPeer, [] { return false; }));
  }
  EXPECT_EQ(Busy::yields, first);
}

// One where nobody else wants it.
struct Idle : Counting {
  static std::chrono::steady_clock::time_point now() { return {}; }
};

TEST(WaitPolicy, PollsOnWhereNobodyTakesTheProcessor) {
  Idle::start(8);
  const auto wait = [] {
    return poll<Idle>(kWaitForPeer, [] { return false; });
  };
  for (int i = 0; i < 2; ++i) EXPECT_FALSE(wait());
  EXPECT_EQ(Idle::yields, 4u);
  for (int i = 0; i < 128; ++i) EXPECT_FALSE(wait());
  EXPECT_EQ(Idle::yields, 4u);
  EXPECT_FALSE(wait());
  EXPECT_EQ(Idle::yields, 5u) << "it asks again, once";
}

TEST(WaitPolicy, WaitingForALockNeverYields) {
  Counting::start(8);
  EXPECT_FALSE(poll<Counting>(kWaitForLock, [] { return false; }));
  EXPECT_EQ(Counting::yields, 0u);
}

TEST(WaitPolicy, WhoWaitsForALockSeldomLooksAtIt) {
  Counting::start(8);
  std::uint32_t looks = 0;
  const auto is_ready = [&] { return ++looks == 0; };
  EXPECT_FALSE(poll<Counting>(kWaitForLock, is_ready));
  EXPECT_EQ(looks, kWaitForLock.bursts + 1) << "one per burst, and a last one";
  EXPECT_EQ(Counting::pauses, kWaitForLock.bursts * 8);
}

TEST(WaitPolicy, StopsAsSoonAsItIsReady) {
  Counting::start(8);
  int looks = 0;
  EXPECT_TRUE(poll<Counting>(kWaitForPeer, [&] { return ++looks == 10; }));
  EXPECT_EQ(Counting::pauses, 9u);
  EXPECT_EQ(Counting::yields, 1u);
}

TEST(WaitPolicy, WhereSpinningIsOffItDoesNotEvenLook) {
  Counting::start(0);
  EXPECT_FALSE(poll<Counting>(kWaitForPeer, [] { return true; }));
  EXPECT_EQ(Counting::pauses + Counting::yields, 0u);
}

TEST(WaitPolicy, AReaderOfAStreamWaitsBeforeItsFirstLook) {
  Counting::start(8);
  EXPECT_TRUE(poll<Counting>({2, 10, 16}, [] { return true; }));
  EXPECT_EQ(Counting::pauses, 8u * 16);
}

}  // namespace
}  // namespace fearless::detail
