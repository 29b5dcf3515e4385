// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/mutex.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "fearless/watch.h"

namespace fearless {
namespace {

struct Account {
  int balance = 0;
  std::string owner;
};

// An exception leaves a critical section of `m`.
template <typename T>
void fail_under(Mutex<T>& m) {
  try {
    auto guard = m.lock();
    throw std::runtime_error("half way");
  } catch (const std::runtime_error&) {
  }
}

TEST(Mutex, IsAsSmallAsItCanBe) {
  static_assert(kIsInstrumented || sizeof(Mutex<int>) <= 8);
  static_assert(kIsInstrumented || sizeof(Mutex<std::uint64_t>) == 16);
  static_assert(kIsInstrumented || sizeof(MutexGuard<int>) <= 24);
  static_assert(!std::is_copy_constructible_v<Mutex<int>>);
  static_assert(!std::is_copy_constructible_v<MutexGuard<int>>);
  static_assert(std::is_nothrow_move_constructible_v<MutexGuard<int>>);
}

TEST(Mutex, GuardsTheDataItIsMadeFrom) {
  Mutex<int> m{5};
  *m.lock() = 6;
  EXPECT_EQ(*m.lock(), 6);
  Mutex<Account> account{Account{3, "ada"}};
  EXPECT_EQ(account.lock()->owner, "ada");
  Mutex<std::unique_ptr<int>> owner{std::make_unique<int>(7)};
  EXPECT_EQ(**owner.lock(), 7);
  Mutex deduced(std::string("text"));
  static_assert(std::is_same_v<decltype(deduced), Mutex<std::string>>);
  Mutex<int> zero;
  EXPECT_EQ(*zero.lock(), 0);
}

TEST(Mutex, IsConstantInitialized) {
  static constinit Mutex<int> m{5};
  EXPECT_EQ(*m.lock(), 5);
}

TEST(Mutex, ManyThreadsLoseNoIncrement) {
  constexpr int kThreads = 4;
  constexpr int kEach = 20000;
  Mutex<long> counter{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&counter] {
        for (int i = 0; i < kEach; ++i) *counter.lock() += 1;
      });
    }
  }
  EXPECT_EQ(*counter.lock(), kThreads * kEach);
}

TEST(Mutex, SleepersAreWokenWhenTheSectionIsLong) {
  constexpr int kThreads = 4;
  Mutex<int> turns{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&turns] {
        for (int i = 0; i < 10; ++i) {
          auto guard = turns.lock();
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
          ++*guard;
        }
      });
    }
  }
  EXPECT_EQ(*turns.lock(), kThreads * 10);
}

TEST(Mutex, TryLockSaysThatItIsHeld) {
  Mutex<int> m{1};
  auto guard = m.lock();
  EXPECT_FALSE(m.try_lock());
  guard.unlock();
  EXPECT_FALSE(guard);
  auto again = m.try_lock();
  ASSERT_TRUE(again);
  **again = 2;
  EXPECT_FALSE(m.try_lock());
}

TEST(Mutex, AGuardMovesItsLockAlong) {
  Mutex<int> a{1};
  Mutex<int> b{2};
  auto guard = a.lock();
  MutexGuard<int> taken = std::move(guard);
  EXPECT_FALSE(guard);  // NOLINT: asking is allowed
  EXPECT_EQ(*taken, 1);
  EXPECT_FALSE(a.try_lock());
  taken = b.lock();
  EXPECT_TRUE(a.try_lock());
  EXPECT_EQ(*taken, 2);
  EXPECT_FALSE(b.try_lock());
}

TEST(Mutex, AMappedGuardHoldsTheLock) {
  Mutex<Account> account{Account{3, "ada"}};
  {
    auto owner =
        account.lock().map([](Account& a) -> auto& { return a.owner; });
    auto first =
        std::move(owner).map([](std::string& s) -> char& { return s[0]; });
    EXPECT_FALSE(account.try_lock());
    *first = 'A';
  }
  EXPECT_EQ(account.lock()->owner, "Ada");
}

TEST(Mutex, WithRunsUnderTheLockAndGivesTheResult) {
  Mutex<int> m{20};
  const int doubled = m.with([&m](int& n) {
    EXPECT_FALSE(m.try_lock());
    n += 1;
    return n * 2;
  });
  EXPECT_EQ(doubled, 42);
  EXPECT_TRUE(m.try_lock());
}

TEST(MutexPoison, AnExceptionThatLeavesASectionPoisons) {
  Mutex<int> m{1};
  fail_under(m);
  EXPECT_TRUE(m.is_poisoned());
  EXPECT_THROW((void)m.lock(), PoisonError);
  EXPECT_THROW((void)m.try_lock(), PoisonError);
  EXPECT_THROW(m.with([](int&) {}), PoisonError);
  EXPECT_THROW((void)m.get_mut(), PoisonError);
  EXPECT_THROW((void)std::move(m).into_inner(), PoisonError);
}

