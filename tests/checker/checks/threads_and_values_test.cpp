// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From IR text to findings, for the checks of values that threads share, take
// or outlive.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

std::string in_main(const std::string& body) {
  return told(R"(
global @total : "int"
global @mu : "std::mutex"
function "add" {
  local "n" : "int*" parameter
  write _n.*
}
function "count" {
  write @total       // count
}
function "count_locked" {
  acquire @mu
  write @total
  release @mu
}
function "main" main {
  local "n" : "int"
  local "order" : "OrderPtr"
  local "queue" : "Channel"
  local "t" : "std::thread"
)" + body + "\n}");
}

TEST(UseAfterSend, ToldAtTheUse) {
  EXPECT_EQ(in_main(R"(
  init _order
  send move _order via _queue
  read _order.*.id    // use
)"),
            "use: use-after-send: `order->id` is read after the object it "
            "points to was sent to another thread");
}

TEST(UseAfterSend, NotOfANewValue) {
  EXPECT_EQ(in_main(R"(
  init _order
  send move _order via _queue
  reinit _order
  read _order.*.id
)"),
            "nothing");
}

TEST(UnguardedSharedAccess, ToldOfTheSideWithoutTheLock) {
  EXPECT_EQ(in_main(R"(
  spawn fn "count_locked"() -> _t
  write @total        // bare
  join _t
)"),
            "bare: unguarded-shared-access: `total` is changed without `mu`, "
            "which guards it elsewhere");
}

TEST(UnguardedSharedAccess, NotAfterTheJoin) {
  EXPECT_EQ(in_main(R"(
  spawn fn "count"() -> _t
  join _t
  write @total
)"),
            "nothing");
}

TEST(DanglingThreadCapture, ToldWhereTheThreadIsLetGo) {
  EXPECT_EQ(in_main(R"(
  init _n
  spawn fn "add"(borrow_mut _n) -> _t
  detach _t           // let go
  kill _n implicit
)"),
            "let go: dangling-thread-capture: thread `t` can outlive `n`, "
            "which it points to\n"
            "let go: unjoined-thread: `main` can return before thread `t` is "
            "done");
}

TEST(DanglingThreadCapture, NotWhenJoined) {
  EXPECT_EQ(in_main(R"(
  init _n
  spawn fn "add"(borrow_mut _n) -> _t
  join _t
  kill _n implicit
)"),
            "nothing");
}

}  // namespace
}  // namespace fearless::checks
