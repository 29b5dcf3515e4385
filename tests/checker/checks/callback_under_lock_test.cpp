// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

std::string in_emit(const std::string& body, const std::string& lock = "mu") {
  return told(R"(
type "Event" record
type "Event*" pointer copy=borrow to "Event"
type "std::recursive_mutex" lock recursive copy=owner usr "recursive_mutex"
field .mu : "std::mutex" of "Event" private
field .re : "std::recursive_mutex" of "Event" private
field .handler : "std::function" of "Event" private
function "Event::count" method record "Event" {
  local "this" : "Event*" this
  acquire _this.*.)" +
              lock + R"(
  release _this.*.)" +
              lock + R"(
}
function "Event::emit" method record "Event" {
  local "this" : "Event*" this
  local "copy" : "std::function"
  acquire _this.*.)" +
              lock + "\n" + body + R"(
})");
}

TEST(CallbackUnderLock, ToldAtTheCall) {
  EXPECT_EQ(in_emit(R"(
  call _this.*.handler()      // call
  release _this.*.mu
)"),
            "call: callback-under-lock: `handler` is called while `mu` is "
            "locked");
}

TEST(CallbackUnderLock, ToldOfACopyThatIsCalledTooEarly) {
  EXPECT_EQ(in_emit(R"(
  copy _copy = _this.*.handler
  call _copy()                // call
  release _this.*.mu
)"),
            "call: callback-under-lock: `handler` is called while `mu` is "
            "locked");
}

TEST(CallbackUnderLock, NotOfACopyThatIsCalledAfterwards) {
  EXPECT_EQ(in_emit(R"(
  copy _copy = _this.*.handler
  release _this.*.mu
  call _copy()
)"),
            "nothing");
}

TEST(CallbackUnderLock, NotUnderARecursiveLock) {
  EXPECT_EQ(in_emit("call _this.*.handler()\nrelease _this.*.re", "re"),
            "nothing");
}

TEST(CallbackUnderLock, NotOfThePredicateOfALibraryCall) {
  EXPECT_EQ(in_emit("call _this.*.handler() predicate\nrelease _this.*.mu"),
            "nothing");
}

}  // namespace
}  // namespace fearless::checks
