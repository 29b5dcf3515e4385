// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/barrier.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "fearless/watch.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;

TEST(Barrier, NobodyPassesBeforeAllHaveComeAndOneLeads) {
  constexpr int kThreads = 4;
  constexpr int kRounds = 100;
  Barrier barrier(kThreads);
  std::atomic<int> came = 0;
  std::atomic<int> leaders = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&] {
        for (int round = 1; round <= kRounds; ++round) {
          ++came;
          if (barrier.wait().is_leader()) ++leaders;
          EXPECT_GE(came, round * kThreads);
        }
      });
    }
  }
  EXPECT_EQ(leaders, kRounds);
}

TEST(Barrier, OfNobodyIsOfOne) {
  Barrier barrier(0);
  EXPECT_TRUE(barrier.wait().is_leader());
}

TEST(StdBarrier, RunsItsCompletionBetweenThePhases) {
  int phases = 0;
  barrier sync(3, [&phases]() noexcept { ++phases; });
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 3; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 50; ++i) {
          sync.arrive_and_wait();
          EXPECT_EQ(phases, 2 * i + 1);
          sync.wait(sync.arrive());  // nobody reads `phases` any more
        }
      });
    }
  }
  EXPECT_EQ(phases, 100);
}

TEST(StdBarrier, WhoDropsIsNotWaitedForAgain) {
  barrier<> sync(2);
  std::jthread other([&] { sync.arrive_and_drop(); });
  sync.arrive_and_wait();
  sync.arrive_and_wait();  // alone now
}

TEST(StdLatch, OpensWhenItIsCountedDown) {
  static_assert(kIsInstrumented || sizeof(latch) == 4);
  latch started(3);
  EXPECT_FALSE(started.try_wait());
  std::vector<std::jthread> threads;
  for (int t = 0; t < 2; ++t) {
    threads.emplace_back([&] { started.count_down(); });
  }
  started.arrive_and_wait();
  EXPECT_TRUE(started.try_wait());
  started.wait();
}

TEST(StdSemaphore, CountsItsPermits) {
  static_assert(kIsInstrumented || sizeof(counting_semaphore<>) == 4);
  static_assert(binary_semaphore::max() == 1);
  counting_semaphore<5> permits(2);
  permits.acquire();
  EXPECT_TRUE(permits.try_acquire());
  EXPECT_FALSE(permits.try_acquire());
  EXPECT_FALSE(permits.try_acquire_for(milliseconds(2)));
  EXPECT_FALSE(permits.try_acquire_until(std::chrono::system_clock::now()));
  permits.release(2);
  EXPECT_TRUE(permits.try_acquire_for(std::chrono::hours::max()));
  EXPECT_TRUE(permits.try_acquire());
}

TEST(StdSemaphore, AReleaseOfManyLetsManyIn) {
  counting_semaphore<> gate(0);
  std::atomic<int> through = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        gate.acquire();
        ++through;
      });
    }
    std::this_thread::sleep_for(milliseconds(3));
    gate.release(1);
    gate.release(3);
  }
  EXPECT_EQ(through, 4);
}

TEST(StdSemaphore, WaitersThatGiveUpLoseNobodysWakeUp) {
  counting_semaphore<> permits(0);
  constexpr int kRounds = 300;
  std::atomic<int> taken = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 2; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < kRounds; ++i) {
          permits.acquire();
          ++taken;
        }
      });
      threads.emplace_back([&] {
        for (int i = 0; i < kRounds; ++i) {
          if (permits.try_acquire_for(std::chrono::microseconds(50))) {
            permits.release();
          }
        }
      });
    }
    for (int i = 0; i < 2 * kRounds; ++i) permits.release();
  }
  EXPECT_EQ(taken, 2 * kRounds);
}

TEST(StdSemaphore, WhoGotInMayDestroyIt) {
  for (int i = 0; i < 300; ++i) {
    auto done = std::make_unique<binary_semaphore>(0);
    std::jthread other([semaphore = done.get()] { semaphore->release(); });
    done->acquire();
    done.reset();
  }
}

}  // namespace
}  // namespace fearless
