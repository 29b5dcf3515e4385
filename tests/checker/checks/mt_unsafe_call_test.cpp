// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions of libraries that keep a state of their own, from IR text.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

std::string in_main(const std::string& body) {
  return told(R"(
global @parts library_state
global @environment library_state
global @text library_state has_safe_libraries
global @mu : "std::mutex"
function "stamp" {
  library "localtime" in @parts       // worker's
}
function "stamp_locked" {
  acquire @mu
  library "localtime" in @parts       // worker's, locked
  release @mu
}
function "look_up" {
  library "getenv" shared in @environment
}
function "explain" {
  library "strerror" in @text         // text
}
function "main" main {
  local "result" : "int*"
  local "t" : "std::thread"
)" + body + "\n}");
}

TEST(MtUnsafeCall, OnTwoThreads) {
  EXPECT_EQ(in_main(R"(
  spawn fn "stamp"() -> _t
  library "gmtime" in @parts          // main's
  join _t)"),
            "main's: mt-unsafe-call: `gmtime` is called while another thread "
            "may call `localtime`");
}

TEST(MtUnsafeCall, NotBeforeTheThreadOrAfterItsEnd) {
  EXPECT_EQ(in_main(R"(
  library "localtime" in @parts
  spawn fn "stamp"() -> _t
  join _t
  library "localtime" in @parts)"),
            "nothing");
}

TEST(MtUnsafeCall, WithoutTheLockOfTheOtherSide) {
  EXPECT_EQ(in_main(R"(
  spawn fn "stamp_locked"() -> _t
  library "localtime" in @parts       // main's
  join _t)"),
            "main's: mt-unsafe-call: `localtime` is called without `mu`, which "
            "guards it elsewhere");
  EXPECT_EQ(in_main(R"(
  spawn fn "stamp_locked"() -> _t
  acquire @mu
  library "localtime" in @parts
  release @mu
  join _t)"),
            "nothing");
}

TEST(MtUnsafeCall, ItsResultIsReadAfterTheLockIsGone) {
  EXPECT_EQ(in_main(R"(
  spawn fn "stamp_locked"() -> _t
  acquire @mu
  library "localtime" in @parts
  borrow _result = &@parts
  release @mu
  read _result.*                      // read
  join _t)"),
            "read: mt-unsafe-call: the result of `localtime` is read while "
            "another thread may call it again");
}

TEST(MtUnsafeCall, OnlyAChangeMatters) {
  EXPECT_EQ(in_main(R"(
  spawn fn "look_up"() -> _t
  library "getenv" shared in @environment
  join _t)"),
            "nothing");
  EXPECT_EQ(in_main(R"(
  spawn fn "look_up"() -> _t
  library "setenv" in @environment    // change
  join _t)"),
            "change: mt-unsafe-call: `setenv` is called while another thread "
            "may call `getenv`");
}

}  // namespace
}  // namespace fearless::checks