TEST(MutexPoison, WhoRepairsTheDataMayClearIt) {
  Mutex<int> m{1};
  fail_under(m);
  *m.lock_ignoring_poison() = 2;
  EXPECT_THROW((void)m.lock(), PoisonError);
  m.clear_poison();
  EXPECT_EQ(*m.lock(), 2);
  EXPECT_EQ(std::move(m).into_inner(), 2);
}

TEST(MutexPoison, WithPoisonsToo) {
  Mutex<int> m{1};
  EXPECT_THROW(m.with([](int&) { throw 1; }), int);
  EXPECT_TRUE(m.is_poisoned());
}

TEST(MutexPoison, AnExceptionCaughtInsideDoesNot) {
  Mutex<int> m{1};
  {
    auto guard = m.lock();
    try {
      throw 1;
    } catch (int) {
    }
  }
  EXPECT_FALSE(m.is_poisoned());
}

TEST(MutexPoison, ALockTakenDuringUnwindingDoesNot) {
  Mutex<int> m{1};
  struct LocksInDestructor {
    Mutex<int>& m;
    ~LocksInDestructor() { *m.lock() = 2; }
  };
  try {
    LocksInDestructor locks{m};
    throw 1;
  } catch (int) {
  }
  EXPECT_FALSE(m.is_poisoned());
  EXPECT_EQ(*m.lock(), 2);
}

TEST(MutexPoison, IsSeenInTheThreadThatWaits) {
  Mutex<int> m{1};
  std::jthread waiter;
  try {
    auto guard = m.lock();
    waiter = std::jthread([&m] { EXPECT_THROW((void)m.lock(), PoisonError); });
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    throw 1;
  } catch (int) {
  }
}

TEST(MutexPoison, ContentionOnAPoisonedMutexStillExcludes) {
  Mutex<long> counter{0};
  fail_under(counter);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&counter] {
        for (int i = 0; i < 2000; ++i) *counter.lock_ignoring_poison() += 1;
      });
    }
  }
  EXPECT_EQ(*counter.lock_ignoring_poison(), 8000);
  EXPECT_TRUE(counter.is_poisoned());
}

TEST(MutexPoison, TheErrorSaysWhatHappened) {
  EXPECT_STREQ(PoisonError().what(),
               "this lock is poisoned: an exception left a critical section");
}

TEST(Scoped, HoldsAllOfThem) {
  Mutex<int> a{1};
  Mutex<std::string> b{"b"};
  Mutex<long> c{3};
  {
    auto [x, y, z] = scoped(a, b, c);
    *x = 10;
    *y += "!";
    *z = 30;
    EXPECT_FALSE(a.try_lock() || b.try_lock() || c.try_lock());
  }
  EXPECT_TRUE(a.try_lock() && b.try_lock() && c.try_lock());
  EXPECT_EQ(*b.lock(), "b!");
}

TEST(Scoped, OppositeOrdersDoNotDeadlock) {
  Mutex<long> a{1000};
  Mutex<long> b{1000};
  Mutex<long> c{1000};
  const auto shuffle = [](auto& x, auto& y, auto& z) {
    for (int i = 0; i < 3000; ++i) {
      auto [from, to, fee] = scoped(x, y, z);
      *from -= 2;
      *to += 1;
      *fee += 1;
    }
  };
  {
    std::jthread one([&] { shuffle(a, b, c); });
    std::jthread two([&] { shuffle(c, b, a); });
    std::jthread three([&] { shuffle(b, c, a); });
  }
  auto [x, y, z] = scoped(a, b, c);
  EXPECT_EQ(*x + *y + *z, 3000);
}

TEST(Scoped, RefusesTheSameMutexTwice) {
  Mutex<int> m{1};
  try {
    (void)scoped(m, m);
    FAIL();
  } catch (const std::system_error& error) {
    EXPECT_EQ(error.code(), std::errc::resource_deadlock_would_occur);
  }
  EXPECT_TRUE(m.try_lock());
}

TEST(Scoped, APoisonedOneLeavesNoneLocked) {
  Mutex<int> good{1};
  Mutex<int> bad{1};
  fail_under(bad);
  EXPECT_THROW((void)scoped(good, bad), PoisonError);
  EXPECT_TRUE(good.try_lock());
  EXPECT_TRUE(bad.lock_ignoring_poison());
}

TEST(MutexTraits, FollowTheData) {
  static_assert(is_send_v<Mutex<int>> && is_sync_v<Mutex<int>>);
  static_assert(!is_sync_v<Mutex<std::unique_lock<std::mutex>>>);
  static_assert(!is_send_v<MutexGuard<int>> && is_sync_v<MutexGuard<int>>);
  static_assert(!is_send_v<std::optional<MutexGuard<int>>>);
  static_assert(!is_send_v<MappedMutexGuard<int>>);
}

}  // namespace
}  // namespace fearless
