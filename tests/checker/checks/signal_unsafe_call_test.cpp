// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What handles signals, from IR text.

#include <gtest/gtest.h>

#include "tests/checker/checks/told.h"

namespace fearless::checks {
namespace {

// `on_signal` does `body`, and is installed by main before it does `rest`.
std::string handled(const std::string& body, const std::string& rest = "") {
  return told(R"(
type "Action" record usr "action"
type "Action*" pointer copy=borrow to "Action"
field .handler : "int*" of "Action"
global @mu : "std::mutex"
global @cv : "std::condition_variable"
global @go : "bool"
global @flag : "std::atomic"
function "log" {
  acquire @mu
  library "printf"
  release @mu
}
function "install" {
  local "handler" : "int*" parameter
  local "action" : "Action"
  copy _action.handler = _handler
  spawn signal copy _action
}
function "on_signal" {
)" + body + R"(
}
function "main" main {
  local "action" : "Action"
  spawn signal fn "on_signal"()
)" + rest + "\n}");
}

TEST(SignalUnsafeCall, TellsOfEachThing) {
  EXPECT_EQ(handled(R"(
  acquire @mu        // lock
  release @mu
  notify @cv         // notify
  library "malloc"   // call
  throw              // throw)"),
            "call: signal-unsafe-call: `on_signal` handles a signal and calls "
            "`malloc`, which is not async-signal-safe\n"
            "lock: signal-unsafe-call: `on_signal` handles a signal and locks "
            "`mu`\n"
            "notify: signal-unsafe-call: `on_signal` handles a signal and "
            "notifies `cv`\n"
            "throw: signal-unsafe-call: `on_signal` handles a signal and "
            "throws");
}

TEST(SignalUnsafeCall, OneStatementIsToldOnceWhereTheHandlerCalls) {
  EXPECT_EQ(handled("call \"log\"()  // call"),
            "call: signal-unsafe-call: `on_signal` handles a signal and locks "
            "`mu`");
}

TEST(SignalUnsafeCall, IsAboutHandlersOnly) {
  EXPECT_EQ(handled("atomic @flag", "call \"log\"()"), "nothing");
}

TEST(SignalUnsafeCall, PlainDataThatOthersTouchLater) {
  std::string text = handled("write @go  // stop", "read @go");
  EXPECT_EQ(text,
            "stop: signal-unsafe-call: `go` is changed by `on_signal`, which "
            "handles a signal, but it is neither atomic nor `volatile "
            "std::sig_atomic_t`");
  EXPECT_EQ(handled("write @go"), "nothing");
  EXPECT_EQ(handled("atomic @flag", "atomic @flag shared"), "nothing");
}

TEST(SignalUnsafeCall, HandlersThatAHelperInstalls) {
  EXPECT_EQ(told(R"(
type "Action" record usr "action"
field .handler : "int*" of "Action"
function "install" {
  local "handler" : "int*" parameter
  local "action" : "Action"
  copy _action.handler = _handler
  spawn signal copy _action
}
function "on_signal" {
  library "malloc"   // call
}
function "main" main {
  call "install"(fn "on_signal")
})"),
            "call: signal-unsafe-call: `on_signal` handles a signal and calls "
            "`malloc`, which is not async-signal-safe");
}

}  // namespace
}  // namespace fearless::checks
