// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards that guard nothing, from IR text to findings.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

std::string told_of(const std::string& body) {
  return told(R"(
type "Box" record usr "box"
type "Box*" pointer copy=borrow to "Box"
field .mu : "std::mutex" of "Box"
field .count : "int" of "Box"
function "Box::add" method public record "Box" {
  local "this" : "Box*" this
  local 2 : "std::lock_guard"
  local "guard" : "std::unique_lock"
  local "own" : "std::mutex"
)" + body + "\n}");
}

TEST(UnnamedGuard, IsToldOfATemporary) {
  EXPECT_EQ(told_of(R"(
  init _2
  acquire _this.*.mu via _2   // brief
  kill _2 implicit
  write _this.*.count
)"),
            "brief: unnamed-guard: the guard of `mu` has no name, so it "
            "unlocks at once");
}

TEST(UnnamedGuard, IsNoneWhenTheSectionIsOneExpression) {
  EXPECT_EQ(told_of(R"(
  init _2
  acquire _this.*.mu via _2
  write _this.*.count
  kill _2 implicit
)"),
            "nothing");
}

TEST(UnnamedGuard, IsNoneWhenNothingFollows) {
  EXPECT_EQ(told_of(R"(
  init _2
  acquire _this.*.mu via _2
  kill _2 implicit
)"),
            "nothing");
}

TEST(UnnamedGuard, IsToldOfAnEmptyOne) {
  EXPECT_EQ(told_of(R"(
  init _guard                 // made
  write _this.*.count
  kill _guard implicit
)"),
            "made: unnamed-guard: `guard` locks nothing: it is made of no "
            "mutex");
}

TEST(UnnamedGuard, IsToldOfADeferredOne) {
  EXPECT_EQ(told_of(R"(
  init _guard                 // made
  borrow _guard = &_this.*.mu
  write _this.*.count
  kill _guard implicit
)"),
            "made: unnamed-guard: `guard` defers locking `mu`, and nobody ever "
            "locks it");
}

TEST(UnnamedGuard, IsNoneWhenItIsLockedLater) {
  EXPECT_EQ(told_of(R"(
  init _guard
  borrow _guard = &_this.*.mu
  acquire _guard.* via _guard
  write _this.*.count
  kill _guard implicit
)"),
            "nothing");
}

TEST(UnnamedGuard, IsToldOfAMutexThatNobodyShares) {
  EXPECT_EQ(
      told_of(R"(
  init _own
  init _guard
  acquire _own via _guard     // alone
  write _this.*.count
  kill _guard implicit
  kill _own implicit
)"),
      "alone: unnamed-guard: `own` is a variable of this call, so locking "
      "it keeps nobody out");
}

}  // namespace
}  // namespace fearless::checks
