// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What sending takes away, and what gives it back.

#include "tests/checker/analysis/sends.h"

#include <gtest/gtest.h>

namespace fearless::analysis {
namespace {

TEST(Sends, TakeTheValueAway) {
  EXPECT_EQ(uses(R"(
  read _text               // before
  send move _text via @queue
  read _text               // after
  write _text              // changed
)"),
            "after, changed");
}

TEST(Sends, OfACopyLeaveTheValueHere) {
  EXPECT_EQ(uses("  send copy _text via @queue\n  read _text  // after\n"),
            "none");
}

// Moving a number is copying it.
TEST(Sends, OfPlainNumbersTakeNothingAway) {
  EXPECT_EQ(uses(R"(
  send move _number via @queue
  read _number             // after
)"),
            "none");
}

TEST(Sends, TakeOnlyTheirOwnValue) {
  EXPECT_EQ(uses("  send move _text via @queue\n  read _order  // other\n"),
            "none");
}

TEST(Sends, ReachViewsIntoTheValue) {
  EXPECT_EQ(uses(R"(
  borrow _chars = &_text[]
  send move _text via @queue
  read _chars.*            // view
)"),
            "view");
}

TEST(Sends, ReachPointersToWhatTheOwnerOwns) {
  EXPECT_EQ(uses(R"(
  borrow _view = &_owner.*
  send move _owner via @queue
  read _view               // pointer
  write _view.*.id         // pointee
)"),
            "pointee");
}

TEST(Sends, DoNotReachOtherPointers) {
  EXPECT_EQ(uses(R"(
  borrow _view = &_order
  send move _owner via @queue
  write _view.*.id         // pointee
)"),
            "none");
}

TEST(Sends, EndWithANewValue) {
  EXPECT_EQ(uses(R"(
  send move _text via @queue
  reinit _text
  read _text               // renewed
)"),
            "none");
  EXPECT_EQ(uses(R"(
  send move _text via @queue
  constant _text
  read _text               // assigned
)"),
            "none");
  EXPECT_EQ(uses(R"(
  send move _text via @queue
  receive _text via @other
  read _text               // received
)"),
            "none");
}

TEST(Sends, OfThePartsOfAValue) {
  EXPECT_EQ(uses(R"(
  send move _box.left via @queue
  read _box.right          // right
  read _box.left           // left
)"),
            "left");
}

TEST(Sends, OfAPartAreNoticedByWhoTakesTheWhole) {
  EXPECT_EQ(uses(R"(
  send move _box.left via @queue
  send copy _box via @other  // whole
)"),
            "whole");
}

TEST(Sends, OfAPartEndWithANewPart) {
  EXPECT_EQ(uses(R"(
  send move _box.left via @queue
  reinit _box.left
  send copy _box via @other  // whole
)"),
            "none");
}

TEST(Sends, OfTheWholeReachItsParts) {
  EXPECT_EQ(uses("  send move _box via @queue\n  read _box.right  // part\n"),
            "part");
}

TEST(Sends, OfTheSameTwice) {
  EXPECT_EQ(uses(R"(
  send move _text via @queue   // first
  send move _text via @other   // second
)"),
            "second");
}

}  // namespace
}  // namespace fearless::analysis
