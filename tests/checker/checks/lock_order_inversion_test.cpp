// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

// `there` takes a, then b; `back` what it is told. Both run on threads, the
// first of which is joined `at_end` if not before.
std::string beside(const std::string& back, const std::string& between = "",
                   const std::string& gate = "",
                   const std::string& at_end = "join _one") {
  return told(R"(
global @a : "std::mutex"
global @b : "std::mutex"
global @gate : "std::mutex"
function "there" {
  )" + gate + R"(
  acquire @a
  acquire @b           // there
  release @b
  release @a
}
function "back" {
  )" + gate + back +
              R"(
}
function "main" main {
  local "one" : "std::thread"
  local "two" : "std::thread"
  spawn fn "there"() -> _one
  )" + between +
              R"(
  spawn fn "back"() -> _two
  )" + at_end +
              R"(
  join _two
})");
}

constexpr std::string_view kBack = R"(
  acquire @b
  acquire @a           // back
  release @a
  release @b
)";

TEST(LockOrderInversion, ToldOfTheLaterOrder) {
  EXPECT_EQ(beside(std::string(kBack)),
            "back: lock-order-inversion: `a` and `b` are taken in opposite "
            "orders");
}

TEST(LockOrderInversion, NotInOneOrder) {
  EXPECT_EQ(beside("acquire @a\nacquire @b\nrelease @b\nrelease @a"),
            "nothing");
}

TEST(LockOrderInversion, NotWhenTheFirstHasEnded) {
  EXPECT_EQ(beside(std::string(kBack), "join _one", "", ""), "nothing");
}

TEST(LockOrderInversion, NotUnderACommonLock) {
  EXPECT_EQ(beside(std::string(kBack), "", "acquire @gate\n"), "nothing");
}

TEST(LockOrderInversion, NotWhenOnlyTried) {
  EXPECT_EQ(beside(R"(
  local "got" : "bool"
  acquire @b
  try_acquire @a -> _got
  release @b
)"),
            "nothing");
}

std::string of_two_accounts(const std::string& before) {
  return told(R"(
type "Account" record
type "Account&" reference copy=borrow to "Account"
field .mu : "std::mutex" of "Account"
function "transfer" {
  local "from" : "Account&" parameter
  local "to" : "Account&" parameter
  )" + before +
              R"(
  acquire _from.*.mu
  acquire _to.*.mu     // second
  release _to.*.mu
  release _from.*.mu
})");
}

TEST(LockOrderInversion, ToldOfTwoArguments) {
  EXPECT_EQ(of_two_accounts(""),
            "second: lock-order-inversion: two `Account::mu` are taken in "
            "whatever order `transfer` is called with");
}

TEST(LockOrderInversion, NotOfArgumentsThatAreCompared) {
  EXPECT_EQ(of_two_accounts("order _from.*, _to.*"), "nothing");
}

TEST(LockOrderInversion, ToldOfWhatIsDeclared) {
  EXPECT_EQ(told(R"(
type "Shop" record
type "Shop*" pointer copy=borrow to "Shop"
field .first : "std::mutex" of "Shop"
field .second : "std::mutex" of "Shop" acquired_after("first")
function "Shop::sell" method record "Shop" {
  local "this" : "Shop*" this
  acquire _this.*.second
  acquire _this.*.first      // wrong
  release _this.*.first
  release _this.*.second
})"),
            "wrong: lock-order-inversion: `first` is taken after `second`, "
            "against its declaration");
}

}  // namespace
}  // namespace fearless::checks
