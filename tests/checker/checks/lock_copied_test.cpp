// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks that are copied, from IR text to findings.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

constexpr const char* kGauge = R"(
type "c_mutex" lock copies_lock copy=owner
type "Gauge" record copies_lock copy=owner usr "gauge"
type "Gauge*" pointer copy=borrow to "Gauge"
field .mutex : "c_mutex" of "Gauge"
field .value : "int" of "Gauge"
)";

TEST(LockCopied, IsToldOfACopyOfWhatOthersMayUse) {
  EXPECT_EQ(told(std::string(kGauge) + R"(
function "f" {
  local "gauge" : "Gauge*" parameter
  local "copy" : "Gauge"
  init _copy
  copy _copy = _gauge.*   // copied
}
)"),
            "copied: lock-copied: copying `*gauge` copies its lock `mutex`, "
            "too");
}

TEST(LockCopied, IsNoneOfAFirstValue) {
  EXPECT_EQ(told(std::string(kGauge) + R"(
function "f" {
  local "gauge" : "Gauge*" parameter
  local "first" : "Gauge"
  init _first
  copy _gauge.* = _first
}
)"),
            "nothing");
}

TEST(LockCopied, IsToldOfAMovedGuard) {
  EXPECT_EQ(told(R"(
global @mu : "std::mutex"
function "f" {
  local "lock" : "std::unique_lock"
  local "other" : "std::unique_lock"
  init _lock
  acquire @mu via _lock
  init _other
  move _other = _lock
  release _lock.* via _lock   // again
  kill _other implicit
  kill _lock implicit
}
)"),
            "again: lock-copied: `lock` is used after its lock was moved away");
}

TEST(LockCopied, IsToldOfACopyOperationWithoutTheSourcesLock) {
  EXPECT_EQ(told(R"(
type "Box" record usr "box"
type "Box*" pointer copy=borrow to "Box"
type "Box&" reference copy=borrow to "Box"
field .mu : "std::mutex" of "Box"
field .count : "int" of "Box"
function "Box::add" method public record "Box" {
  local "this" : "Box*" this
  acquire _this.*.mu
  write _this.*.count
  release _this.*.mu
}
function "Box::Box" method public constructor copy_operation record "Box" {
  local "this" : "Box*" this
  local "other" : "Box&" parameter
  copy _this.*.count = _other.*.count   // torn
}
)"),
            "torn: lock-copied: `other.count` is copied without `other.mu`, "
            "which guards it");
}

}  // namespace
}  // namespace fearless::checks
