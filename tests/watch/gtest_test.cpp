// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/gtest.h"

#include <gtest/gtest-spi.h>
#include <signal.h>

#include <chrono>

#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/select.h"
#include "fearless/thread.h"

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
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  raise(SIGTERM);
}

TEST(Gtest, AStoppedProcessSaysWhoWaits) {
  EXPECT_EXIT(be_stopped(), testing::KilledBySignal(SIGTERM),
              "clerk  waits for mutex \"orders\", held by main");
}

}  // namespace
}  // namespace fearless
