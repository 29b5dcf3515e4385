// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks and guards, one after the other.

#include "tests/checker/analysis/locks.h"

#include <gtest/gtest.h>

namespace fearless::analysis {
namespace {

TEST(Locks, AreHeldFromAcquireToRelease) {
  Facts facts = with_locks(R"(
  write @n       // before
  acquire @mu
  write @n       // between
  release @mu
  write @n       // after
)");
  EXPECT_EQ(facts.locks("before"), "nothing");
  EXPECT_EQ(facts.locks("between"), "@mu");
  EXPECT_EQ(facts.locks("after"), "nothing");
}

TEST(Locks, OfAGuardEndWithIt) {
  Facts facts = with_locks(R"(
  init _h
  acquire @mu via _h
  read @n        // guarded
  kill _h implicit
  read @n        // open
)");
  EXPECT_EQ(facts.locks("guarded"), "@mu");
  EXPECT_EQ(facts.locks("open"), "nothing");
}

TEST(Locks, OfOneGuardDoNotEndWithAnother) {
  Facts facts = with_locks(R"(
  acquire @mu via _g
  acquire @other via _h
  write @n       // both
  kill _h implicit
  write @n       // first
)");
  EXPECT_EQ(facts.locks("both"), "@mu, @other");
  EXPECT_EQ(facts.locks("first"), "@mu");
}

TEST(Locks, OfSeveralInOneGuardEndTogether) {
  Facts facts = with_locks(R"(
  acquire @mu via _h value=2
  acquire @other via _h value=2
  write @n       // both
  kill _h implicit
  write @n       // none
)");
  EXPECT_EQ(facts.locks("both"), "@mu, @other");
  EXPECT_EQ(facts.locks("none"), "nothing");
}

TEST(Locks, AreReleasedThroughTheirGuard) {
  Facts facts = with_locks(R"(
  acquire @mu via _g
  release _g.* via _g
  write @n       // unlocked
  acquire _g.* via _g
  write @n       // again
  kill _g implicit
  write @n       // over
)");
  EXPECT_EQ(facts.locks("unlocked"), "nothing");
  EXPECT_EQ(facts.locks("again"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, OfADeferredGuardBeginWhenItLocks) {
  Facts facts = with_locks(R"(
  borrow _g = &@mu
  write @n       // deferred
  acquire _g.* via _g
  write @n       // locked
  kill _g implicit
  write @n       // over
)");
  EXPECT_EQ(facts.locks("deferred"), "nothing");
  EXPECT_EQ(facts.locks("locked"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, AreReleasedByTheGuardThatAdoptedThem) {
  Facts facts = with_locks(R"(
  acquire @mu
  borrow _h = &@mu
  acquire @mu via _h adopted
  write @n       // adopted
  kill _h implicit
  write @n       // over
)");
  EXPECT_EQ(facts.locks("adopted"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, StayWhenAGuardDisownsThem) {
  Facts facts = with_locks(R"(
  acquire @mu via _g
  disown _g
  kill _g implicit
  write @n       // disowned
  release @mu
  write @n       // over
)");
  EXPECT_EQ(facts.locks("disowned"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, FollowAGuardThatMoves) {
  Facts facts = with_locks(R"(
  acquire @mu via _h
  move _g = _h
  kill _h implicit
  write @n       // moved
  kill _g implicit
  write @n       // over
)");
  EXPECT_EQ(facts.locks("moved"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, KnowTheirMode) {
  Facts facts = with_locks(R"(
  acquire @rw shared via _g
  read @n        // reader
  kill _g implicit
  acquire @rw via _g
  read @n        // writer
)");
  EXPECT_EQ(facts.locks("reader"), "@rw shared");
  EXPECT_EQ(facts.locks("writer"), "@rw");
}

}  // namespace
}  // namespace fearless::analysis
