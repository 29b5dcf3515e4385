// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// References to plain objects are explored as atomics are, and the object has
// the value when they are gone.

#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "fearless/atomic.h"
#include "fearless/model.h"
#include "tests/model/explore.h"
#include "tests/model/programs.h"

namespace fearless {
namespace {

using Order = std::memory_order;

TEST(AtomicRef, HasAsManyExecutionsAsAnAtomic) {
  const ModelResult result = explore([] {
    int count = 0;
    programs::in_parallel(3, [&](int) { ++atomic_ref(count); });
    check(count == 3, "an increment is lost");
  });
  EXPECT_TRUE(result) << result.report();
  EXPECT_TRUE(result.complete);
  EXPECT_EQ(result.executions, 6u);
}

TEST(AtomicRef, ElementsAreAtomicsOfTheirOwn) {
  const ModelResult result = explore([] {
    std::vector<int> counts(2);
    programs::in_parallel(2, [&](int i) {
      const atomic_ref mine(counts[static_cast<std::size_t>(i)]);
      mine.store(i + 1);
      check(mine == i + 1);
    });
    check(counts[0] == 1 && counts[1] == 2);
  });
  EXPECT_TRUE(result) << result.report();
  EXPECT_EQ(result.executions, 1u);
}

TEST(AtomicRef, ReadsOldStoresInWeakMemory) {
  const auto store_buffering = [](Order store, Order load) {
    int x = 0, y = 0;
    int seen[2] = {};
    programs::in_parallel(2, [&](int i) {
      atomic_ref(i ? y : x).store(1, store);
      seen[i] = atomic_ref(i ? x : y).load(load);
    });
    check(seen[0] || seen[1], "both read the old one");
    check(x == 1 && y == 1);
  };
  const ModelResult weak =
      explore([&] { store_buffering(Order::release, Order::acquire); });
  ASSERT_TRUE(weak.failure);
  EXPECT_NE(weak.report().find("both read the old one"), std::string::npos)
      << weak.report();
  const ModelResult strong =
      explore([&] { store_buffering(Order::seq_cst, Order::seq_cst); });
  EXPECT_TRUE(strong) << strong.report();
  EXPECT_EQ(strong.executions, 3u);
}

TEST(AtomicRef, OutsideOfModelsIsStds) {
  long value = 1;
  const atomic_ref reference(value);
  long expected = 1;
  EXPECT_TRUE(reference.compare_exchange_strong(expected, 5));
  EXPECT_EQ(reference.fetch_add(2), 5);
  EXPECT_EQ(value, 7);
}

}  // namespace
}  // namespace fearless
