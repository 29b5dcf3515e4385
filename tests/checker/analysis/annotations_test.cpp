// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// GUARDED_BY, REQUIRES and the like: what they ask for and what they promise.

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

constexpr char kAccount[] = R"(
type "Account" record
type "Account*" pointer copy=borrow to "Account"
type "Account&" reference copy=borrow to "Account"
field .mu : "std::shared_mutex" of "Account"
field .sum : "int" of "Account" guarded_by .mu
field .free : "int" of "Account"
global @mu : "std::mutex"
global @hits : "int" guarded_by @mu
)";

Facts method(const std::string& body, const std::string& flags = "") {
  return Facts(std::string(kAccount) + "function \"f\" method " + flags +
               " record \"Account\" {\n  local \"this\" : \"Account*\" this\n" +
               body + "\n}");
}

TEST(Annotations, AskForTheLockOfAMember) {
  Facts facts = method(R"(
  write _this.*.free
  write _this.*.sum        // open
  acquire _this.*.mu
  write _this.*.sum        // held
  release _this.*.mu
)");
  EXPECT_EQ(facts.unmet(), "writes _this.*.sum without _this.*.mu at open");
}

TEST(Annotations, AskForTheLockOfAGlobal) {
  Facts facts = method(R"(
  read @hits               // open
  acquire @mu
  read @hits               // held
  release @mu
)");
  EXPECT_EQ(facts.unmet(), "reads @hits without @mu at open");
}

TEST(Annotations, AskForAnExclusiveLockToWrite) {
  Facts facts = method(R"(
  acquire _this.*.mu shared
  read _this.*.sum         // read
  write _this.*.sum        // write
  release _this.*.mu
)");
  EXPECT_EQ(facts.unmet(), "writes _this.*.sum without _this.*.mu at write");
}

TEST(Annotations, AskForTheLockOfTheSameObject) {
  Facts facts = Facts(std::string(kAccount) + R"(
function "f" {
  local "a" : "Account&" parameter
  local "b" : "Account&" parameter
  acquire _a.*.mu
  write _a.*.sum           // mine
  write _b.*.sum           // theirs
  release _a.*.mu
})");
  EXPECT_EQ(facts.unmet(), "writes _b.*.sum without _b.*.mu at theirs");
}

TEST(Annotations, AskNothingOfConstructorsAndDestructors) {
  EXPECT_EQ(method("  write _this.*.sum", "constructor").unmet(), "none");
  EXPECT_EQ(method("  write _this.*.sum", "destructor").unmet(), "none");
}

TEST(Annotations, AskNothingOfAnObjectOfOnesOwn) {
  Facts facts = Facts(std::string(kAccount) + R"(
function "f" {
  local "a" : "Account"
  write _a.sum
})");
  EXPECT_EQ(facts.unmet(), "none");
}

TEST(Annotations, AskNothingWhereTheyAreSwitchedOff) {
  Facts facts = Facts(std::string(kAccount) + R"(
function "f" method record "Account" not_checked {
  local "this" : "Account*" this
  write _this.*.sum
})");
  EXPECT_EQ(facts.unmet(), "none");
}

TEST(Annotations, HoldARequiredLockFromTheStart) {
  Facts facts = Facts(std::string(kAccount) + R"(
function "f" method record "Account" requires _1.*.mu {
  local "this" : "Account*" this
  write _this.*.sum        // held
})");
  EXPECT_EQ(facts.unmet(), "none");
  EXPECT_EQ(facts.locks("held"), "_this.*.mu");
}

TEST(Annotations, AskTheCallerForARequiredLock) {
  Facts facts = Facts(std::string(kAccount) + R"(
function "locked" method record "Account" requires _1.*.mu {
  local "this" : "Account*" this
}
function "f" {
  local "a" : "Account&" parameter
  call "locked"(borrow_mut _a.*)   // open
  acquire _a.*.mu
  call "locked"(borrow_mut _a.*)   // held
  release _a.*.mu
})");
  EXPECT_EQ(facts.unmet(), "calls locked without _a.*.mu at open");
}

TEST(Annotations, SayWhatACalleeElsewhereDoesToLocks) {
  Facts facts = Facts(std::string(kAccount) + R"(
callee "lock" acquires @mu
callee "unlock" releases @mu
callee "check" asserts @mu
function "f" {
  call "lock"()
  read @hits               // locked
  call "unlock"()
  read @hits               // unlocked
  call "check"()
  read @hits               // asserted
})");
  EXPECT_EQ(facts.locks("locked"), "@mu");
  EXPECT_EQ(facts.locks("unlocked"), "nothing");
  EXPECT_EQ(facts.unmet(), "reads @hits without @mu at unlocked");
}

}  // namespace
}  // namespace fearless::analysis
