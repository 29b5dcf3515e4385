// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks behind pointers, and those that somebody else takes.

#include <gtest/gtest.h>

#include "tests/checker/analysis/locks.h"

namespace fearless::analysis {
namespace {

TEST(Locks, ReachedThroughAPointerAreNamedByWhatItPointsAt) {
  Facts facts = Facts(R"(
global @mu : "std::mutex"
global @n : "int"
function "f" {
  local "lock" : "std::mutex*"
  borrow _lock = &@mu
  acquire _lock.*
  write @n       // held
  release @mu
  write @n       // over
})");
  EXPECT_EQ(facts.locks("held"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

// Callees ---------------------------------------------------------------------

constexpr char kAccount[] = R"(
type "Account" record
type "Account*" pointer copy=borrow to "Account"
field .mu : "std::mutex" of "Account"
field .sum : "int" of "Account"
)";

TEST(Locks, AreTakenAndReleasedByHelpers) {
  Facts facts(std::string(kAccount) + R"(
function "lock" method record "Account" {
  local "this" : "Account*" this
  acquire _this.*.mu
}
function "unlock" method record "Account" {
  local "this" : "Account*" this
  release _this.*.mu
}
function "f" {
  local "a" : "Account*" parameter
  local "b" : "Account*" parameter
  call "lock"(borrow_mut _a.*)
  write _a.*.sum       // mine
  write _b.*.sum       // theirs
  call "unlock"(borrow_mut _a.*)
  write _a.*.sum       // over
})");
  EXPECT_EQ(facts.locks("mine"), "_a.*.mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
  EXPECT_EQ(facts.locks("lock", facts.of("lock").summary.acquired),
            "_this.*.mu");
  EXPECT_EQ(facts.places("unlock", facts.of("unlock").summary.released),
            "_this.*.mu");
  EXPECT_EQ(facts.locks("f", facts.of("f").summary.acquired), "nothing");
}

TEST(Locks, ThatAHelperReleasesForAWhileAreHeldAgain) {
  Facts facts(std::string(kAccount) + R"(
function "without" method record "Account" {
  local "this" : "Account*" this
  release _this.*.mu
  acquire _this.*.mu
}
function "f" {
  local "a" : "Account*" parameter
  acquire _a.*.mu
  call "without"(borrow_mut _a.*)
  write _a.*.sum       // again
  release _a.*.mu
  write _a.*.sum       // over
})");
  EXPECT_EQ(facts.locks("again"), "_a.*.mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, ComeBackInAReturnedGuard) {
  Facts facts(std::string(kAccount) + R"(
function "locked" method record "Account" {
  local 0 : "std::unique_lock"
  local "this" : "Account*" this
  acquire _this.*.mu via _0
}
function "f" {
  local "a" : "Account*" parameter
  local "g" : "std::unique_lock"
  init _g
  call "locked"(borrow_mut _a.*) -> _g
  write _a.*.sum       // held
  kill _g implicit
  write _a.*.sum       // over
})");
  EXPECT_EQ(facts.locks("held"), "_a.*.mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, OfACallerReachIntoACallee) {
  Facts facts(std::string(kAccount) + R"(
function "add" method record "Account" {
  local "this" : "Account*" this
  write _this.*.sum    // add
}
function "f" {
  local "a" : "Account*" parameter
  acquire _a.*.mu
  call "add"(borrow_mut _a.*)
  release _a.*.mu
})");
  EXPECT_EQ(facts.locks("add", "add"), "nothing");
  EXPECT_EQ(facts.locks("f", "add"), "_a.*.mu");
}

TEST(Locks, OfACalleeAreNamedInTheCallersTerms) {
  Facts facts(std::string(kAccount) + R"(
function "add" method record "Account" {
  local "this" : "Account*" this
  local "h" : "std::lock_guard"
  acquire _this.*.mu via _h
  write _this.*.sum    // add
  kill _h implicit
}
function "f" {
  local "from" : "Account*" parameter
  local "to" : "Account*" parameter
  call "add"(borrow_mut _to.*)
})");
  EXPECT_EQ(facts.locks("f", "add"), "_to.*.mu");
  EXPECT_EQ(facts.accesses("f"), "writes _to.*.sum");
}

}  // namespace
}  // namespace fearless::analysis
