// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../src/shop.h"

#include <gtest/gtest.h>

TEST(Shop, DispatchesAnOrder) {
  EXPECT_EQ(dispatch(std::make_unique<Order>(Order{7, 500})), 7);
}
TEST(Shop, CountsAVisitorAtEachDoor) { EXPECT_EQ(count_visitors(1), 2); }
TEST(Shop, ReadsTheCatalogue) { EXPECT_EQ(read_catalogue(2), 200); }
TEST(Shop, KnowsTheLengthOfAName) { EXPECT_EQ(length_of_name("ada"), 3); }
TEST(Shop, ClosesTheDay) { EXPECT_EQ(close_day({100, 250}), 350); }
