// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sends of pointers and shared owners, and into threads.

#include <gtest/gtest.h>

#include "tests/checker/analysis/sends.h"

namespace fearless::analysis {
namespace {

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

}  // namespace
}  // namespace fearless::analysis
