// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/gtest.h"

#include <gtest/gtest-spi.h>
#include <signal.h>

#include <mutex>
#include <string>
#include <thread>

#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/select.h"
#include "fearless/thread.h"
#include "tests/watch/blocked.h"

namespace fearless {
namespace {

void lock_twice() {
  Mutex<int> orders;
  auto first = orders.lock();
  auto second = orders.lock();
}

void lock_once() {
  Mutex<int> orders;
  auto only = orders.lock();
}

TEST(Gtest, ExpectsDeadlocks) {
  EXPECT_DEADLOCK(lock_twice(), "orders");
  EXPECT_NO_DEADLOCK(lock_once());
  EXPECT_NONFATAL_FAILURE(EXPECT_DEADLOCK(lock_once(), "orders"), "");
  EXPECT_NONFATAL_FAILURE(EXPECT_NO_DEADLOCK(lock_twice()), "");
}

TEST(Gtest, ReportsNameTheTest) {
  EXPECT_DEADLOCK(lock_twice(), "in test Gtest.ReportsNameTheTest: ");
}

// Its text is for one caller at a time.
std::string leaked_threads_of_one(std::uint32_t mark) {
  static std::mutex one;
  std::lock_guard guard(one);
  return leaked_threads(mark);
}

TEST(Gtest, BlockedThreadsAreLeaks) {
  latch start(1);
  EXPECT_STREQ(leaked_threads(newest_thread()), "");
  const std::uint32_t mark = newest_thread();
  auto runner = spawn("runner", [&] { start.wait(); });
  std::string leaks;
  while (leaks.empty()) leaks = leaked_threads(mark);
  EXPECT_NE(leaks.find("LEAKED THREAD in test Gtest.BlockedThreadsAreLeaks"),
            std::string::npos);
  EXPECT_NE(leaks.find("runner  waits for the others at latch"),
            std::string::npos);
  start.count_down();
  runner.join();
}

// Two tests in two threads, as a parallel runner has them.
TEST(Gtest, TestsThatRunAtOnceDoNotAnswerForEachOther) {
  latch start(2);
  const std::uint32_t mark = newest_thread();
  std::string leaks[2];
  std::thread tests[2];
  for (int i = 0; i < 2; ++i) {
    tests[i] = std::thread([&, i] {
      set_test_name(i == 0 ? "First.Test" : "Second.Test");
      scope([&](Scope& threads) {
        threads.spawn(i == 0 ? "first" : "second", [&] {
          spawn([&] { start.wait(); }).join();  // what it starts is ours, too
        });
        while (leaks[i].find("latch") == std::string::npos) {
          leaks[i] = leaked_threads_of_one(mark);
        }
        start.count_down();
      });
    });
  }
  for (std::thread& test : tests) test.join();
  EXPECT_NE(leaks[0].find("in test First.Test"), std::string::npos);
  EXPECT_EQ(leaks[0].find("second"), std::string::npos) << leaks[0];
  EXPECT_NE(leaks[1].find("in test Second.Test"), std::string::npos);
  EXPECT_EQ(leaks[1].find("first"), std::string::npos) << leaks[1];
  set_test_name("Gtest.TestsThatRunAtOnceDoNotAnswerForEachOther");
}

void wait_in_a_select() {
  auto one = channel<int>();
  auto two = channel<int>();
  select(recv(one.second, [](auto) {}), recv(two.second, [](auto) {}));
}

TEST(Gtest, SelectsCanBeStuckToo) {
  EXPECT_DEADLOCK(wait_in_a_select(), "select");
}

void be_stopped() {
  Mutex<int> orders;
  auto guard = orders.lock();
  auto clerk = spawn("clerk", [&] { auto guard = orders.lock(); });
  until_blocked(1);
  raise(SIGTERM);
}

TEST(Gtest, AStoppedProcessSaysWhoWaits) {
  EXPECT_EXIT(be_stopped(), testing::KilledBySignal(SIGTERM),
              "clerk  waits for mutex \"orders\", held by main");
}

}  // namespace
}  // namespace fearless
