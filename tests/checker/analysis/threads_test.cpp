// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// When a thread runs, and when it is over.

#include "tests/checker/analysis/threads.h"

#include <gtest/gtest.h>

namespace fearless::analysis {
namespace {

TEST(Threads, RunFromSpawnToJoin) {
  Facts facts = with_threads(R"(
  write @hits    // before
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  write @hits    // beside
  join _t
  write @hits    // after
)");
  EXPECT_EQ(facts.live("before"), "none");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
  EXPECT_EQ(facts.running("f"), "none");
}

TEST(Threads, AreJoinedOneByOne) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // first
  spawn fn "work"(borrow_mut _m) -> _u  // second
  write @hits    // both
  join _t
  write @hits    // one
  join _u
  write @hits    // none
)");
  EXPECT_EQ(facts.live("both"), "first, second");
  EXPECT_EQ(facts.live("one"), "second");
  EXPECT_EQ(facts.live("none"), "none");
}

TEST(Threads, ThatAreDetachedGoOn) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  detach _t
  join _t
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "worker");
  EXPECT_EQ(facts.running("f"), "worker detached");
}

TEST(Threads, ThatStartDetachedCannotBeJoined) {
  Facts facts = with_threads(R"(
  spawn detached fn "work"(borrow_mut _n)  // worker
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "worker");
  EXPECT_EQ(facts.running("f"), "worker detached");
}

TEST(Threads, AreJoinedByTheirHandleWhenItSaysSo) {
  Facts facts = with_threads(R"(
  init _j
  spawn joining fn "work"(borrow_mut _n) -> _j  // worker
  write @hits    // beside
  kill _j implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, OutliveAHandleThatDoesNotJoin) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  kill _t implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "worker");
  EXPECT_EQ(facts.running("f"), "worker");
}

TEST(Threads, MayRunWhenOnlyOnePathJoins) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  branch bb1 bb2
bb1:
  join _t
  goto bb2
bb2:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "worker");
}

TEST(Threads, AreOverWhenBothPathsJoin) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  branch bb1 bb2
bb1:
  join _t
  goto bb3
bb2:
  join _t
  goto bb3
bb3:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, AreOverWhenTheirHandleIsNotJoinable) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  joinable _t -> _ok
  branch _ok bb1 bb2
bb1:
  join _t
  goto bb2
bb2:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, OfAVectorAreJoinedByALoop) {
  Facts facts = with_threads(R"(
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  spawn fn "work"(borrow_mut _n) -> _ts[]  // worker
  goto bb1
bb3:
  write @hits    // beside
  goto bb4
bb4:
  branch bb5 bb6
bb5:
  init _each
  borrow _each = &_ts[]
  join _each.*
  kill _each implicit
  goto bb4
bb6:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

}  // namespace
}  // namespace fearless::analysis
