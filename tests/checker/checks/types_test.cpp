// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From IR text to findings, for the checks of types that must not cross.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

std::string in_main(const std::string& body) {
  return told(R"(
type "Rc" record plain_ref_count copy=shared_owner usr "rc" send=no by count(
    "`Rc` counts in `n`" @-, "`n` is a plain `int`" @-) sync=no by count(
    "`Rc` counts in `n`" @-)
type "Rc&" reference copy=borrow to "Rc"
type "Cell" record usr "cell" sync=no by mutation(
    "`Cell::set`, a const method, changes `value`" @-)
type "Cell*" pointer copy=borrow to "Cell"
function "use" {
  local "rc" : "Rc" parameter
  read _rc
}
function "look" {
  local "cell" : "Cell*" parameter
  read _cell.*
}
function "main" main {
  local "rc" : "Rc"
  local "copy" : "Rc"
  local "cell" : "Cell"
  local "t" : "std::thread"
)" + body + "\n}");
}

TEST(ThreadUnsafeRefcount, ToldOfACopyThatCrosses) {
  EXPECT_EQ(in_main(R"(
  init _rc
  clone _copy = _rc
  spawn fn "use"(move _copy) -> _t  // start
  read _rc
  join _t
)"),
            "start: thread-unsafe-refcount: a copy of `Rc` crosses to another "
            "thread, but its reference count is not atomic");
}

TEST(ThreadUnsafeRefcount, NotOfTheOnlyHandle) {
  EXPECT_EQ(in_main(R"(
  init _rc
  spawn fn "use"(move _rc) -> _t
  join _t
)"),
            "nothing");
}

TEST(NonSyncShared, ToldWhereTwoThreadsMeetInIt) {
  EXPECT_EQ(in_main(R"(
  init _cell
  spawn fn "look"(borrow_mut _cell) -> _t  // start
  write _cell
  join _t
)"),
            "start: non-sync-shared: `Cell` is shared with another thread, but "
            "its const functions change it without a lock");
}

TEST(NonSyncShared, NotWhenTheThreadIsOver) {
  EXPECT_EQ(in_main(R"(
  init _cell
  spawn fn "look"(borrow_mut _cell) -> _t
  join _t
  write _cell
)"),
            "nothing");
}

}  // namespace
}  // namespace fearless::checks
