// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who may go on, and who must wait.

#include <gtest/gtest.h>

#include "fearless/selector.h"
#include "tests/model/programs.h"

namespace fearless {
namespace {

namespace p = programs;
using Kind = ModelFailure::Kind;

// A wait without a look at the condition.
void wait_without_a_loop() {
  mutex lock;
  condition_variable changed;
  bool done = false;
  auto other = spawn([&] {
    const std::lock_guard guard(lock);
    done = true;
    changed.notify_one();
  });
  {
    std::unique_lock guard(lock);
    if (!done) changed.wait(guard);
    check(done, "woken for no reason");
  }
  other.join();
}

TEST(Spurious, WakeUpsAreFoundIfAskedFor) {
  EXPECT_TRUE(model({}, wait_without_a_loop));
  ModelOptions options;
  options.spurious = 1;
  const ModelResult result = model(options, wait_without_a_loop);
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, Kind::kCheck);
  EXPECT_NE(result.report().find("for no reason"), std::string::npos);
}

TEST(Spurious, APredicateHoldsAgainstThem) {
  ModelOptions options;
  options.spurious = 2;
  const ModelResult result = model(options, [] { p::bounded_buffer(1, 1, 1); });
  EXPECT_TRUE(result.complete) << result.report();
  EXPECT_GT(result.executions, 2u);
  options.search = ModelOptions::Search::kExhaustive;
  EXPECT_EQ(model(options, [] { p::bounded_buffer(1, 1, 1); }).classes,
            result.executions);
}

// Once where it may fail for no reason.
void set_once_weakly() {
  atomic<int> x{0};
  int expected = 0;
  check(x.compare_exchange_weak(expected, 1), "it is 0");
}

TEST(Spurious, AWeakCompareExchangeMayFail) {
  EXPECT_EQ(model({}, set_once_weakly).executions, 1u);
  for (const auto memory :
       {ModelOptions::Memory::kSequential, ModelOptions::Memory::kRc11}) {
    ModelOptions options;
    options.memory = memory;
    options.spurious = 1;
    const ModelResult result = model(options, set_once_weakly);
    ASSERT_TRUE(result.failure);
    EXPECT_EQ(result.failure->kind, Kind::kCheck);
  }
}

// As often as it may, in each thread; in a loop that does not matter.
TEST(Spurious, ALoopOfWeakCompareExchangesHoldsAgainstThem) {
  const auto add_two = [] {
    atomic<int> x{0};
    p::in_parallel(2, [&](int) {
      int seen = x.load();
      while (!x.compare_exchange_weak(seen, seen + 1)) continue;
    });
    check(x.load() == 2, "an increment is lost");
  };
  ModelOptions options;
  options.spurious = 1;
  const ModelResult result = model(options, add_two);
  EXPECT_TRUE(result.complete) << result.report();
  EXPECT_GT(result.executions, model({}, add_two).executions);
  options.search = ModelOptions::Search::kExhaustive;
  EXPECT_EQ(model(options, add_two).classes,
            result.executions + result.discarded);
  options.search = ModelOptions::Search::kOptimal;
  options.memory = ModelOptions::Memory::kRc11;
  EXPECT_TRUE(model(options, add_two).complete);
}

// One that finds something else fails anyhow, and not twice.
TEST(Spurious, AFailureWithAReasonIsNotCountedTwice) {
  ModelOptions options;
  options.spurious = 1;
  const ModelResult result = model(options, [] {
    atomic<int> x{1};
    int expected = 0;
    check(!x.compare_exchange_weak(expected, 2), "it is 1");
  });
  EXPECT_TRUE(result) << result.report();
  EXPECT_EQ(result.executions, 1u);
}

TEST(AtomicFlag, IsALockToTry) {
  const auto use = [](std::memory_order unlock) {
    return [unlock] {
      atomic_flag lock;
      var<int> count{0};
      p::in_parallel(2, [&](int) {
        if (lock.test_and_set(std::memory_order_acquire)) return;
        count.write() += 1;
        lock.clear(unlock);
      });
      check(!lock.test() && count.read() > 0);
    };
  };
  const ModelResult right = model({}, use(std::memory_order_release));
  EXPECT_TRUE(right.complete) << right.report();
  EXPECT_TRUE(right) << right.report();
  const ModelResult wrong = model({}, use(std::memory_order_relaxed));
  ASSERT_TRUE(wrong.failure);
  EXPECT_EQ(wrong.failure->kind, Kind::kDataRace);
}

TEST(AtomicFlag, WaitsUntilItIsSet) {
  const ModelResult result = model({}, [] {
    atomic_flag go = ATOMIC_FLAG_INIT;
    auto other = spawn([&] {
      go.test_and_set();
      go.notify_one();
    });
    go.wait(false);
    check(go.test());
    other.join();
  });
  EXPECT_TRUE(result.complete) << result.report();
}

// The value is there or not: two executions, whichever arm the select would
// have looked at first.
TEST(Select, ThatNeedNotWaitHasOneExecutionPerOutcome) {
  const ModelResult result = model({}, [] {
    auto [tx, rx] = channel<int>();
    auto [kept, silent] = channel<int>();
    auto other = spawn([&tx = tx] { tx.send(1).unwrap(); });
    select(recv(rx, [](auto) {}), recv(silent, [](auto) {}), otherwise([] {}));
    other.join();
  });
  EXPECT_TRUE(result.complete) << result.report();
  EXPECT_TRUE(result) << result.report();
  EXPECT_EQ(result.executions, 2u);
  EXPECT_EQ(result.redundant, 0u);
}

// A writer between two reads of one thread: the second never gets in.
TEST(Readers, StandBehindAWriter) {
  const ModelResult result = model({}, [] {
    RwLock<int> value{0};
    auto writer = spawn("writer", [&] { ++*value.write(); });
    {
      const auto once = value.read();
      const auto again = value.read();
    }
    writer.join();
  });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, Kind::kDeadlock);
  EXPECT_NE(result.report().find("queue to write"), std::string::npos);
}

