// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads in loops, scopes, pools and futures, and handles that move.

#include <gtest/gtest.h>

#include "tests/checker/analysis/threads.h"

namespace fearless::analysis {
namespace {

TEST(Threads, OfOneLineInALoopRunBesideEachOther) {
  Facts facts(R"(
global @hits : "int"
function "work" {
  write @hits    // work
}
function "f" {
  local "ts" : "Threads"
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  spawn fn "work" -> _ts[]  // worker
  goto bb1
bb3:
  return
})");
  EXPECT_EQ(facts.live("f", "work"), "worker");
}

TEST(Threads, OfOneLineDoNotRunBesideThemselvesWhenJoinedInTheRound) {
  Facts facts(R"(
global @hits : "int"
function "work" {
  write @hits    // work
}
function "f" {
  local "t" : "std::thread"
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  init _t
  spawn fn "work" -> _t  // worker
  join _t
  kill _t implicit
  goto bb1
bb3:
  return
})");
  EXPECT_EQ(facts.live("f", "work"), "none");
}

TEST(Threads, OfAScopeEndWithIt) {
  Facts facts = with_threads(R"(
  init _scope
  spawn scoped fn "work"(borrow_mut _n) in _scope  // worker
  write @hits    // beside
  kill _scope implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, OfAPoolEndWithIt) {
  Facts facts = with_threads(R"(
  init _pool
  spawn task fn "work"(borrow_mut _n) in _pool  // task
  write @hits    // beside
  kill _pool implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "task");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, ThatRunAllBeforeTheCallReturnsAreOver) {
  Facts facts = with_threads(R"(
  spawn parallel fn "work"(borrow_mut _n)  // workers
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, AreOverWhenTheirFutureIsThere) {
  Facts facts = with_threads(R"(
  spawn future fn "work"(borrow_mut _n) -> _future  // task
  write @hits    // beside
  join _future
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "task");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, AreOverWhenTheirFutureDies) {
  Facts facts = with_threads(R"(
  init _future
  spawn future fn "work"(borrow_mut _n) -> _future  // task
  kill _future implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, FollowAHandleThatMoves) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  move _u = _t
  kill _t implicit
  write @hits    // beside
  join _u
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, FollowAHandleIntoAContainer) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  move _ts[] = _t
  kill _t implicit
  write @hits    // beside
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  join _ts[]
  goto bb1
bb3:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, MeetAtALatch) {
  Facts facts(R"(
function "work" {
  local "done" : "std::latch&" parameter
  notify _done.*
}
global @n : "int"
function "f" {
  local "done" : "std::latch"
  spawn detached fn "work"(borrow_mut _done)  // worker
  write @n       // beside
  block barrier _done
  write @n       // after
})");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

}  // namespace
}  // namespace fearless::analysis
