// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks that stay locked on some way out, from IR text to findings.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

std::string told_of(const std::string& result, const std::string& body,
                    const std::string& others = "") {
  return told(R"(
global @mu : "std::mutex"
)" + others + R"(
function "f" {
  local 0 : ")" +
              result + R"("
  local "fails" : "bool" parameter
)" + body + "\n}");
}

constexpr const char* kEarlyReturn = R"(
  acquire @mu
  branch _fails bb1 bb2
bb1:
  return                // early
bb2:
  release @mu
  return
)";

TEST(LockLeak, IsToldWhereItHappens) {
  EXPECT_EQ(told_of("int", kEarlyReturn),
            "early: lock-leak: `mu` is still locked on this way out");
}

TEST(LockLeak, IsNoneWhenEveryPathKeepsTheLock) {
  EXPECT_EQ(told_of("int", R"(
  acquire @mu
  branch _fails bb1 bb2
bb1:
  return
bb2:
  return
)"),
            "nothing");
}

// Who was told calls `end` later.
TEST(LockLeak, IsNoneWhenTheResultTells) {
  EXPECT_EQ(told_of("bool", R"(
  acquire @mu
  branch _fails bb1 bb2
bb1:
  release @mu
  constant _0 = 0
  return
bb2:
  constant _0 = 1
  return
)",
                    "function \"end\" {\n  release @mu\n}"),
            "nothing");
}

TEST(LockLeak, IsOneWhenTheResultTellsTheContrary) {
  EXPECT_EQ(told_of("bool", R"(
  acquire @mu
  branch _fails bb1 bb2
bb1:
  constant _0 = 0
  return                // early
bb2:
  release @mu
  constant _0 = 1
  return
)"),
            "early: lock-leak: `mu` is still locked on this way out");
}

TEST(LockLeak, MayBeAnException) {
  EXPECT_EQ(told_of("int", R"(
  acquire @mu
  branch _fails bb1 bb2
bb1:
  throw                 // out
bb2:
  release @mu
  return
)"),
            "out: lock-leak: `mu` stays locked when an exception leaves here");
}

}  // namespace
}  // namespace fearless::checks
