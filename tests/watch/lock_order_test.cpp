// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Declared orders and levels: wrong at the first acquisition, by one thread.
#include "fearless/lock_order.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <mutex>

#include "fearless/latch.h"
#include "fearless/std.h"
#include "fearless/thread.h"

namespace fearless {
namespace {

class LockOrder : public testing::Test {
 protected:
  LockOrder() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

#define EXPECT_ORDER(program, code, words) \
  EXPECT_EXIT(                             \
      {                                    \
        program();                         \
        std::exit(0);                      \
      },                                   \
      testing::ExitedWithCode(code), words)

void against_the_declared_order() {
  Mutex<int> accounts;
  Mutex<int> ledger;
  declare_order(accounts, ledger);
  auto l = ledger.lock();
  auto a = accounts.lock();
}
TEST_F(LockOrder, OneWrongAcquisitionIsEnough) {
  EXPECT_ORDER(against_the_declared_order, 66,
               "CAN DEADLOCK: \"ledger\" and \"accounts\" are taken against "
               "their declared order\n\n"
               "  main        takes \"ledger\" .*:35\n"
               "              then takes \"accounts\" .*:36\n"
               "  \\(declared\\)  takes \"accounts\" .*:34\n");
}

void as_declared() {
  Mutex<int> accounts;
  Mutex<int> ledger;
  declare_order(accounts, ledger);
  {
    auto a = accounts.lock();
    auto l = ledger.lock();
  }
  auto l = ledger.lock();
  auto a = accounts.try_lock();  // does not wait
}
TEST_F(LockOrder, TheDeclaredOrderIsFree) {
  EXPECT_ORDER(as_declared, 0, "^$");
}

void around_two_declarations() {
  Mutex<int> accounts;
  RwLock<int> ledger;
  mutex log;
  declare_order(accounts, ledger);
  declare_order(ledger, log);
  std::lock_guard guard(log);
  auto a = accounts.lock();
}
TEST_F(LockOrder, DeclarationsMakeChains) {
  EXPECT_ORDER(around_two_declarations, 66, "against their declared order");
}

void declared_both_ways() {
  Mutex<int> accounts;
  Mutex<int> ledger;
  declare_order(accounts, ledger);
  declare_order(ledger, accounts);
}
TEST_F(LockOrder, DeclarationsThatContradictEachOtherAreReported) {
  EXPECT_ORDER(declared_both_ways, 66, "against their declared order");
}

void take(Mutex<int>& first, Mutex<int>& second) {
  auto a = first.lock();
  auto b = second.lock();
}

void upwards() {
  Mutex<int> low;
  Mutex<int> free_one;
  Mutex<int> high;
  set_lock_level(low, 10);
  set_lock_level(high, 20);
  take(low, high);
  take(high, free_one);
  take(free_one, low);
}
TEST_F(LockOrder, LevelsAreTakenUpwards) { EXPECT_ORDER(upwards, 0, "^$"); }

void downwards() {
  Mutex<int> low;
  Mutex<int> high;
  set_lock_level(low, 10);
  set_lock_level(high, 20);
  take(high, low);
}
TEST_F(LockOrder, ADownwardStepIsReported) {
  EXPECT_ORDER(downwards, 66, "against their declared order");
}

void on_one_level() {
  shared_mutex prices;
  RwLock<int> stock;
  set_lock_level(prices, 10);
  set_lock_level(stock, 10);
  std::shared_lock reading(prices);
  auto s = stock.read();
}
TEST_F(LockOrder, TwoOfOneLevelAreReported) {
  EXPECT_ORDER(on_one_level, 66, "against their declared order");
}

void level_taken_back() {
  Mutex<int> low;
  Mutex<int> high;
  set_lock_level(low, 10);
  set_lock_level(high, 20);
  set_lock_level(high, 0);
  take(high, low);
}
TEST_F(LockOrder, LevelZeroIsNone) { EXPECT_ORDER(level_taken_back, 0, "^$"); }

}  // namespace
}  // namespace fearless
