// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which locks are held where. `n` and the locks are globals, so that every
// access is kept; a lock of an object works alike.

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

// A function with these locals and events.
Facts run(const std::string& body) {
  return Facts(R"(
global @mu : "std::mutex"
global @other : "std::mutex"
global @rw : "std::shared_mutex"
global @n : "int"
global @cv : "std::condition_variable"
function "f" {
  local "g" : "std::unique_lock"
  local "h" : "std::lock_guard"
  local "ok" : "bool"
  local "flag" : "bool"
)" + body + "\n}");
}

TEST(Locks, AreHeldFromAcquireToRelease) {
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
  acquire @rw shared via _g
  read @n        // reader
  kill _g implicit
  acquire @rw via _g
  read @n        // writer
)");
  EXPECT_EQ(facts.locks("reader"), "@rw shared");
  EXPECT_EQ(facts.locks("writer"), "@rw");
}

TEST(Locks, ThatWereTriedAreHeldWhereTheTestSaysSo) {
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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
  Facts facts = run(R"(
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

TEST(Locks, ReachedThroughAPointerAreNamedByWhatItPointsAt) {
  Facts facts = Facts(R"(
global @mu : "std::mutex"
global @n : "int"
function "f" {
  local "lock" : "std::mutex*"
  borrow _lock = &@mu
  acquire _lock.*
  write @n       // held
  release @mu
  write @n       // over
})");
  EXPECT_EQ(facts.locks("held"), "@mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

// Callees ---------------------------------------------------------------------

constexpr char kAccount[] = R"(
type "Account" record
type "Account*" pointer copy=borrow to "Account"
field .mu : "std::mutex" of "Account"
field .sum : "int" of "Account"
)";

TEST(Locks, AreTakenAndReleasedByHelpers) {
  Facts facts(std::string(kAccount) + R"(
function "lock" method record "Account" {
  local "this" : "Account*" this
  acquire _this.*.mu
}
function "unlock" method record "Account" {
  local "this" : "Account*" this
  release _this.*.mu
}
function "f" {
  local "a" : "Account*" parameter
  local "b" : "Account*" parameter
  call "lock"(borrow_mut _a.*)
  write _a.*.sum       // mine
  write _b.*.sum       // theirs
  call "unlock"(borrow_mut _a.*)
  write _a.*.sum       // over
})");
  EXPECT_EQ(facts.locks("mine"), "_a.*.mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
  EXPECT_EQ(facts.locks("lock", facts.of("lock").summary.acquired),
            "_this.*.mu");
  EXPECT_EQ(facts.places("unlock", facts.of("unlock").summary.released),
            "_this.*.mu");
  EXPECT_EQ(facts.locks("f", facts.of("f").summary.acquired), "nothing");
}

TEST(Locks, ThatAHelperReleasesForAWhileAreHeldAgain) {
  Facts facts(std::string(kAccount) + R"(
function "without" method record "Account" {
  local "this" : "Account*" this
  release _this.*.mu
  acquire _this.*.mu
}
function "f" {
  local "a" : "Account*" parameter
  acquire _a.*.mu
  call "without"(borrow_mut _a.*)
  write _a.*.sum       // again
  release _a.*.mu
  write _a.*.sum       // over
})");
  EXPECT_EQ(facts.locks("again"), "_a.*.mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, ComeBackInAReturnedGuard) {
  Facts facts(std::string(kAccount) + R"(
function "locked" method record "Account" {
  local 0 : "std::unique_lock"
  local "this" : "Account*" this
  acquire _this.*.mu via _0
}
function "f" {
  local "a" : "Account*" parameter
  local "g" : "std::unique_lock"
  init _g
  call "locked"(borrow_mut _a.*) -> _g
  write _a.*.sum       // held
  kill _g implicit
  write _a.*.sum       // over
})");
  EXPECT_EQ(facts.locks("held"), "_a.*.mu");
  EXPECT_EQ(facts.locks("over"), "nothing");
}

TEST(Locks, OfACallerReachIntoACallee) {
  Facts facts(std::string(kAccount) + R"(
function "add" method record "Account" {
  local "this" : "Account*" this
  write _this.*.sum    // add
}
function "f" {
  local "a" : "Account*" parameter
  acquire _a.*.mu
  call "add"(borrow_mut _a.*)
  release _a.*.mu
})");
  EXPECT_EQ(facts.locks("add", "add"), "nothing");
  EXPECT_EQ(facts.locks("f", "add"), "_a.*.mu");
}

TEST(Locks, OfACalleeAreNamedInTheCallersTerms) {
  Facts facts(std::string(kAccount) + R"(
function "add" method record "Account" {
  local "this" : "Account*" this
  local "h" : "std::lock_guard"
  acquire _this.*.mu via _h
  write _this.*.sum    // add
  kill _h implicit
}
function "f" {
  local "from" : "Account*" parameter
  local "to" : "Account*" parameter
  call "add"(borrow_mut _to.*)
})");
  EXPECT_EQ(facts.locks("f", "add"), "_to.*.mu");
  EXPECT_EQ(facts.accesses("f"), "writes _to.*.sum");
}

}  // namespace
}  // namespace fearless::analysis
