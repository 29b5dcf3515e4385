// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "fearless/gtest.h"
#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"
#include "tests/watch/blocked.h"

namespace fearless {
namespace {

class Suppressions : public testing::Test {
 protected:
  Suppressions() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
  ~Suppressions() override {
    unsetenv("FEARLESS_OPTIONS");
    std::remove(path_.c_str());
  }

  void write(const std::string& lines) {
    std::ofstream(path_) << lines;
    setenv("FEARLESS_OPTIONS", ("suppressions=" + path_).c_str(), 1);
  }

  // Of the test: the process of a death test writes it as well.
  const std::string path_ =
      testing::TempDir() + "suppressions." +
      testing::UnitTest::GetInstance()->current_test_info()->name();
};

#define EXPECT_END(statement, code, words) \
  EXPECT_EXIT(                             \
      {                                    \
        statement;                         \
        std::exit(0);                      \
      },                                   \
      testing::ExitedWithCode(code), words)

void both_orders() {
  Mutex<int> savings;
  Mutex<int> checking;
  latch is_down(1);
  scope([&](Scope& s) {
    s.spawn([&] {
      is_down.wait();
      auto c = checking.lock();
      auto s = savings.lock();
    });
    s.spawn([&] {
      {
        auto s = savings.lock();
        auto c = checking.lock();
      }
      is_down.count_down();
    });
  });
}

TEST_F(Suppressions, ByTheNameOfALock) {
  write("# known\n\ncan_deadlock: \"savings\"\n");
  EXPECT_END(both_orders(), 0, "^$");
}

TEST_F(Suppressions, ByAFunction) {
  write("can_deadlock: both_orders\n");
  EXPECT_END(both_orders(), 0, "^$");
}

TEST_F(Suppressions, OfOneTitleOnly) {
  write("deadlock: \"savings\"\n");
  EXPECT_END(both_orders(), 66,
             "CAN DEADLOCK(.|\n)*not needed: deadlock: \"savings\"\n$");
}

TEST_F(Suppressions, ThatAreNotNeededAreNamed) {
  write("can_deadlock: \"savings\"\ncan_deadlock: \"nobody\"\n");
  EXPECT_END(both_orders(), 0,
             "^fearless: this suppression was not needed: can_deadlock: "
             "\"nobody\"\n$");
}

TEST_F(Suppressions, ThatMakeNoSenseAreNamedWithTheirLine) {
  write("# one\nrace: \"savings\"\ncan_deadlock:\n");
  EXPECT_END({}, 0,
             "suppressions[^:]*:2: race: \"savings\": not understood; .*\n"
             "fearless: .*:3: can_deadlock:: not understood; .*\n$");
}

TEST_F(Suppressions, AMissingFileIsSaid) {
  setenv("FEARLESS_OPTIONS", "suppressions=/nowhere/list", 1);
  EXPECT_END({}, 0,
             "^fearless: /nowhere/list: cannot read this file of "
             "suppressions\n$");
}

TEST_F(Suppressions, AFileThatIsTooLargeIsSaidWithTheLine) {
  std::string lines;
  for (int i = 1; i <= 700; ++i) lines += "# " + std::string(97, '.') + "\n";
  write(lines);  // 100 bytes each: line 656 does not fit
  EXPECT_END({}, 0, "^fearless: .*:656: the file has more than 64 KiB");
}

// Two threads that know of it; nobody else ever will.
void lock_twice_and_stop() {
  Mutex<int> orders;
  auto clerk = spawn("clerk", [&] {
    auto first = orders.lock();
    auto second = orders.lock();
  });
  until_blocked(1);
  _exit(3);
}

TEST_F(Suppressions, OfADeadlock) {
  write("deadlock: \"orders\"\n");
  EXPECT_END(lock_twice_and_stop(), 3, "^$");
}

TEST_F(Suppressions, OfALeakedThread) {
  write("leaked: pool\n");
  EXPECT_EXIT(
      {
        latch start(1);
        auto pool = spawn("pool", [&] { start.wait(); });
        auto other = spawn("other", [&] { start.wait(); });
        std::string leaks;
        while (leaks.empty()) leaks = leaked_threads(0);
        std::fputs(leaks.c_str(), stderr);
        _exit(0);
      },
      testing::ExitedWithCode(0), "LEAKED THREAD[^p]*still[^p]*  other  waits");
}

}  // namespace
}  // namespace fearless
