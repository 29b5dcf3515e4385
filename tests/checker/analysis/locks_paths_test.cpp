// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks that are held on some paths, and those that were only tried.

#include <gtest/gtest.h>

#include "tests/checker/analysis/locks.h"

namespace fearless::analysis {
namespace {

TEST(Locks, ThatWereTriedAreHeldWhereTheTestSaysSo) {
  Facts facts = with_locks(R"(
  try_acquire @mu -> _ok
  branch _ok bb1 bb2
bb1:
  write @n       // held
  release @mu
  goto bb3
bb2:
  write @n       // refused
  goto bb3
bb3:
  write @n       // over
)");
  EXPECT_EQ(facts.locks("held"), "@mu");
  EXPECT_EQ(facts.locks("refused"), "nothing");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, ThatWereTriedMayReportSuccessAsFalse) {
  Facts facts = with_locks(R"(
  try_acquire @mu -> _ok on_false
  branch _ok bb1 bb2
bb1:
  write @n       // refused
  return
bb2:
  write @n       // held
)");
  EXPECT_EQ(facts.locks("refused"), "nothing");
  EXPECT_EQ(facts.locks("held"), "@mu");
}

TEST(Locks, ThatWereTriedAreHeldThroughANegatedTestAndACopy) {
  Facts facts = with_locks(R"(
  try_acquire @mu -> _flag
  copy _ok = _flag
  branch !_ok bb1 bb2
bb1:
  write @n       // refused
  return
bb2:
  write @n       // held
)");
  EXPECT_EQ(facts.locks("refused"), "nothing");
  EXPECT_EQ(facts.locks("held"), "@mu");
}

TEST(Locks, OfAGuardThatTriedAreHeldWhereItOwns) {
  Facts facts = with_locks(R"(
  try_acquire @mu via _g
  owns _g -> _ok
  branch _ok bb1 bb2
bb1:
  write @n       // owned
  goto bb3
bb2:
  write @n       // refused
  goto bb3
bb3:
  kill _g implicit
  write @n       // over
)");
  EXPECT_EQ(facts.locks("owned"), "@mu");
  EXPECT_EQ(facts.locks("refused"), "nothing");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, AreNotHeldAfterAnEarlyUnlockOnAllPaths) {
  Facts facts = with_locks(R"(
  acquire @mu via _g
  branch bb1 bb2
bb1:
  release _g.* via _g
  write @n       // early
  goto bb3
bb2:
  write @n       // kept
  goto bb3
bb3:
  kill _g implicit
  write @n       // over
)");
  EXPECT_EQ(facts.locks("early"), "nothing");
  EXPECT_EQ(facts.locks("kept"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, AreTakenAndReleasedByTheSameFlag) {
  Facts facts = with_locks(R"(
  branch _flag bb1 bb2
bb1:
  acquire @mu
  goto bb2
bb2:
  write @n       // under
  branch _flag bb3 bb4
bb3:
  write @n       // flagged
  release @mu
  goto bb4
bb4:
  write @n       // over
)");
  EXPECT_EQ(facts.locks("under"), "@mu or nothing");
  EXPECT_EQ(facts.locks("flagged"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, OfAFlagThatChangedAreNotKnown) {
  Facts facts = with_locks(R"(
  branch _flag bb1 bb2
bb1:
  acquire @mu
  goto bb2
bb2:
  write _flag
  branch _flag bb3 bb4
bb3:
  write @n       // flagged
  release @mu
  goto bb4
bb4:
  write @n       // over
)");
  EXPECT_NE(facts.locks("flagged"), "@mu");
  EXPECT_NE(facts.locks("over"), "nothing");
}

TEST(Locks, SurviveWaitingOnACondition) {
  Facts facts = with_locks(R"(
  acquire @mu via _g
  wait @cv, _g
  write @n       // woken
  kill _g implicit
  write @n       // over
)");
  EXPECT_EQ(facts.locks("woken"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, AreHeldInEveryRoundOfALoop) {
  Facts facts = with_locks(R"(
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  init _h
  acquire @mu via _h
  write @n       // inside
  kill _h implicit
  goto bb1
bb3:
  write @n       // behind
)");
  EXPECT_EQ(facts.locks("inside"), "@mu");
  EXPECT_EQ(facts.locks("behind"), "nothing");
}

TEST(Locks, AreReleasedWhenAnExceptionUnwinds) {
  Facts facts = Facts(R"(
global @mu : "std::mutex"
global @n : "int"
function "fails" { throw }
function "f" {
  local "h" : "std::lock_guard"
bb0 unwind bb1:
  init _h
  acquire @mu via _h
  call "fails"() may_throw
  write @n       // not reached
  kill _h implicit
  return
bb1:
  write @n       // caught
  kill _h implicit
  write @n       // over
})");
  EXPECT_EQ(facts.locks("caught"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

}  // namespace
}  // namespace fearless::analysis
