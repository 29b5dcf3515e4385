// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pointers into guarded data, from IR text to findings.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

constexpr const char* kBox = R"(
type "Box" record usr "box"
type "Box*" pointer copy=borrow to "Box"
field .mu : "std::mutex" of "Box"
field .count : "int" of "Box"
function "Box::set" method public record "Box" {
  local "this" : "Box*" this
  acquire _this.*.mu
  write _this.*.count
  release _this.*.mu
}
)";

std::string told_of(const std::string& body, const std::string& more = "") {
  return told(kBox + more + R"(
function "Box::get" method public record "Box" {
  local 0 : "int*"
  local "this" : "Box*" this
  local "p" : "int*"
)" + body + "\n}");
}

TEST(GuardEscape, IsToldOfAPointerFollowedAfterTheUnlock) {
  EXPECT_EQ(told_of(R"(
  acquire _this.*.mu
  borrow _p = &_this.*.count
  release _this.*.mu
  read _p.*             // use
)"),
            "use: guard-escape: `p` still points into `count`, but `mu` is not "
            "held any more");
}

TEST(GuardEscape, IsNoneWhenTheLockIsHeldAgain) {
  EXPECT_EQ(told_of(R"(
  acquire _this.*.mu
  borrow _p = &_this.*.count
  release _this.*.mu
  acquire _this.*.mu
  read _p.*
  release _this.*.mu
)"),
            "nothing");
}

TEST(GuardEscape, IsToldOfAPointerThatIsReturned) {
  EXPECT_EQ(told_of(R"(
  acquire _this.*.mu
  borrow _0 = &_this.*.count
  release _this.*.mu
  return                // back
)"),
            "back: guard-escape: a pointer into `count` is returned, but the "
            "lock of `mu` ends here");
}

TEST(GuardEscape, IsNoneOfWhatNeverChanges) {
  EXPECT_EQ(told(R"(
type "Box" record usr "box"
type "Box*" pointer copy=borrow to "Box"
field .mu : "std::mutex" of "Box"
field .name : "int" of "Box"
function "Box::get" method public record "Box" {
  local 0 : "int*"
  local "this" : "Box*" this
  acquire _this.*.mu
  read _this.*.name
  borrow _0 = &_this.*.name
  release _this.*.mu
  return
}
)"),
            "nothing");
}

TEST(GuardEscape, IsTheGuardThatGoesToAThread) {
  EXPECT_EQ(told(R"(
global @mu : "std::mutex"
function "use" {
  local "lock" : "std::unique_lock" parameter
}
function "main" main {
  local "lock" : "std::unique_lock"
  local "t" : "std::jthread"
  init _lock
  acquire @mu via _lock
  spawn joining fn "use"(move _lock) -> _t  // start
}
)"),
            "start: guard-escape: the guard of `mu` is moved to thread `t`, "
            "which did not lock it");
}

}  // namespace
}  // namespace fearless::checks
