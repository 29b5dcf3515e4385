// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/std_mutex.h"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

#include "fearless/watch.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// A clock that the kernel does not know.
struct SlowClock {
  using duration = std::chrono::milliseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<SlowClock>;
  [[maybe_unused]] static constexpr bool is_steady = true;
  static time_point now() {
    return time_point(std::chrono::duration_cast<duration>(
        Clock::now().time_since_epoch() / 2));
  }
};

// Holds `m` on a thread of its own for as long as it lives.
template <typename M>
class HeldElsewhere {
 public:
  explicit HeldElsewhere(M& m) {
    thread_ = std::jthread([this, &m](std::stop_token stop) {
      std::lock_guard lock(m);
      is_held_ = true;
      is_held_.notify_all();
      while (!stop.stop_requested()) {
        std::this_thread::sleep_for(milliseconds(1));
      }
    });
    is_held_.wait(false);
  }

 private:
  std::atomic<bool> is_held_ = false;
  std::jthread thread_;
};

TEST(StdMutex, SizesAndTraits) {
  static_assert(kIsInstrumented ||
                (sizeof(mutex) <= 4 && sizeof(timed_mutex) <= 4));
  static_assert(kIsInstrumented || sizeof(recursive_mutex) <= 16);
  static_assert(std::is_nothrow_default_constructible_v<mutex>);
  static_assert(std::is_trivially_destructible_v<mutex>);
  static_assert(!std::is_copy_constructible_v<mutex>);
  static_assert(!std::is_copy_assignable_v<mutex>);
  static_assert(std::is_standard_layout_v<mutex>);
}

template <typename M>
void count_in_threads() {
  M m;
  long count = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 5000; ++i) {
          std::lock_guard lock(m);
          ++count;
        }
      });
    }
  }
  EXPECT_EQ(count, 20000);
}

TEST(StdMutex, ExcludesUnderContention) {
  count_in_threads<mutex>();
  count_in_threads<timed_mutex>();
  count_in_threads<recursive_mutex>();
}

TEST(StdMutex, WorksWithTheHelpersOfStd) {
  mutex a;
  timed_mutex b;
  recursive_mutex c;
  {
    std::scoped_lock all(a, b, c);
    EXPECT_FALSE(a.try_lock());
  }
  std::lock(a, b);
  std::unique_lock la(a, std::adopt_lock);
  std::unique_lock lb(b, std::adopt_lock);
  lb.unlock();
  EXPECT_TRUE(lb.try_lock_for(milliseconds(1)));
  std::unique_lock deferred(c, std::defer_lock);
  EXPECT_TRUE(deferred.try_lock());
  la.unlock();
  lb.unlock();
  deferred.unlock();
  EXPECT_EQ(std::try_lock(a, b, c), -1);
  a.unlock();
  b.unlock();
  c.unlock();
}

TEST(StdMutex, StdLockDoesNotDeadlockInAnyOrder) {
  mutex a;
  mutex b;
  int rounds = 0;
  const auto run = [&rounds](mutex& x, mutex& y) {
    for (int i = 0; i < 2000; ++i) {
      std::scoped_lock both(x, y);
      ++rounds;
    }
  };
  {
    std::jthread one([&] { run(a, b); });
    std::jthread two([&] { run(b, a); });
  }
  EXPECT_EQ(rounds, 4000);
}

TEST(StdMutex, WorksWithConditionVariableAny) {
  mutex m;
  std::condition_variable_any changed;
  bool is_ready = false;
  std::jthread waiter([&] {
    std::unique_lock lock(m);
    changed.wait(lock, [&] { return is_ready; });
  });
  {
    std::lock_guard lock(m);
    is_ready = true;
  }
  changed.notify_one();
}

TEST(TimedMutex, GivesUpWhenTheTimeIsOver) {
  timed_mutex m;
  HeldElsewhere held(m);
  const auto start = Clock::now();
  EXPECT_FALSE(m.try_lock_for(milliseconds(5)));
  EXPECT_GE(Clock::now() - start, milliseconds(5));
  EXPECT_FALSE(m.try_lock_until(Clock::now() + milliseconds(2)));
  EXPECT_FALSE(
      m.try_lock_until(std::chrono::system_clock::now() + milliseconds(2)));
  const auto slow = SlowClock::now() + milliseconds(4);
  EXPECT_FALSE(m.try_lock_until(slow));
  EXPECT_GE(SlowClock::now(), slow);
  EXPECT_FALSE(m.try_lock_for(milliseconds(-5)));
  EXPECT_FALSE(m.try_lock_for(std::chrono::hours(-1000000)));
}

TEST(TimedMutex, GetsTheLockWithinTheTime) {
  timed_mutex m;
  std::jthread waiter;
  {
    std::lock_guard lock(m);
    waiter = std::jthread([&m] {
      ASSERT_TRUE(m.try_lock_for(std::chrono::hours::max()));
      m.unlock();
    });
    std::this_thread::sleep_for(milliseconds(3));
  }
}

TEST(RecursiveMutex, ItsHolderMayLockItAgain) {
  recursive_mutex m;
  m.lock();
  m.lock();
  EXPECT_TRUE(m.try_lock());
  const auto is_held = [&m] {
    bool got_it = false;
    std::thread([&] {
      got_it = m.try_lock();
      if (got_it) m.unlock();
    }).join();
    return !got_it;
  };
  EXPECT_TRUE(is_held());
  m.unlock();
  m.unlock();
  EXPECT_TRUE(is_held());
  m.unlock();
  EXPECT_FALSE(is_held());
}

TEST(RecursiveTimedMutex, ItsHolderMayLockItAgainAndOthersGiveUp) {
  recursive_timed_mutex m;
  static_assert(kIsInstrumented || sizeof(m) <= 16);
  std::unique_lock first(m);
  EXPECT_TRUE(m.try_lock_for(milliseconds(1)));
  EXPECT_TRUE(m.try_lock_until(SlowClock::now() - milliseconds(1)));
  std::thread([&] { EXPECT_FALSE(m.try_lock_for(milliseconds(3))); }).join();
  m.unlock();
  m.unlock();
  std::thread([&] { EXPECT_FALSE(m.try_lock()); }).join();
  first.unlock();
  std::thread([&] {
    const std::unique_lock again(m, milliseconds(3));
    EXPECT_TRUE(again.owns_lock());
  }).join();
}

}  // namespace
}  // namespace fearless
