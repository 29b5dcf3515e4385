// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

// Methods of a class with a plain, a recursive and a shared lock.
std::string in_account(const std::string& functions) {
  return told(R"(
type "Account" record
type "Account*" pointer copy=borrow to "Account"
type "std::recursive_mutex" lock recursive copy=owner usr "recursive_mutex"
field .mu : "std::mutex" of "Account" private
field .re : "std::recursive_mutex" of "Account" private
field .rw : "std::shared_mutex" of "Account" private
)" + functions);
}

std::string in_close(const std::string& body) {
  return in_account(R"(
function "Account::withdraw" method record "Account" {
  local "this" : "Account*" this
  local "guard" : "std::lock_guard"
  init _guard
  acquire _this.*.mu via _guard
  kill _guard implicit
}
function "Account::close" method record "Account" {
  local "this" : "Account*" this
  local "other" : "Account*" parameter
  local "guard" : "std::unique_lock"
  init _guard
  )" + body + R"(
  kill _guard implicit
})");
}

TEST(DoubleLock, ToldAtTheCallOfWhatLocks) {
  EXPECT_EQ(in_close(R"(
  acquire _this.*.mu via _guard
  call "Account::withdraw"(borrow_mut _this.*)   // call
)"),
            "call: double-lock: `mu` is locked again by the thread that holds "
            "it");
}

TEST(DoubleLock, NotOfAnotherObject) {
  EXPECT_EQ(in_close(R"(
  acquire _this.*.mu via _guard
  call "Account::withdraw"(borrow_mut _other.*)
)"),
            "line 23: lock-order-inversion: two `Account::mu` are taken in "
            "whatever order `close` is called with");
}

TEST(DoubleLock, NotWhenGivenBackBefore) {
  EXPECT_EQ(in_close(R"(
  acquire _this.*.mu via _guard
  release _this.*.mu via _guard
  call "Account::withdraw"(borrow_mut _this.*)
)"),
            "nothing");
}

TEST(DoubleLock, NotWhenOnlyTried) {
  EXPECT_EQ(in_account(R"(
function "Account::poll" method record "Account" {
  local "this" : "Account*" this
  local "got" : "bool"
  acquire _this.*.mu
  try_acquire _this.*.mu -> _got
  release _this.*.mu
})"),
            "nothing");
}

TEST(DoubleLock, NotOfARecursiveLock) {
  EXPECT_EQ(in_account(R"(
function "Account::audit" method record "Account" {
  local "this" : "Account*" this
  acquire _this.*.re
  acquire _this.*.re
  release _this.*.re
  release _this.*.re
})"),
            "nothing");
}

TEST(DoubleLock, ToldOfAReaderThatWantsToWrite) {
  EXPECT_EQ(in_account(R"(
function "Account::audit" method record "Account" {
  local "this" : "Account*" this
  acquire _this.*.rw shared
  acquire _this.*.rw            // write
  release _this.*.rw
})"),
            "write: double-lock: `rw` is locked again by the thread that holds "
            "it");
}

}  // namespace
}  // namespace fearless::checks
