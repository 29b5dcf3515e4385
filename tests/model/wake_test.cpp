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
