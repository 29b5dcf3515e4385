// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Classes whose callers nobody sees: guards are read off the code, and some
// methods are known to run side by side.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

std::string told_of(const std::string& methods) {
  return told(R"(
type "Box" record usr "box"
type "Box*" pointer copy=borrow to "Box"
field .mu : "std::mutex" of "Box"
field .count : "int" of "Box"
field .stop : "int" of "Box"
field .worker : "std::thread" of "Box"
function "loop" {
  local "box" : "Box*" parameter
  read _box.*.stop
}
)" + methods);
}

std::string method(const std::string& name, const std::string& body,
                   const std::string& flags = "public") {
  return "function \"Box::" + name + "\" method " + flags + R"( record "Box" {
  local "this" : "Box*" this
)" + body +
         "\n}\n";
}

std::string locked(const std::string& name) {
  return method(name, R"(
  acquire _this.*.mu
  write _this.*.count
  release _this.*.mu)");
}

TEST(Guards, TellTheExceptionFromTheRule) {
  EXPECT_EQ(told_of(locked("a") + locked("b") + locked("c") +
                    method("d", "write _this.*.count  // bare")),
            "bare: unguarded-shared-access: `count` is changed without `mu`, "
            "which guards it elsewhere");
}

TEST(Guards, AreNoneWhereTheCodeIsOfTwoMinds) {
  EXPECT_EQ(told_of(locked("a") + method("b", "write _this.*.count") +
                    method("c", "write _this.*.count")),
            "nothing");
}

TEST(Guards, CountThePrivateMethodWithItsCallersLocks) {
  EXPECT_EQ(told_of(locked("a") + locked("b") + locked("c") + method("d", R"(
  acquire _this.*.mu
  call "Box::helper"(borrow_mut _this.*)
  release _this.*.mu)") +
                    method("helper", "write _this.*.count", "private")),
            "nothing");
}

TEST(Methods, RunBesideTheRootOfAThread) {
  EXPECT_EQ(told_of(method("tick", R"(
  acquire _this.*.mu
  write _this.*.count
  release _this.*.mu)",
                           "public thread_root") +
                    method("reset", "write _this.*.count  // bare")),
            "bare: unguarded-shared-access: `count` is changed without `mu`, "
            "which guards it elsewhere");
}

TEST(Methods, RunBesideTheThreadThatTheyJoinLater) {
  std::string start = method(
      "start", R"(spawn fn "loop"(borrow_mut _this.*) -> _this.*.worker)");
  EXPECT_EQ(told_of(start + method("quit", R"(
  write _this.*.stop         // early
  join _this.*.worker
  write _this.*.stop)")),
            "early: unguarded-shared-access: `stop` is changed while another "
            "thread may read it, without a lock");
}

TEST(Methods, DoNotRunBesideAThreadThatIsOver) {
  std::string start = method(
      "start", R"(spawn fn "loop"(borrow_mut _this.*) -> _this.*.worker)");
  EXPECT_EQ(told_of(start + method("quit", R"(
  join _this.*.worker
  write _this.*.stop)")),
            "nothing");
}

}  // namespace
}  // namespace fearless::checks
