// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From IR text to findings, for check-then-act and double-checked-locking.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

// Two threads run `f`.
std::string in_two(const std::string& body) {
  return told(R"(
global @mu : "std::mutex"
global @count : "int"
global @flag : "std::atomic"
global @config : "int*"
function "f" {
  local "seen" : "bool"
  local "made" : "int*"
)" + body + R"(
}
function "main" main {
  local "t" : "std::thread"
  spawn fn "f"() -> _t
  call "f"()
  join _t
}
)");
}

TEST(CheckThenAct, ToldOfAnActUnderTheLockTakenAgain) {
  EXPECT_EQ(in_two(R"(
  bb0:
    acquire @mu
    copy _seen = @count
    release @mu
    branch _seen bb1 bb2
  bb1:
    acquire @mu
    write @count             // act
    release @mu
    goto bb2
  bb2:
    return
)"),
            "act: check-then-act: `count` is changed because of what was "
            "tested before `mu` was released");
}

TEST(CheckThenAct, NotUnderOneLock) {
  EXPECT_EQ(in_two(R"(
  bb0:
    acquire @mu
    copy _seen = @count
    branch _seen bb1 bb2
  bb1:
    write @count
    goto bb2
  bb2:
    release @mu
)"),
            "nothing");
}

TEST(CheckThenAct, NotWhenTestedAgain) {
  EXPECT_EQ(in_two(R"(
  bb0:
    acquire @mu
    copy _seen = @count
    release @mu
    branch _seen bb1 bb4
  bb1:
    acquire @mu
    copy _seen = @count
    branch _seen bb2 bb3
  bb2:
    write @count
    goto bb3
  bb3:
    release @mu
    goto bb4
  bb4:
    return
)"),
            "nothing");
}

TEST(CheckThenAct, ToldOfAnAtomicInTwoSteps) {
  EXPECT_EQ(in_two(R"(
  bb0:
    atomic @flag shared -> _seen
    branch _seen bb2 bb1
  bb1:
    atomic @flag = 1 stores   // claimed
    atomic @flag = 0 stores
    goto bb2
  bb2:
    return
)"),
            "claimed: check-then-act: `flag` is tested and then stored: two "
            "atomic steps, not one");
}

TEST(CheckThenAct, NotOfAFlagThatOnlyGoesUp) {
  EXPECT_EQ(in_two(R"(
  bb0:
    atomic @flag shared -> _seen
    branch _seen bb2 bb1
  bb1:
    atomic @flag = 1 stores
    goto bb2
  bb2:
    return
)"),
            "nothing");
}

TEST(CheckThenAct, NotOnOneThread) {
  EXPECT_EQ(told(R"(
global @flag : "std::atomic"
function "main" main {
  local "seen" : "bool"
  bb0:
    atomic @flag shared -> _seen
    branch _seen bb2 bb1
  bb1:
    atomic @flag = 1 stores
    atomic @flag = 0 stores
    goto bb2
  bb2:
    return
}
)"),
            "nothing");
}

TEST(DoubleCheckedLocking, ToldAtTheFirstCheck) {
  EXPECT_EQ(in_two(R"(
  bb0:
    read @config             // first
    branch @config bb4 bb1
  bb1:
    acquire @mu
    read @config
    branch @config bb3 bb2
  bb2:
    copy @config = _made
    goto bb3
  bb3:
    release @mu
    goto bb4
  bb4:
    return
)"),
            "first: double-checked-locking: `config` is checked without a lock "
            "before it is checked again under `mu`");
}

TEST(DoubleCheckedLocking, NotUnderTheLockOnly) {
  EXPECT_EQ(in_two(R"(
  bb0:
    acquire @mu
    read @config
    branch @config bb2 bb1
  bb1:
    copy @config = _made
    goto bb2
  bb2:
    release @mu
)"),
            "nothing");
}

}  // namespace
}  // namespace fearless::checks
