// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/arc.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <unordered_set>
#include <vector>

#include "fearless/mutex.h"
#include "fearless/rc.h"
#include "fearless/watch.h"

namespace fearless {
namespace {

struct Counted {
  explicit Counted(int* alive) : alive(alive) { ++*alive; }
  Counted(Counted&& other) : alive(other.alive) { ++*alive; }
  virtual ~Counted() { --*alive; }
  int* alive;
};
struct Derived : Counted {
  using Counted::Counted;
  int extra = 9;
};

// Arc and Rc have the same members; so are their tests.
struct ArcFamily {
  template <typename T>
  using Owner = Arc<T>;
  template <typename T>
  using Watcher = Weak<T>;
  template <typename T, typename... Args>
  static Arc<T> make(Args&&... args) {
    return make_arc<T>(std::forward<Args>(args)...);
  }
};
struct RcFamily {
  template <typename T>
  using Owner = Rc<T>;
  template <typename T>
  using Watcher = RcWeak<T>;
  template <typename T, typename... Args>
  static Rc<T> make(Args&&... args) {
    return make_rc<T>(std::forward<Args>(args)...);
  }
};

template <typename Family>
class Shared : public testing::Test {};
using Families = testing::Types<ArcFamily, RcFamily>;
TYPED_TEST_SUITE(Shared, Families);

TYPED_TEST(Shared, TheLastOwnerDestroysTheObjectOnce) {
  int alive = 0;
  auto first = TypeParam::template make<Counted>(&alive);
  {
    auto second = first.clone();
    auto third = second;
    EXPECT_EQ(first.strong_count(), 3u);
    EXPECT_EQ(first, third);
    auto moved = std::move(third);
    EXPECT_FALSE(third);  // NOLINT: asking is allowed
    EXPECT_EQ(first.use_count(), 3u);
  }
  EXPECT_EQ(alive, 1);
  first.reset();
  EXPECT_EQ(alive, 0);
  EXPECT_EQ(first, nullptr);
}

// An owner remembers whether it was copied; that must not change what happens.
TYPED_TEST(Shared, AnyOwnerMayBeTheLast) {
  int alive = 0;
  auto first = TypeParam::template make<Derived>(&alive);
  auto watcher = first.downgrade();
  auto copy = first.clone();
  auto moved = std::move(copy);
  typename TypeParam::template Owner<Counted> base = moved;
  first.reset();
  moved.reset();
  EXPECT_EQ(alive, 1);
  EXPECT_EQ(base.use_count(), 1u);
  base.swap(base);
  auto upgraded = watcher.upgrade();
  base.reset();
  EXPECT_EQ(alive, 1);
  upgraded.reset();  // the last, with a watcher left
  EXPECT_EQ(alive, 0);
  EXPECT_TRUE(watcher.expired());

  auto other = TypeParam::template make<Counted>(&alive);
  auto last = other.clone();
  other.reset();
  EXPECT_NE(last.get_mut(), nullptr);
  last.reset();  // a copy, the last, without a watcher
  EXPECT_EQ(alive, 0);
}

TYPED_TEST(Shared, AssignmentDropsTheOldObject) {
  int a = 0;
  int b = 0;
  auto x = TypeParam::template make<Counted>(&a);
  auto y = TypeParam::template make<Counted>(&b);
  x = y;
  EXPECT_EQ(a, 0);
  EXPECT_EQ(y.strong_count(), 2u);
  auto& same = x;
  x = same;
  EXPECT_EQ(b, 1);
  y = nullptr;
  x = std::move(y);
  EXPECT_EQ(b, 0);
}

TYPED_TEST(Shared, BecomesItsBaseAndItsConst) {
  int alive = 0;
  {
    auto derived = TypeParam::template make<Derived>(&alive);
    typename TypeParam::template Owner<Counted> base = derived;
    typename TypeParam::template Owner<const Counted> read = std::move(base);
    EXPECT_EQ(read.strong_count(), 2u);
    EXPECT_EQ(read->alive, &alive);
  }
  EXPECT_EQ(alive, 0);
}

TYPED_TEST(Shared, TakesOverUniquePointersAndDeleters) {
  int alive = 0;
  int deleted = 0;
  {
    typename TypeParam::template Owner<Counted> a =
        std::make_unique<Derived>(&alive);
    const auto deleter = [&deleted](Counted* object) {
      ++deleted;
      delete object;
    };
    typename TypeParam::template Owner<Counted> b(new Counted(&alive), deleter);
    std::unique_ptr<Counted, decltype(deleter)> unique(new Counted(&alive),
                                                       deleter);
    typename TypeParam::template Owner<Counted> c = std::move(unique);
    typename TypeParam::template Owner<Counted> none =
        std::unique_ptr<Counted>();
    EXPECT_FALSE(none);
    EXPECT_EQ(alive, 3);
    EXPECT_EQ(unique, nullptr);
  }
  EXPECT_EQ(alive, 0);
  EXPECT_EQ(deleted, 2);
}

TYPED_TEST(Shared, AWatcherOwnsNothing) {
  int alive = 0;
  typename TypeParam::template Watcher<Counted> watcher;
  EXPECT_FALSE(watcher.upgrade());
  {
    auto owner = TypeParam::template make<Counted>(&alive);
    watcher = owner.downgrade();
    auto second = watcher.clone();
    EXPECT_EQ(owner.weak_count(), 2u);
    EXPECT_EQ(owner.strong_count(), 1u);
    auto upgraded = watcher.upgrade();
    EXPECT_EQ(upgraded, owner);
    EXPECT_EQ(owner.strong_count(), 2u);
  }
  EXPECT_EQ(alive, 0);
  EXPECT_TRUE(watcher.expired());
  EXPECT_FALSE(watcher.lock());
}

TYPED_TEST(Shared, OnlyASingleOwnerMayChangeOrTakeTheObject) {
  auto text =
      TypeParam::template make<std::unique_ptr<int>>(std::make_unique<int>(4));
  EXPECT_NE(text.get_mut(), nullptr);
  auto watcher = text.downgrade();
  EXPECT_EQ(text.get_mut(), nullptr);
  watcher.reset();
  auto other = text.clone();
  EXPECT_EQ(text.get_mut(), nullptr);
  auto refused = std::move(other).try_unwrap();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), text);
  std::move(refused).error().reset();
  auto taken = std::move(text).try_unwrap();
  ASSERT_TRUE(taken);
  EXPECT_EQ(**taken, 4);
}

