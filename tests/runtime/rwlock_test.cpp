// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/rwlock.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include "fearless/watch.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;

TEST(RwLock, IsSmall) {
  static_assert(kIsInstrumented || sizeof(shared_mutex) == 8);
  static_assert(kIsInstrumented || sizeof(RwLock<int>) == 16);
  static_assert(!std::is_copy_constructible_v<RwLock<int>>);
}

TEST(RwLock, ManyReadOrOneWrites) {
  RwLock<int> lock{1};
  {
    auto one = lock.read();
    auto two = lock.try_read();
    ASSERT_TRUE(two);
    EXPECT_EQ(*one + **two, 2);
    static_assert(std::is_same_v<decltype(*one), const int&>);
    EXPECT_FALSE(lock.try_write());
  }
  auto writer = lock.write();
  *writer = 5;
  EXPECT_FALSE(lock.try_read());
  EXPECT_FALSE(lock.try_write());
  writer.unlock();
  EXPECT_EQ(*lock.read(), 5);
}

TEST(RwLock, ReadersNeverSeeHalfAWrite) {
  struct Pair {
    long left = 0;
    long right = 0;
  };
  RwLock<Pair> pair;
  std::atomic<bool> is_torn = false;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 2; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 4000; ++i) {
          auto both = pair.write();
          ++both->left;
          ++both->right;
        }
      });
      threads.emplace_back([&] {
        for (int i = 0; i < 4000; ++i) {
          auto both = pair.read();
          if (both->left != both->right) is_torn = true;
        }
      });
    }
  }
  EXPECT_FALSE(is_torn);
  EXPECT_EQ(pair.read()->left, 8000);
}

TEST(RwLock, AWaitingWriterKeepsNewReadersOut) {
  RwLock<int> lock{0};
  auto reader = lock.read();
  std::jthread writer([&lock] { *lock.write() = 1; });
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::seconds(10);
  bool is_kept_out = false;
  while (!is_kept_out && std::chrono::steady_clock::now() < deadline) {
    is_kept_out = !lock.try_read();
  }
  EXPECT_TRUE(is_kept_out);
  reader.unlock();
  writer.join();
  EXPECT_EQ(*lock.read(), 1);
}

TEST(RwLock, AWriterGetsInAmongReadersThatOverlap) {
  RwLock<int> lock{0};
  std::atomic<bool> is_over = false;
  std::vector<std::jthread> readers;
  for (int t = 0; t < 3; ++t) {
    readers.emplace_back([&] {
      while (!is_over) {
        auto guard = lock.read();
        std::this_thread::sleep_for(std::chrono::microseconds(200));
      }
    });
  }
  for (int i = 0; i < 20; ++i) *lock.write() += 1;
  is_over = true;
  EXPECT_EQ(*lock.read(), 20);
}

TEST(RwLock, SleepingReadersAreAllWoken) {
  RwLock<int> lock{0};
  auto writer = lock.write();
  std::vector<std::jthread> readers;
  std::atomic<int> done = 0;
  for (int t = 0; t < 4; ++t) {
    readers.emplace_back([&] {
      EXPECT_EQ(*lock.read(), 7);
      ++done;
    });
  }
  std::this_thread::sleep_for(milliseconds(3));
  EXPECT_EQ(done, 0);
  *writer = 7;
  writer.unlock();
  readers.clear();
  EXPECT_EQ(done, 4);
}

TEST(RwLockPoison, OnlyAWriterPoisons) {
  RwLock<int> lock{1};
  try {
    auto guard = lock.read();
    throw 1;
  } catch (int) {
  }
  EXPECT_FALSE(lock.is_poisoned());
  try {
    auto guard = lock.write();
    throw 1;
  } catch (int) {
  }
  EXPECT_TRUE(lock.is_poisoned());
  EXPECT_THROW((void)lock.read(), PoisonError);
  EXPECT_THROW((void)lock.write(), PoisonError);
  EXPECT_THROW((void)lock.try_read(), PoisonError);
  EXPECT_THROW((void)lock.try_write(), PoisonError);
  EXPECT_EQ(*lock.read_ignoring_poison(), 1);
  *lock.write_ignoring_poison() = 2;
  lock.clear_poison();
  EXPECT_EQ(*lock.read(), 2);
  EXPECT_EQ(std::move(lock).into_inner(), 2);
}

