// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sends that somebody else does.

#include <gtest/gtest.h>

#include "tests/checker/analysis/sends.h"

namespace fearless::analysis {
namespace {

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
