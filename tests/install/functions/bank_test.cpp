// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "bank.h"

#include <gtest/gtest.h>

TEST(Bank, HasAName) { EXPECT_STREQ(bank_name(), "Generated Savings"); }
TEST(Bank, LocksOnceTooOften) { EXPECT_GT(balance_while_locked(), 0); }
TEST(Bank, IsWatched) {
  EXPECT_TRUE(is_watched());
  EXPECT_EQ(balance(), 100);
}
