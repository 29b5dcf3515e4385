// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What was handed to another thread must not be touched any more: `uses()` are
// the lines that do.

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

constexpr char kQueue[] = R"(
global @queue : "Channel"
global @other : "Channel"
global @mu : "std::mutex"
function "f" {
  local "order" : "Order"
  local "owner" : "OrderPtr"
  local "view" : "Order*"
  local "text" : "std::string"
  local "chars" : "std::string_view"
  local "number" : "int"
  local "ok" : "bool"
  local "again" : "bool"
  local "shared" : "SharedOrder"
  local "spare" : "SharedOrder"
  local "t" : "std::thread"
  local "box" : "Box"
)";

// The lines of these events that use what was sent.
std::string uses(const std::string& body) {
  return Facts(std::string(kQueue) + body + R"(
}
type "Box" record
field .left : "std::string" of "Box"
field .right : "std::string" of "Box"
)")
      .uses();
}

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

// Conditions ------------------------------------------------------------------

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

// Pointers --------------------------------------------------------------------

TEST(Sends, OfAPointerToWhatWasMadeHereHandOverOwnership) {
  Facts facts(R"(
global @queue : "Channel"
function "f" {
  local "raw" : "Order*"
  call "operator new"() -> _raw
  send copy _raw via @queue
  read _raw                // pointer
  write _raw.*.id          // pointee
})");
  EXPECT_EQ(facts.uses(), "pointee");
}

TEST(Sends, OfAPointerToSomebodyElsesObjectDoNot) {
  Facts facts(R"(
global @queue : "Channel"
function "f" {
  local "raw" : "Order*" parameter
  send copy _raw via @queue
  write _raw.*.id          // pointee
})");
  EXPECT_EQ(facts.uses(), "none");
}

TEST(Sends, OfASharedOwnerShareTheObject) {
  EXPECT_EQ(uses(R"(
  send copy _shared via @queue
  read _shared.*.id        // read
  write _shared.*.id       // write
)"),
            "write");
}

TEST(Sends, OfASharedOwnerAllowWritesUnderALock) {
  EXPECT_EQ(uses(R"(
  send copy _shared via @queue
  acquire @mu
  write _shared.*.id       // locked
)"),
            "none");
}

TEST(Sends, OfASharedOwnerReachOtherOwnersOfTheObject) {
  EXPECT_EQ(uses(R"(
  copy _spare = _shared
  send copy _shared via @queue
  write _spare.*.id        // spare
)"),
            "spare");
}

TEST(Sends, OfASharedOwnerEndWithANewObject) {
  EXPECT_EQ(uses(R"(
  send copy _shared via @queue
  reinit _shared
  write _shared.*.id       // renewed
)"),
            "none");
}

TEST(Sends, OfASharedOwnerToConstShareNothingThatChanges) {
  Facts facts(R"(
type "const Order" record const
type "SharedConst" smart_pointer copy=shared_owner to "const Order"
global @queue : "Channel"
function "f" {
  local "shared" : "SharedConst"
  send copy _shared via @queue
  write _shared.*          // write
})");
  EXPECT_EQ(facts.uses(), "none");
}

// Threads ---------------------------------------------------------------------

TEST(Sends, IntoAThreadTakeTheArgumentAway) {
  EXPECT_EQ(uses(R"(
  spawn fn "work"(move _text, copy _order) -> _t
  read _text               // moved
  read _order              // copied
)"),
            "moved");
}

TEST(Sends, InAClosureTakeWhatWasMovedIntoIt) {
  Facts facts(R"(
type "job" closure record call_operator "job::run"
field .text : "std::string" of "job"
function "job::run" lambda method record "job" {
  local "this" this
}
function "f" {
  local "text" : "std::string"
  local "job" : "job"
  local "t" : "std::thread"
  init _job
  move _job.text = _text
  spawn move _job -> _t
  kill _job implicit
  read _text               // moved
})");
  EXPECT_EQ(facts.uses(), "moved");
}

TEST(Sends, MovingIsNotSending) {
  Facts facts(R"(
function "f" {
  local "text" : "std::string"
  local "other" : "std::string"
  move _other = _text
  read _text               // moved
})");
  EXPECT_EQ(facts.uses(), "none");
}

TEST(Sends, OfWhatAValueWasMovedIntoReachTheOldName) {
  Facts facts(R"(
global @queue : "Channel"
function "f" {
  local "text" : "std::string"
  local "other" : "std::string"
  move _other = _text
  send move _other via @queue
  read _text               // origin
})");
  EXPECT_EQ(facts.uses(), "origin");
}

// Helpers ---------------------------------------------------------------------

constexpr char kHelper[] = R"(
global @queue : "Channel"
function "submit" {
  local "value" : "std::string" parameter
  send move _value via @queue
}
function "peek" {
  local "value" : "std::string" parameter
  read _value
}
function "offer" {
  local 0 : "bool"
  local "value" : "OrderPtr&&" parameter
  local "full" : "bool"
  branch _full bb1 bb2
bb1:
  constant _0 = 0
  return
bb2:
  send move _value.* via @queue
  constant _0 = 1
}
)";

