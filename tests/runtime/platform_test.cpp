// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/platform.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <chrono>
#include <thread>

namespace fearless::detail {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

TEST(Platform, WaitReturnsAtOnceWhenTheWordHasChanged) {
  Native::Word word = 1;
  Native::wait(&word, 0);
  EXPECT_TRUE(Native::wait_until(&word, 0, Deadline::never()));
}

TEST(Platform, WaitUntilSaysThatTheDeadlineHasPassed) {
  Native::Word word = 0;
  const auto start = Clock::now();
  while (Native::wait_until(&word, 0, Deadline::after(milliseconds(5)))) {
  }
  EXPECT_GE(Clock::now() - start, milliseconds(5));
}

TEST(Platform, WaitUntilKnowsTheSystemClock) {
  Native::Word word = 0;
  const auto end = std::chrono::system_clock::now() + milliseconds(5);
  while (Native::wait_until(&word, 0, Deadline::at(end))) {
  }
  EXPECT_GE(std::chrono::system_clock::now(), end);
}

TEST(Platform, ADeadlineInThePastEndsAWaitAtOnce) {
  Native::Word word = 0;
  const auto past = Clock::now() - std::chrono::hours(1);
  EXPECT_FALSE(Native::wait_until(&word, 0, Deadline::at(past)));
  EXPECT_FALSE(Native::wait_until(&word, 0, Deadline::at(Clock::time_point())));
  EXPECT_FALSE(
      Native::wait_until(&word, 0, Deadline::at(Clock::time_point::min())));
}

TEST(Platform, WakeEndsAWait) {
  Native::Word word = 0;
  std::jthread sleeper([&] {
    while (word == 0) Native::wait(&word, 0);
  });
  std::this_thread::sleep_for(milliseconds(2));
  word = 1;
  Native::wake_one(&word);
}

TEST(Platform, WaitsKeepErrno) {
  Native::Word word = 0;
  errno = 77;
  Native::wait(&word, 1);
  Native::wait_until(&word, 0, Deadline::after(milliseconds(1)));
  Native::wake_all(&word);
  EXPECT_EQ(errno, 77);
}

TEST(Platform, ABurstOfPausesTakesAboutItsTime) {
  const std::uint32_t pauses = Native::pauses_per_burst();
  if (pauses == 0) GTEST_SKIP() << "one processor, or FEARLESS_SPIN=0";
  auto best = Clock::duration::max();
  for (int i = 0; i < 50; ++i) {
    const auto start = Clock::now();
    for (std::uint32_t k = 0; k < 10 * pauses; ++k) Native::pause();
    best = std::min(best, Clock::now() - start);
  }
  EXPECT_GE(best, std::chrono::nanoseconds(Native::kBurstNanoseconds * 3));
  EXPECT_LE(best, std::chrono::nanoseconds(Native::kBurstNanoseconds * 30));
}

TEST(Platform, EachThreadHasAMarkOfItsOwn) {
  const std::uintptr_t here = Native::this_thread();
  std::uintptr_t there = here;
  std::thread([&] { there = Native::this_thread(); }).join();
  EXPECT_NE(here, 0u);
  EXPECT_NE(here, there);
  EXPECT_EQ(here, Native::this_thread());
}

TEST(Deadline, FarAwayIsNeverAndNotYesterday) {
  using std::chrono::hours;
  EXPECT_EQ(Deadline::after(hours::max()).nanoseconds,
            Deadline::never().nanoseconds);
  EXPECT_EQ(Deadline::after(milliseconds::max()).nanoseconds,
            Deadline::never().nanoseconds);
  EXPECT_EQ(Deadline::at(Clock::time_point::max()).nanoseconds,
            Deadline::never().nanoseconds);
  EXPECT_FALSE(Deadline::after(hours::max()).has_passed());
  EXPECT_TRUE(Deadline::after(milliseconds::min()).has_passed());
}

TEST(Deadline, RoundsUp) {
  using Picoseconds = std::chrono::duration<long, std::pico>;
  const Deadline one =
      Deadline::at(std::chrono::time_point<Clock, Picoseconds>(Picoseconds(1)));
  EXPECT_EQ(one.nanoseconds, 1);
}

}  // namespace
}  // namespace fearless::detail
