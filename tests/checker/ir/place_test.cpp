// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/place.h"

#include <gtest/gtest.h>

namespace fearless::ir {
namespace {

const Place kThis = Place::local(1);
const Place kMutex = kThis.deref().field(4);

TEST(Place, CoversItselfAndWhatItLeadsTo) {
  EXPECT_TRUE(kThis.covers(kThis));
  EXPECT_TRUE(kThis.covers(kMutex));
  EXPECT_FALSE(kMutex.covers(kThis));
  EXPECT_FALSE(kThis.covers(Place::local(2)));
  EXPECT_FALSE(kThis.covers(Place::global(1)));
  EXPECT_FALSE(kMutex.covers(kThis.deref().field(5)));
}

TEST(Place, RebasesOntoAnotherRoot) {
  EXPECT_EQ(kMutex.rebased(kThis.deref(), Place::global(3).index()),
            Place::global(3).index().field(4));
  EXPECT_EQ(kMutex.rebased(kMutex, kThis), kThis);
}

TEST(Place, IsCutAtItsLongest) {
  Place place = kThis;
  for (std::size_t i = 0; i < 2 * Place::kMaxSteps; ++i) place = place.deref();
  EXPECT_EQ(place.steps.size(), Place::kMaxSteps);
  EXPECT_EQ(place.rebased(kThis, kMutex).steps.size(), Place::kMaxSteps);
}

TEST(Place, PrefixKeepsTheRoot) {
  EXPECT_EQ(kMutex.prefix(0), kThis);
  EXPECT_EQ(kMutex.prefix(1), kThis.deref());
  EXPECT_EQ(kMutex.prefix(9), kMutex);
  EXPECT_TRUE(kMutex.prefix(0).is_variable());
  EXPECT_TRUE(Place().is_nothing());
}

}  // namespace
}  // namespace fearless::ir