TEST(RwLock, MappedGuardsHoldTheLock) {
  RwLock<std::pair<int, std::string>> lock{1, "one"};
  {
    auto text =
        lock.write().map([](auto& pair) -> auto& { return pair.second; });
    *text += "!";
    EXPECT_FALSE(lock.try_read());
  }
  auto number =
      lock.read().map([](const auto& pair) -> auto& { return pair.first; });
  EXPECT_EQ(*number, 1);
  EXPECT_FALSE(lock.try_write());
  EXPECT_EQ(lock.read()->second, "one!");
}

TEST(SharedMutex, WorksWithTheHelpersOfStd) {
  shared_mutex m;
  {
    std::shared_lock one(m);
    std::shared_lock two(m, std::try_to_lock);
    EXPECT_TRUE(two.owns_lock());
    EXPECT_FALSE(m.try_lock());
  }
  {
    std::unique_lock writer(m);
    EXPECT_FALSE(m.try_lock_shared());
  }
  shared_mutex other;
  std::scoped_lock both(m, other);
  EXPECT_FALSE(other.try_lock_shared());
}

TEST(SharedTimedMutex, GivesUpWhenTheTimeIsOver) {
  shared_timed_mutex m;
  static_assert(kIsInstrumented || sizeof(m) == 8);
  const auto start = std::chrono::steady_clock::now();
  {
    std::unique_lock writer(m);
    std::thread([&] {
      EXPECT_FALSE(m.try_lock_for(milliseconds(3)));
      EXPECT_FALSE(m.try_lock_shared_for(milliseconds(3)));
      EXPECT_FALSE(m.try_lock_shared_until(std::chrono::system_clock::now()));
    }).join();
  }
  EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(6));
  EXPECT_TRUE(m.try_lock_until(start));
  m.unlock();
  std::shared_lock one(m, milliseconds(1));
  std::shared_lock two(m, std::chrono::hours::max());
  EXPECT_TRUE(one && two);
}

TEST(SharedTimedMutex, AWriterThatGaveUpKeepsNoReaderOut) {
  shared_timed_mutex m;
  std::shared_lock first(m);
  std::thread reader;
  std::thread([&] {
    std::thread writer([&] { EXPECT_FALSE(m.try_lock_for(milliseconds(30))); });
    std::this_thread::sleep_for(milliseconds(10));
    reader = std::thread([&] {  // waits behind the writer, then goes in
      m.lock_shared();
      m.unlock_shared();
    });
    writer.join();
  }).join();
  reader.join();
  EXPECT_TRUE(m.try_lock_shared());
  m.unlock_shared();
}

TEST(SharedTimedMutex, WritersThatGiveUpLoseNobodysWakeUp) {
  shared_timed_mutex m;
  std::atomic<bool> is_over = false;
  int written = 0;
  std::atomic<int> read = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i) {
      threads.emplace_back([&, i] {
        for (int k = 0; k < 200; ++k) {
          if (!m.try_lock_for(std::chrono::microseconds(20 * i * (k % 5)))) {
            m.lock();
          }
          ++written;
          if (k % 8 == 0) {
            std::this_thread::sleep_for(std::chrono::microseconds(50));
          }
          m.unlock();
        }
      });
    }
    threads.emplace_back([&] {
      while (!is_over) {
        m.lock_shared();
        ++read;
        m.unlock_shared();
        std::this_thread::yield();
      }
    });
    for (int i = 0; i < 3; ++i) threads[i].join();
    is_over = true;
  }
  EXPECT_EQ(written, 600);
  EXPECT_GT(read, 0);
}

TEST(RwLockTraits, FollowTheData) {
  static_assert(is_send_v<RwLock<int>> && is_sync_v<RwLock<int>>);
  static_assert(!is_send_v<RwLockReadGuard<int>>);
  static_assert(!is_send_v<RwLockWriteGuard<int>>);
}

}  // namespace
}  // namespace fearless
