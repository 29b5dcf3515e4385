// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From IR text to findings, for the checks of thread handles: those that nobody
// joins, and those that are used up.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

std::string in_function(const std::string& body) {
  return told(R"(
type "Bools" container to "Terminating" usr "bools"
function "work" {
}
function "f" {
  local "stop" : "bool" parameter
  local "t" : "Terminating"
  local "u" : "Terminating"
  local "all" : "Bools"
  local "future" : "std::future"
  local "promise" : "std::promise"
  local "number" : "int"
  local "has" : "bool"
)" + body + "\n}");
}

TEST(UnjoinedThread, ToldAtItsStartWhenNobodyJoinsIt) {
  EXPECT_EQ(in_function(R"(
  init _t
  spawn fn "work"() -> _t     // start
  kill _t implicit
)"),
            "start: unjoined-thread: `t` is never joined");
}

TEST(UnjoinedThread, NotOfAJoinedOrDetachedOne) {
  EXPECT_EQ(in_function(R"(
  init _t
  spawn fn "work"() -> _t
  join _t
  kill _t implicit
  init _u
  spawn fn "work"() -> _u
  detach _u
  kill _u implicit
)"),
            "nothing");
}

TEST(UnjoinedThread, ToldAtTheWayOutThatLeavesIt) {
  EXPECT_EQ(in_function(R"(
  bb0:
    init _t
    spawn fn "work"() -> _t
    branch _stop bb1 bb2
  bb1:
    kill _t implicit
    return                   // early
  bb2:
    join _t
    kill _t implicit
    return
)"),
            "early: unjoined-thread: `t` is not joined on this way out");
}

TEST(UnjoinedThread, ToldWhereAVectorIsEmptied) {
  EXPECT_EQ(in_function(R"(
  init _all
  spawn fn "work"() -> _all[]
  reinit _all                // clear
  kill _all implicit
)"),
            "clear: unjoined-thread: `all` is emptied while threads in it may "
            "run");
}

TEST(UnjoinedThread, ToldWhereAHandleIsWrittenOver) {
  EXPECT_EQ(in_function(R"(
  init _t
  spawn fn "work"() -> _t
  init _u
  spawn fn "work"() -> _u
  move _t = _u               // replaced
  join _t
  kill _u implicit
  kill _t implicit
)"),
            "replaced: unjoined-thread: `t` gets another thread while its old "
            "one may run");
}

TEST(UnjoinedThread, NotWhenAskedWhetherThereIsOne) {
  EXPECT_EQ(in_function(R"(
  bb0:
    init _t
    branch _stop bb1 bb2
  bb1:
    spawn fn "work"() -> _t
    goto bb2
  bb2:
    joinable _t -> _has
    branch _has bb3 bb4
  bb3:
    join _t
    goto bb4
  bb4:
    kill _t implicit
)"),
            "nothing");
}

TEST(ThreadHandleMisuse, ToldOfASecondJoin) {
  EXPECT_EQ(in_function(R"(
  init _t
  spawn fn "work"() -> _t
  join _t
  join _t                    // again
)"),
            "again: thread-handle-misuse: `t` is joined after it was joined");
}

TEST(ThreadHandleMisuse, NotWithAThreadInBetween) {
  EXPECT_EQ(in_function(R"(
  init _t
  spawn fn "work"() -> _t
  join _t
  spawn fn "work"() -> _t
  join _t
)"),
            "nothing");
}

TEST(ThreadHandleMisuse, ToldOfAHandleThatMayBeEmpty) {
  EXPECT_EQ(in_function(R"(
  bb0:
    init _t
    branch _stop bb1 bb2
  bb1:
    spawn fn "work"() -> _t
    goto bb2
  bb2:
    join _t                  // maybe
    kill _t implicit
)"),
            "maybe: thread-handle-misuse: `t` is joined, but it may have no "
            "thread");
}

TEST(ThreadHandleMisuse, ToldOfAMovedHandle) {
  EXPECT_EQ(in_function(R"(
  init _t
  spawn fn "work"() -> _t
  init _u
  move _u = _t
  join _t                    // moved
  join _u
)"),
            "moved: thread-handle-misuse: `t` is joined after it was moved "
            "away");
}

TEST(ThreadHandleMisuse, ToldOfASecondResult) {
  EXPECT_EQ(in_function(R"(
  spawn future fn "work"() -> _future
  receive _number via _future
  receive _number via _future      // again
)"),
            "again: thread-handle-misuse: `future` is asked for its result a "
            "second time");
}

TEST(ThreadHandleMisuse, ToldOfAPromiseKeptTwice) {
  EXPECT_EQ(in_function(R"(
  bb0:
    init _promise
    branch _stop bb1 bb2
  bb1:
    notify _promise all
    goto bb2
  bb2:
    notify _promise all          // twice
)"),
            "twice: thread-handle-misuse: `promise` is set a second time");
}

TEST(ThreadHandleMisuse, ToldOfAThreadThatJoinsItself) {
  EXPECT_EQ(told(R"(
type "Server" record
type "Server*" pointer copy=borrow to "Server"
field .worker : "std::thread" of "Server"
function "Server::run" method record "Server" {
  local "this" : "Server*" this
  join _this.*.worker       // itself
}
function "Server::start" method record "Server" {
  local "this" : "Server*" this
  spawn fn "Server::run"(copy _this) -> _this.*.worker
}
)"),
            "itself: thread-handle-misuse: `worker` is joined by its own "
            "thread");
}

}  // namespace
}  // namespace fearless::checks
