// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lock orders, beyond the scenarios: what makes a circle real later, and what
// keeps a report away.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

#include "fearless/gtest.h"
#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

namespace fearless {
namespace {

class Order : public testing::Test {
 protected:
  Order() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
  ~Order() override { unsetenv("FEARLESS_OPTIONS"); }
};

// Runs it to its end, as a process of its own would.
#define EXPECT_ORDER(program, code, words) \
  EXPECT_EXIT(                             \
      {                                    \
        program();                         \
        std::exit(0);                      \
      },                                   \
      testing::ExitedWithCode(code), words)

struct Accounts {
  Mutex<int> gate;
  Mutex<int> savings;
  Mutex<int> checking;

  void down() {
    auto s = savings.lock();
    auto c = checking.lock();
  }
  void up() {
    auto c = checking.lock();
    auto s = savings.lock();
  }
};

template <typename... Steps>
void one_after_the_other(Steps... steps) {
  latch all(sizeof...(Steps));
  scope([&](Scope& s) {
    // None ends before all have begun: they could run at once.
    (
        [&] {
          latch done(1);
          s.spawn([&, step = steps] {
            step();
            done.count_down();
            all.arrive_and_wait();
          });
          done.wait();
        }(),
        ...);
  });
}

void behind_a_gate() {
  Accounts a;
  one_after_the_other(
      [&] {
        auto g = a.gate.lock();
        a.down();
      },
      [&] {
        auto g = a.gate.lock();
        a.up();
      });
}
TEST_F(Order, AGateKeepsItAway) { EXPECT_ORDER(behind_a_gate, 0, "^$"); }

void around_the_gate() {
  Accounts a;
  one_after_the_other(
      [&] {
        auto g = a.gate.lock();
        a.down();
      },
      [&] {
        auto g = a.gate.lock();
        a.up();
      },
      [&] { a.up(); });
}
TEST_F(Order, AWayRoundTheGateMakesItReal) {
  EXPECT_ORDER(around_the_gate, 66, "CAN DEADLOCK.*are taken in both orders");
}

struct Prices {
  RwLock<int> gross;
  RwLock<int> net;

  void down() {
    auto g = gross.read();
    auto n = net.read();
  }
  void up() {
    auto n = net.read();
    auto g = gross.read();
  }
};

void two_writers_later() {
  Prices p;
  one_after_the_other([&] { p.down(); }, [&] { p.up(); },
                      [&] { auto g = p.gross.write(); },
                      [&] { auto n = p.net.write(); });
}
TEST_F(Order, WritersMakeACircleOfReadersReal) {
  EXPECT_ORDER(two_writers_later, 66, "CAN DEADLOCK.*in both orders");
}

void one_writer_later() {
  Prices p;
  one_after_the_other([&] { p.down(); }, [&] { p.up(); },
                      [&] { auto g = p.gross.write(); });
}
TEST_F(Order, OneWriterOfTwoLocksDoesNot) {
  EXPECT_ORDER(one_writer_later, 0, "^$");
}

void read_twice_beside_a_writer() {
  RwLock<int> prices;
  one_after_the_other([&] { auto w = prices.write(); },
                      [&] {
                        auto once = prices.read();
                        auto twice = prices.read();
                      });
}
TEST_F(Order, ReadingTwiceBesideAWriterIsOne) {
  EXPECT_ORDER(read_twice_beside_a_writer, 66,
               "\"prices\" is read again while it is read");
}

void both_orders() {
  Accounts a;
  one_after_the_other([&] { a.down(); }, [&] { a.up(); });
}
TEST_F(Order, IsReportedOnceAndAtTheEnd) {
  EXPECT_ORDER(
      [] {
        both_orders();
        both_orders();
        std::fputs("AND ON\n", stderr);
      },
      66, "CAN DEADLOCK(.|\n)*AND ON\n$");
}
TEST_F(Order, CanBeSwitchedOff) {
  setenv("FEARLESS_OPTIONS", "order=0", 1);
  EXPECT_ORDER(both_orders, 0, "^$");
}
TEST_F(Order, CanBeLoggedOnly) {
  setenv("FEARLESS_OPTIONS", "halt_on_error=0", 1);
  EXPECT_ORDER(both_orders, 0, "CAN DEADLOCK");
}

// One that looked safe is looked at again when something new is seen.
void both_orders_in_one_thread_then_in_another() {
  Accounts a;
  one_after_the_other(
      [&] {
        a.down();
        a.up();
      },
      [&] { a.up(); });
}
TEST_F(Order, AnotherThreadMakesItReal) {
  EXPECT_ORDER(both_orders_in_one_thread_then_in_another, 66, "CAN DEADLOCK");
}

void a_writer_after_two_reads() {
  RwLock<int> prices;
  one_after_the_other(
      [&] {
        auto once = prices.read();
        auto twice = prices.read();
      },
      [&] { auto w = prices.write(); });
}
TEST_F(Order, AWriterMakesReadingTwiceReal) {
  EXPECT_ORDER(a_writer_after_two_reads, 66,
               "\"prices\" is read again while it is read");
}

void in_turn_and_then_at_once() {
  Accounts a;
  a.down();
  spawn([&] { a.up(); }).join();
  one_after_the_other([&] { a.up(); }, [&] { a.down(); });
}
TEST_F(Order, AtOnceAfterInTurnMakesItReal) {
  EXPECT_ORDER(in_turn_and_then_at_once, 66, "CAN DEADLOCK");
}

void three_locks_of_which_one_pair_was_gated() {
  Accounts a;
  one_after_the_other(
      [&] {
        auto g = a.gate.lock();
        auto s = a.savings.lock();
      },
      [&] {
        auto s = a.savings.lock();
        auto c = a.checking.lock();
      },
      [&] {
        auto s = a.savings.lock();
        auto c = a.checking.lock();
        auto g = a.gate.lock();  // savings gates this one
      },
      [&] {
        auto c = a.checking.lock();
        auto g = a.gate.lock();
      });
}
TEST_F(Order, ACircleOfThreeClosesWithItsLastPart) {
  EXPECT_ORDER(three_locks_of_which_one_pair_was_gated, 66, "are taken in");
}

// The parent's locks before it starts a child cannot meet the child's.
void before_the_child_starts() {
  Accounts a;
  a.down();
  spawn([&] { a.up(); }).join();
  a.down();
}
TEST_F(Order, ParentAndChildInTurnAreOrdered) {
  EXPECT_ORDER(before_the_child_starts, 0, "^$");
}

void while_the_child_lives() {
  Accounts a;
  latch child_is_done(1);
  latch parent_is_done(1);
  auto child = spawn([&] {
    a.up();
    child_is_done.count_down();
    parent_is_done.wait();
  });
  child_is_done.wait();
  a.down();
  parent_is_done.count_down();
  child.join();
}
TEST_F(Order, ParentAndChildAtOnceAreNot) {
  EXPECT_ORDER(while_the_child_lives, 66, "CAN DEADLOCK");
}

}  // namespace
}  // namespace fearless
