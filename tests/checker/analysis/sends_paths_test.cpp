// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sends that happened on some paths, in some rounds, or not at all.

#include <gtest/gtest.h>

#include "tests/checker/analysis/sends.h"

namespace fearless::analysis {
namespace {

TEST(Sends, ThatFailedLeaveTheValueHere) {
  EXPECT_EQ(uses(R"(
  send move _text via @queue -> _ok
  branch _ok bb1 bb2
bb1:
  read _text               // sent
  return
bb2:
  read _text               // refused
)"),
            "sent");
}

TEST(Sends, MayReportSuccessAsFalse) {
  EXPECT_EQ(uses(R"(
  send move _text via @queue -> _ok on_false
  branch _ok bb1 bb2
bb1:
  read _text               // refused
  return
bb2:
  read _text               // sent
)"),
            "sent");
}

TEST(Sends, WithAResultNobodyTestsMayHaveHappened) {
  EXPECT_EQ(uses(R"(
  send move _text via @queue -> _ok
  read _text               // untested
)"),
            "untested");
}

TEST(Sends, OnOnePathReachWhatFollows) {
  EXPECT_EQ(uses(R"(
  branch _again bb1 bb2
bb1:
  send move _text via @queue
  goto bb2
bb2:
  read _text               // behind
)"),
            "behind");
}

TEST(Sends, OnAPathThatReturnsDoNotReachTheOthers) {
  EXPECT_EQ(uses(R"(
  branch _again bb1 bb2
bb1:
  send move _text via @queue
  return
bb2:
  read _text               // other
)"),
            "none");
}

TEST(Sends, BehindTheSameFlagExcludeEachOther) {
  EXPECT_EQ(uses(R"(
  branch _again bb1 bb2
bb1:
  send move _text via @queue
  goto bb2
bb2:
  branch _again bb3 bb4
bb3:
  return
bb4:
  read _text               // kept
)"),
            "none");
}

TEST(Sends, ReachTheNextRoundOfALoop) {
  EXPECT_EQ(uses(R"(
  goto bb1
bb1:
  read _text               // round
  send move _text via @queue  // again
  branch _again bb1 bb2
bb2:
  return
)"),
            "again, round");
}

TEST(Sends, OfWhatALoopMakesAnewDoNot) {
  EXPECT_EQ(uses(R"(
  goto bb1
bb1:
  init _text
  read _text               // round
  send move _text via @queue  // again
  kill _text implicit
  branch _again bb1 bb2
bb2:
  return
)"),
            "none");
}

}  // namespace
}  // namespace fearless::analysis
