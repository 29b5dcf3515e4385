// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/watch/source_line.h"

#include <gtest/gtest.h>

namespace fearless::detail::watch {
namespace {

TEST(SourceLine, NamesWhatTheLineLocks) {
  EXPECT_EQ(name_in_line("  auto guard = accounts.lock();", 16), "accounts");
  EXPECT_EQ(name_in_line("  auto guard = accounts.lock();", 30), "accounts");
  EXPECT_EQ(name_in_line("*shared->total.lock() += 1;", 2), "shared->total");
  EXPECT_EQ(name_in_line("forks[left].with([&](Fork&) {", 1), "forks[left]");
  EXPECT_EQ(name_in_line("f(a.lock(), b.lock());", 13), "b");
  EXPECT_EQ(name_in_line("while (!stop_.wait_for(g, 1s)) {", 9), "stop_");
  EXPECT_EQ(name_in_line("std::lock_guard guard(mutex);", 1), "mutex");
}

TEST(SourceLine, SaysNothingWhereItDoesNotKnow) {
  EXPECT_EQ(name_in_line("get().lock();", 1), "");
  EXPECT_EQ(name_in_line("", 1), "");
  EXPECT_EQ(name_in_line("x.", 7), "");
  EXPECT_EQ(name_in_line("(x].lock()", 1), "");
}

}  // namespace
}  // namespace fearless::detail::watch