TYPED_TEST(Shared, AConstructorThatThrowsLeavesNothing) {
  struct Refuses {
    Refuses() { throw std::runtime_error("no"); }
  };
  EXPECT_THROW(TypeParam::template make<Refuses>(), std::runtime_error);
}

TYPED_TEST(Shared, OverAlignedObjectsAreAligned) {
  struct alignas(128) Line {
    char bytes[128];
  };
  auto line = TypeParam::template make<Line>();
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(line.get()) % 128, 0u);
}

TYPED_TEST(Shared, HashesAndOrdersAsItsPointer) {
  auto a = TypeParam::template make<int>(1);
  std::unordered_set<typename TypeParam::template Owner<int>> set = {a, a};
  EXPECT_EQ(set.size(), 1u);
  EXPECT_EQ(a <=> a, std::strong_ordering::equal);
}

TEST(Arc, OwnersInManyThreadsDestroyOnce) {
  static std::atomic<int> destroyed = 0;
  struct Witness {
    ~Witness() { ++destroyed; }
    int value = 5;
  };
  destroyed = 0;
  constexpr int kRounds = 200;
  for (int round = 0; round < kRounds; ++round) {
    auto arc = make_arc<Witness>();
    std::jthread one([arc = arc.clone()] {
      for (int i = 0; i < 20; ++i) EXPECT_EQ(arc.clone()->value, 5);
    });
    std::jthread two([weak = arc.downgrade()] {
      for (int i = 0; i < 20; ++i) {
        if (auto owner = weak.upgrade()) {
          EXPECT_EQ(owner->value, 5);
        }
      }
    });
    arc.reset();
  }
  EXPECT_EQ(destroyed, kRounds);
}

TEST(Arc, WhatAnOwnerWroteIsSeenByTheDestructor) {
  struct Log {
    explicit Log(long* end) : end(end) {}
    ~Log() { *end = written; }
    long* end;
    long written = 0;
  };
  long end = 0;
  {
    auto log =
        make_arc<Mutex<std::unique_ptr<Log>>>(std::make_unique<Log>(&end));
    std::jthread one([log = log.clone()] { (*log->lock())->written += 1; });
    std::jthread two([log = log.clone()] { (*log->lock())->written += 2; });
  }
  EXPECT_EQ(end, 3);
}

TEST(Arc, SizesAndTraits) {
  static_assert(kIsInstrumented || sizeof(Arc<int>) == 2 * sizeof(void*));
  static_assert(kIsInstrumented || sizeof(Rc<int>) == 2 * sizeof(void*));
  static_assert(kIsInstrumented || sizeof(Weak<int>) == 2 * sizeof(void*));
  static_assert(std::is_nothrow_move_constructible_v<Arc<int>>);
  static_assert(is_send_v<Arc<Mutex<int>>>);
  static_assert(!is_send_v<Arc<Rc<int>>> && !is_send_v<Rc<int>>);
  static_assert(!is_send_v<Arc<Mutex<Rc<int>>>>);
  static_assert(!is_send_v<std::vector<Rc<int>>> && !is_sync_v<Rc<int>>);
  static_assert(!std::is_convertible_v<Arc<const int>, Arc<int>>);
}

TEST(Arc, TooManyOwnersAreAnError) {
  detail::AtomicCounts<> counts;
  counts.add((std::uint64_t{1} << 31) - 1);
  EXPECT_FALSE(counts.add_strong_if_any());
  EXPECT_TRUE(detail::is_too_many(detail::strong_of(counts.load())));
  EXPECT_EQ(detail::weak_of(counts.load()), 1u);
  EXPECT_THROW(detail::throw_too_many_owners(), TooManyOwners);
}

}  // namespace
}  // namespace fearless
