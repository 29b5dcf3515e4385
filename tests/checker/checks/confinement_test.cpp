// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Members that are kept to one thread by code that asks which one it runs on.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

// `Server::add` asks, and does `body` in blocks of the test's own: bb1 on the
// right thread, bb2 on others, bb3 on both.
std::string in_add(const std::string& body) {
  return told(R"(
type "Server" record
type "Server*" pointer copy=borrow to "Server"
type "Queue" record
field .mu : "std::mutex" of "Server" private
field .queue : "Queue" of "Server" private
field .count : "int" of "Server" private
callee "Queue::push" method hands_over
function "Server::count" method public record "Server" {
  local "this" : "Server*" this
  read _this.*.count
}
function "Server::add" method public record "Server" {
  local "this" : "Server*" this
  local "mine" : "bool"
  local "done" : "std::future"
  ask_thread -> _mine
  branch _mine bb1 bb2
bb1:
  goto bb3
)" + body + R"(
})");
}

constexpr char kTold[] =
    "change: unguarded-shared-access: `count` is changed by whatever thread "
    "comes here, without a lock";

TEST(Confinement, ToldWhereBothGoOn) {
  EXPECT_EQ(in_add(R"(
bb2:
  call "Queue::push"(borrow_mut _this.*.queue)
  goto bb3
bb3:
  write _this.*.count         // change
)"),
            kTold);
}

TEST(Confinement, ToldWhereOthersGoOnAlone) {
  EXPECT_EQ(in_add(R"(
bb2:
  call "Queue::push"(borrow_mut _this.*.queue)
  write _this.*.count         // change
  goto bb3
bb3:
)"),
            kTold);
}

TEST(Confinement, NotWhereOthersLeave) {
  EXPECT_EQ(in_add(R"(
bb2:
  call "Queue::push"(borrow_mut _this.*.queue)
  return
bb3:
  write _this.*.count
)"),
            "nothing");
}

TEST(Confinement, NotWhereNothingIsHandedOver) {
  EXPECT_EQ(in_add(R"(
bb2:
  goto bb3
bb3:
  write _this.*.count
)"),
            "nothing");
}

TEST(Confinement, NotWhereOthersWaitForTheRightOne) {
  EXPECT_EQ(in_add(R"(
bb2:
  call "Queue::push"(borrow_mut _this.*.queue)
  block future _done
  goto bb3
bb3:
  write _this.*.count
)"),
            "nothing");
}

TEST(Confinement, NotUnderALock) {
  EXPECT_EQ(in_add(R"(
bb2:
  call "Queue::push"(borrow_mut _this.*.queue)
  goto bb3
bb3:
  acquire _this.*.mu
  write _this.*.count
  release _this.*.mu
)"),
            "nothing");
}

}  // namespace
}  // namespace fearless::checks