TEST(Readers, WhoOnlyTryAreNotInTheWay) {
  const ModelResult result = model({}, [] {
    RwLock<int> value{0};
    auto writer = spawn([&] { ++*value.write(); });
    {
      const auto once = value.read();
      const auto again = value.try_read();
    }
    writer.join();
  });
  EXPECT_TRUE(result.complete) << result.report();
}

// The sender's offer is taken back when it is told to stop.
TEST(Selects, WithAnOfferThatNobodyTakesAreNoDeadlock) {
  const ModelResult result = model({}, [] {
    auto [event, events] = sync_channel<int>(0);
    auto [stop, stopped] = channel<int>();
    auto poller = spawn(
        [&, event = std::move(event), stopped = std::move(stopped)]() mutable {
          select(send(event, 1, [](auto) {}), recv(stopped, [](auto) {}));
        });
    stop.reset();
    poller.join();
  });
  EXPECT_TRUE(result.complete) << result.report();
}

TEST(Selects, ServeEachOther) {
  const ModelResult result = model({}, [] {
    auto [to, from] = sync_channel<int>(0);
    auto [stop, stopped] = channel<int>();
    auto [halt, halted] = channel<int>();
    int got = 0;
    auto receiver = spawn([&] {
      select(recv(from, [&](auto value) { got = *value; }),
             recv(stopped, [](auto) {}));
    });
    select(send(to, 7, [](auto) {}), recv(halted, [](auto) {}));
    receiver.join();
    check(got == 7);
  });
  EXPECT_TRUE(result.complete) << result.report();
}

TEST(Selects, OfAnyNumberOfArms) {
  const auto body = [](bool is_complete) {
    auto [left, from_left] = channel<int>();
    auto [right, from_right] = channel<int>();
    auto sender = spawn([left = std::move(left)] { (void)left.send(1); });
    auto other = spawn([right = std::move(right)] { (void)right.send(2); });
    int sum = 0;
    int first = 0;
    const auto add = [&](auto value) {
      if (!value) return;
      if (sum == 0) first = *value;
      sum += *value;
    };
    Selector arms;
    arms.recv(from_left, add);
    arms.recv(from_right, add);
    while (arms.select()) {
    }
    sender.join();
    other.join();
    check(is_complete ? sum == 3 : first == 1);
  };
  const ModelResult all = model({}, [&] { body(true); });
  EXPECT_TRUE(all.complete) << all.report();
  EXPECT_EQ(model({}, [&] { body(false); }).failure->kind, Kind::kCheck)
      << "the other one may be first";
}

TEST(Threads, OfTheStandardsKindAreExplored) {
  const ModelResult result = model({}, [] {
    mutex a, b;
    thread other(
        [&](int) {
          const std::lock_guard first(a);
          const std::lock_guard second(b);
        },
        1);
    jthread last([&] {
      const std::lock_guard first(b);
      const std::lock_guard second(a);
    });
    other.join();
  });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, Kind::kDeadlock);
}

TEST(Threads, AreJoinedAndStopped) {
  const ModelResult result = model({}, [] {
    atomic<int> count{0};
    bool was_stopped = false;
    {
      jthread last([&](std::stop_token stop) {
        count.fetch_add(1);
        was_stopped = stop.stop_requested();
      });
      thread other([&] { count.fetch_add(1); });
      other.join();
    }
    check(count.load() == 2);
  });
  EXPECT_TRUE(result.complete) << result.report();
}

TEST(Threads, AJoinableOneMustNotBeDestroyed) {
  const ModelResult result = model({}, [] { thread lost([] {}); });
  ASSERT_TRUE(result.failure);
  EXPECT_NE(result.report().find("that is joinable"), std::string::npos);
}

}  // namespace
}  // namespace fearless