TEST(Sends, ByAHelperTakeItsArgument) {
  Facts facts(std::string(kHelper) + R"(
function "f" {
  local "text" : "std::string"
  call "submit"(move _text)
  read _text               // after
})");
  EXPECT_EQ(facts.uses(), "after");
  EXPECT_EQ(facts.sent("submit"), "sent _value");
}

TEST(Sends, ByAHelperOfACopyDoNot) {
  Facts facts(std::string(kHelper) + R"(
function "f" {
  local "text" : "std::string"
  call "submit"(copy _text)
  read _text               // after
})");
  EXPECT_EQ(facts.uses(), "none");
}

TEST(Sends, AreNotWhatEveryHelperDoes) {
  Facts facts(std::string(kHelper) + R"(
function "f" {
  local "text" : "std::string"
  call "peek"(move _text)
  read _text               // after
})");
  EXPECT_EQ(facts.uses(), "none");
  EXPECT_EQ(facts.sent("peek"), "none");
}

TEST(Sends, ByAHelperMayDependOnItsResult) {
  Facts facts(kHelper);
  EXPECT_TRUE(facts.of("offer").summary.result_tells);
  EXPECT_EQ(facts.sent("offer", facts.of("offer").summary.sent_if_true),
            "sent _value.*");
  EXPECT_EQ(facts.sent("offer", facts.of("offer").summary.sent_if_false),
            "none");
}

TEST(Sends, ByAHelperThatRefusedLeaveTheArgument) {
  Facts facts(std::string(kHelper) + R"(
function "f" {
  local "owner" : "OrderPtr"
  local "ok" : "bool"
  call "offer"(borrow_rvalue _owner) -> _ok
  branch _ok bb1 bb2
bb1:
  write _owner.*.id        // sent
  return
bb2:
  write _owner.*.id        // refused
})");
  EXPECT_EQ(facts.uses(), "sent");
}

TEST(Sends, ByAHelperOfAHelperTakeTheArgument) {
  Facts facts(std::string(kHelper) + R"(
function "outer" {
  local "value" : "std::string" parameter
  call "submit"(move _value)
}
function "f" {
  local "text" : "std::string"
  call "outer"(move _text)
  read _text               // after
})");
  EXPECT_EQ(facts.uses(), "after");
}

TEST(Sends, FromAReferenceParameterTakeTheCallersObject) {
  Facts facts(R"(
global @queue : "Channel"
function "flush" {
  local "value" : "Order&" parameter
  send move _value.*.label via @queue
}
function "f" {
  local "order" : "Order"
  call "flush"(borrow_mut _order)
  read _order.id           // id
  read _order.label        // label
})");
  EXPECT_EQ(facts.uses(), "label");
}

TEST(Sends, AreForgivenByAHelperThatRenews) {
  Facts facts(R"(
global @queue : "Channel"
function "renew" {
  local "value" : "Order&" parameter
  reinit _value.*.label
}
function "f" {
  local "order" : "Order"
  send move _order.label via @queue
  call "renew"(borrow_mut _order)
  read _order.label        // label
})");
  EXPECT_EQ(facts.uses(), "none");
}

TEST(Sends, IntoAHomeMadeQueueAreSends) {
  Facts facts(R"(
type "Queue" record
type "Queue&" reference copy=borrow to "Queue"
type "Queue*" pointer copy=borrow to "Queue"
type "Texts" container to "std::string" usr "texts"
field .mu : "std::mutex" of "Queue"
field .filled : "std::condition_variable" of "Queue"
field .items : "Texts" of "Queue"
function "Queue::push" method record "Queue" {
  local "this" : "Queue*" this
  local "item" : "std::string" parameter
  local "guard" : "std::lock_guard"
  init _guard
  acquire _this.*.mu via _guard
  move _this.*.items[] = _item
  kill _guard implicit
  notify _this.*.filled
}
function "f" {
  local "queue" : "Queue&" parameter
  local "text" : "std::string"
  call "Queue::push"(borrow_mut _queue.*, move _text)
  read _text               // after
})");
  EXPECT_EQ(facts.uses(), "after");
}

TEST(Sends, DoNotIncludeStoringInAClassWithoutThreads) {
  Facts facts(R"(
type "Stack" record
type "Stack*" pointer copy=borrow to "Stack"
type "Stack&" reference copy=borrow to "Stack"
type "Texts" container to "std::string" usr "texts"
field .items : "Texts" of "Stack"
function "Stack::push" method record "Stack" {
  local "this" : "Stack*" this
  local "item" : "std::string" parameter
  move _this.*.items[] = _item
}
function "f" {
  local "stack" : "Stack&" parameter
  local "text" : "std::string"
  call "Stack::push"(borrow_mut _stack.*, move _text)
  read _text               // after
})");
  EXPECT_EQ(facts.uses(), "none");
}

}  // namespace
}  // namespace fearless::analysis
