// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/once.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "fearless/watch.h"

namespace fearless {
namespace {

TEST(Once, RunsOnceAndAllSeeWhatItDid) {
  static_assert(kIsInstrumented || sizeof(Once) == 4);
  Once once;
  int runs = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      once.call_once([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        ++runs;
      });
      EXPECT_EQ(runs, 1);
      EXPECT_TRUE(once.is_completed());
    });
  }
}

TEST(Once, TheNextOneTriesWhenAFunctionThrows) {
  Once once;
  EXPECT_THROW(once.call_once([] { throw std::runtime_error("no"); }),
               std::runtime_error);
  EXPECT_FALSE(once.is_completed());
  int runs = 0;
  once.call_once([&] { ++runs; });
  once.call_once([&] { ++runs; });
  EXPECT_EQ(runs, 1);
}

TEST(Once, AThrowWakesThoseThatWait) {
  Once once;
  std::atomic<int> tries = 0;
  std::atomic<int> failures = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        try {
          once.call_once([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (++tries < 4) throw 1;
          });
        } catch (int) {
          ++failures;
        }
      });
    }
  }
  EXPECT_EQ(failures, 3);
  EXPECT_TRUE(once.is_completed());
}

TEST(Once, HasStdsSpellingToo) {
  static constinit once_flag flag;
  int sum = 0;
  const auto add = [&sum](int a, std::unique_ptr<int> b) { sum += a + *b; };
  call_once(flag, add, 1, std::make_unique<int>(2));
  call_once(flag, add, 1, std::make_unique<int>(2));
  EXPECT_EQ(sum, 3);
}

TEST(OnceLock, KeepsTheFirstValue) {
  OnceLock<std::unique_ptr<int>> lock;
  EXPECT_EQ(lock.get(), nullptr);
  EXPECT_EQ(*lock.get_or_init([] { return std::make_unique<int>(5); }), 5);
  EXPECT_EQ(*lock.get_or_init([] { return std::make_unique<int>(6); }), 5);
  EXPECT_FALSE(lock.set(std::make_unique<int>(7)));
  EXPECT_EQ(**lock.get(), 5);
  OnceLock<int> other;
  EXPECT_TRUE(other.set(3));
  EXPECT_EQ(*other.get(), 3);
}

}  // namespace
}  // namespace fearless
