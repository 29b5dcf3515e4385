// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// STALL: about time only, and never a failure.
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "fearless/channel.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"
#include "fearless/watch.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;

class Stall : public testing::Test {
 protected:
  Stall() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
  ~Stall() override { unsetenv("FEARLESS_OPTIONS"); }

  static void set(const char* options) {
    setenv("FEARLESS_OPTIONS", options, 1);
  }
};

// Main holds on to a lock for long, and lets go.
void hold_for(int time) {
  Mutex<int> orders;
  scope([&](Scope& threads) {
    auto held = orders.lock();
    threads.spawn("clerk", [&] { *orders.lock() += 1; });
    std::this_thread::sleep_for(milliseconds(time));
  });
  _exit(0);
}

TEST_F(Stall, NamesWhoIsBlockedAndTheHolder) {
  set("stall=100ms");
  EXPECT_EXIT(
      hold_for(600), testing::ExitedWithCode(0),
      "STALL: 1 thread has been blocked for more than 100 ms\n\n"
      "  for [0-9]+ ms  clerk  waits for mutex \"orders\", held by main");
}

TEST_F(Stall, IsSaidOncePerWait) {
  set("stall=50ms:look=20");
  EXPECT_EXIT(
      {
        static int count = 0;
        set_report_handler([](const Report&) { ++count; });
        std::atexit([] { std::fprintf(stderr, "TIMES %d\n", count); });
        Mutex<int> orders;
        scope([&](Scope& threads) {
          auto held = orders.lock();
          threads.spawn("clerk", [&] { *orders.lock() += 1; });
          std::this_thread::sleep_for(milliseconds(500));
        });
        std::exit(0);
      },
      testing::ExitedWithCode(0), "TIMES 1\n$");
}

TEST_F(Stall, IsOffUnlessAskedFor) {
  EXPECT_EXIT(hold_for(300), testing::ExitedWithCode(0), "^$");
}

void receive_with_a_limit() {
  auto [tx, rx] = channel<int>("jobs");
  (void)rx.recv_timeout(milliseconds(400));
  _exit(0);
}

TEST_F(Stall, AWaitThatEndsByItselfIsNone) {
  set("stall=50ms");
  EXPECT_EXIT(receive_with_a_limit(), testing::ExitedWithCode(0), "^$");
}

TEST_F(Stall, AReportIsAWarningAsJson) {
  set("stall=50ms");
  EXPECT_EXIT(
      {
        set_report_handler([](const Report& report) {
          std::fprintf(stderr, "%s %s", report.title, report.json);
        });
        hold_for(400);
      },
      testing::ExitedWithCode(0),
      "STALL .*\"check\": \"stall\",\n +\"severity\": \"warning\"");
}

TEST_F(Stall, ATimeNeedsAUnit) {
  set("stall=30");
  EXPECT_EXIT(_exit(0), testing::ExitedWithCode(0), "`stall=30` is ignored");
}

}  // namespace
}  // namespace fearless
