// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// STALL: about time only, and never a failure.
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
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

std::atomic<int> reports = 0;

void write_and_count(const Report& report) {
  std::fprintf(stderr, "%s\n%s\n", report.text, report.json);
  ++reports;
}

// Main holds on to a lock that the clerk waits for until enough() says so,
// says how often it was reported, and ends the process. However slow the
// machine is, what is to be said is waited for.
template <typename Enough>
void hold_until(Enough enough) {
  Mutex<int> orders;
  scope([&](Scope& threads) {
    auto held = orders.lock();
    threads.spawn("clerk", [&] { *orders.lock() += 1; });
    while (!enough()) std::this_thread::sleep_for(milliseconds(10));
    std::fprintf(stderr, "TIMES %d\n", reports.load());
    _exit(0);
  });
}

void hold_until_reported() {
  set_report_handler(write_and_count);
  hold_until([] { return reports != 0; });
}

TEST_F(Stall, NamesWhoIsBlockedAndTheHolder) {
  set("stall=100ms");
  EXPECT_EXIT(
      hold_until_reported(), testing::ExitedWithCode(0),
      "STALL: 1 thread has been blocked for more than 100 ms\n\n"
      "  for [0-9]+ ms  clerk  waits for mutex \"orders\", held by main");
}

TEST_F(Stall, IsSaidOncePerWait) {
  set("stall=50ms:look=20");
  EXPECT_EXIT(
      {
        set_report_handler([](const Report&) { ++reports; });
        hold_until([looks = 0]() mutable {
          if (reports != 0) ++looks;
          return looks == 30;  // of 10 ms: the watcher looked a dozen times
        });
      },
      testing::ExitedWithCode(0), "TIMES 1\n$");
}

TEST_F(Stall, IsOffUnlessAskedFor) {
  EXPECT_EXIT(
      {
        const auto end = std::chrono::steady_clock::now() + milliseconds(300);
        hold_until([&] { return std::chrono::steady_clock::now() > end; });
      },
      testing::ExitedWithCode(0), "^TIMES 0\n$");
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
  EXPECT_EXIT(hold_until_reported(), testing::ExitedWithCode(0),
              "STALL(.|\n)*\"check\": \"stall\",\n +\"severity\": \"warning\"");
}

TEST_F(Stall, ATimeNeedsAUnit) {
  set("stall=30");
  EXPECT_EXIT(_exit(0), testing::ExitedWithCode(0), "`stall=30` is ignored");
}

}  // namespace
}  // namespace fearless
