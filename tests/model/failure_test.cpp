// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is found, what it is called, and how it is told and run again.

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "fearless/arc.h"
#include "tests/model/explore.h"
#include "tests/model/programs.h"

namespace fearless {
namespace {

using Kind = ModelFailure::Kind;

void expect(Kind kind, const char* words, const std::function<void()>& body) {
  const ModelResult result = explore(body);
  ASSERT_TRUE(result.failure) << "nothing found in " << result.executions;
  EXPECT_EQ(result.failure->kind, kind) << result.report();
  EXPECT_NE(result.report().find(words), std::string::npos) << result.report();
  const std::string report = result.report();
  EXPECT_LE(std::count(report.begin(), report.end(), '\n'), 30) << report;
}

TEST(Failure, DeadlockOfLocks) {
  expect(Kind::kDeadlock, "is blocked: lock second", [] {
    mutex first, second;
    auto other = spawn("other", [&] {
      const std::lock_guard a(second);
      const std::lock_guard b(first);
    });
    first.lock();
    second.lock();
    second.unlock();
    first.unlock();
    other.join();
  });
}

TEST(Failure, LostWakeUp) {
  expect(Kind::kLostWakeup, "nobody waits", [] {
    Mutex<bool> ready{false};
    Condvar changed;
    auto waiter = spawn("waiter", [&] {
      auto guard = ready.lock();
      changed.wait(guard);
    });
    changed.notify_one();
    waiter.join();
  });
}

TEST(Failure, LeakedThread) {
  expect(Kind::kLeakedThread, "is blocked: recv from", [] {
    auto [tx, rx] = channel<int>("orders");
    auto kept = make_arc<std::pair<Sender<int>, Receiver<int>>>(
        std::pair(std::move(tx), std::move(rx)));
    spawn("reader", [kept] {
      (void)const_cast<Receiver<int>&>(kept->second).recv();
    }).detach();
  });
}

void send_and_stop(bool receives_all) {
  auto [tx, rx] = channel<int>("orders");
  auto other = spawn("sender", [tx = std::move(tx)] {
    (void)tx.send(1);
    (void)tx.send(2);
  });
  if (receives_all) {
    while (rx.recv()) {
    }
  } else {
    (void)rx.recv();
  }
  other.join();
}

TEST(Failure, LeakedValueIfAskedFor) {
  ModelOptions options;
  options.name = "this";
  EXPECT_TRUE(model(options, [] { send_and_stop(false); }));
  options.leaked_values = true;
  const ModelResult all = model(options, [] { send_and_stop(true); });
  EXPECT_TRUE(all) << all.report();
  const ModelResult result = model(options, [] { send_and_stop(false); });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, Kind::kLeakedValue);
  EXPECT_NE(result.report().find("LEAKED VALUE in this: what was sent to "
                                 "orders at failure_test.cpp:"),
            std::string::npos)
      << result.report();
}

TEST(Failure, DataRaceWithARelaxedFlag) {
  const auto message = [](std::memory_order store, std::memory_order load) {
    var<int> data{0};
    atomic<int> flag{0};
    auto other = spawn("writer", [&] {
      data = 42;
      flag.store(1, store);
    });
    if (flag.load(load) == 1) check(data == 42);
    other.join();
  };
  expect(Kind::kDataRace, "nothing orders them", [&] {
    message(std::memory_order_relaxed, std::memory_order_acquire);
  });
  expect(Kind::kDataRace, "nothing orders them", [&] {
    message(std::memory_order_release, std::memory_order_relaxed);
  });
  EXPECT_TRUE(explore(
      [&] { message(std::memory_order_release, std::memory_order_acquire); }));
}

TEST(Failure, FencesOrderAsAtomicsDo) {
  const auto message = [](bool has_fence) {
    var<int> data{0};
    atomic<int> flag{0};
    auto other = spawn("writer", [&] {
      data = 42;
      fearless::atomic_thread_fence(std::memory_order_release);
      flag.store(1, std::memory_order_relaxed);
    });
    if (flag.load(std::memory_order_relaxed) == 1) {
      if (has_fence) fearless::atomic_thread_fence(std::memory_order_acquire);
      check(data == 42);
    }
    other.join();
  };
  EXPECT_TRUE(explore([&] { message(true); }));
  expect(Kind::kDataRace, "a read at", [&] { message(false); });
}

TEST(Failure, ReadersOfALockDoNotOrderEachOther) {
  expect(Kind::kDataRace, "a write at", [] {
    RwLock<int> lock{0};
    var<int> hits{0};
    programs::in_parallel(2, [&](int) {
      const auto guard = lock.read();
      hits.write() += *guard;
    });
  });
}

TEST(Failure, TwoThreadsReceiveAtOnce) {
  const auto share = [](bool has_lock) {
    return [has_lock] {
      auto [tx, rx] = channel<int>();
      for (int i = 0; i < 2; ++i) tx.send(i).unwrap();
      mutex lock;
      programs::in_parallel(2, [&rx = rx, &lock, has_lock](int) {
        std::unique_lock guard(lock, std::defer_lock);
        if (has_lock) guard.lock();
        rx.recv().unwrap();
      });
    };
  };
  expect(Kind::kDataRace, " by thread 1: nothing orders them", share(false));
  EXPECT_TRUE(explore(share(true)));
}

TEST(Failure, AClosedChannelThatNobodyLooksFor) {
  expect(Kind::kException, "recv", [] {
    auto [tx, rx] = channel<int>();
    auto other = spawn([tx = std::move(tx)] { (void)tx; });
    rx.recv().unwrap();
    other.join();
  });
}

// Who dies in the middle of a change leaves a mark, and who goes on as if
// nothing had happened ends with it.
TEST(Failure, APoisonedLockThatNobodyLooksAt) {
  const auto die_inside = [](bool looks) {
    return [looks] {
      Mutex<int> balance{0};
      auto other = spawn("other", [&] {
        const auto guard = balance.lock();
        throw std::runtime_error("out of tea");
      });
      EXPECT_THROW(other.join(), std::runtime_error);
      if (looks && balance.is_poisoned()) balance.clear_poison();
      ++*balance.lock();
    };
  };
  expect(Kind::kException, "poison", die_inside(false));
  EXPECT_TRUE(explore(die_inside(true)));
}

// Many threads, many steps: what led to it is what is shown.
TEST(Failure, ALongStoryIsCutToThirtyLines) {
  expect(Kind::kDeadlock, "steps before", [] {
    mutex lock;
    atomic<int> x{0};
    for (int i = 0; i < 40; ++i) x.fetch_add(1);
    lock.lock();
    programs::in_parallel(9, [&](int) { lock.lock(); });
  });
}

TEST(Failure, AGuardOfStdIsNotToldAsItsOwnLine) {
  const ModelResult result = explore([] { programs::dining(2, false); });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.report().find("_M_device"), std::string::npos)
      << result.report();
  EXPECT_EQ(result.report().find("std_mutex.h"), std::string::npos);
}

TEST(Failure, Check) {
  expect(Kind::kCheck, "an update is lost", [] {
    atomic<int> count{0};
    programs::in_parallel(2, [&](int) { count.store(count.load() + 1); });
    check(count.load() == 2, "an update is lost");
  });
}

TEST(Failure, ExceptionThatNobodyTakes) {
  expect(Kind::kException, "out of tea", [] {
    auto other = spawn([] { throw std::runtime_error("out of tea"); });
    other.join();
  });
  expect(Kind::kException, "out of tea", [] {
    spawn([] { throw std::runtime_error("out of tea"); }).detach();
  });
  EXPECT_TRUE(explore([] {
    auto other = spawn([] { throw std::runtime_error("out of tea"); });
    EXPECT_THROW(other.join(), std::runtime_error);
  }));
}

TEST(Failure, LivelockOfASpinningThread) {
  expect(Kind::kLivelock, "load", [] {
    atomic<bool> stop{false};
    while (!stop.load()) continue;
  });
}

TEST(Failure, SpinningForSomethingThatComesIsNone) {
  const ModelResult result = explore([] {
    atomic<bool> stop{false};
    auto other = spawn([&] { stop.store(true); });
    while (!stop.load()) continue;
    other.join();
  });
  EXPECT_TRUE(result) << result.report();
  EXPECT_TRUE(result.complete);
}

TEST(Failure, ABoundedNumberOfLooksIsNoLivelock) {
  EXPECT_TRUE(explore([] {
    Mutex<int> m{0};
    const auto guard = m.lock();
    for (int i = 0; i < 20; ++i) check(!m.try_lock());
  }));
}

TEST(Failure, TooManySteps) {
  ModelOptions options;
  options.steps = 50;
  const ModelResult result = model(options, [] {
    atomic<int> x{0};
    for (;;) x.fetch_add(1);
  });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, Kind::kTooLong);
  EXPECT_NE(
      result.report().find("main goes round and round:\n    update atomic"),
      std::string::npos)
      << result.report();
}

TEST(Failure, ABodyThatDoesSomethingElse) {
  int run = 0;
  expect(Kind::kNotTheSame, "scheduled the same", [&run] {
    atomic<int> x{0};
    const bool is_first = ++run == 1;
    programs::in_parallel(is_first ? 2 : 1, [&](int) { x.fetch_add(1); });
  });
}

TEST(Failure, AWaitOfAnAtomicForNobodyIsADeadlock) {
  expect(Kind::kDeadlock, "is blocked: load x", [] {
    atomic<int> x{0};
    x.wait(0);
  });
  EXPECT_TRUE(explore([] {
    atomic<int> x{0};
    auto other = spawn([&] {
      x.store(1);
      x.notify_one();
    });
    x.wait(0);
    other.join();
  }));
}

TEST(Failure, NestedModelsAreRefused) {
  expect(Kind::kException, "inside", [] { model({}, [] {}); });
}

TEST(Failure, AChannelFromOutsideIsRefused) {
  auto ends = channel<int>();
  expect(Kind::kCheck, "make it in the body",
         [&] { (void)ends.first.send(1); });
}

void lose_an_update() {
  atomic<int> count{0};
  programs::in_parallel(3, [&](int) { count.store(count.load() + 1); });
  check(count.load() == 3, "an update is lost");
}

TEST(Replay, IsTheSameEveryTime) {
  const ModelResult found = explore(lose_an_update);
  ASSERT_TRUE(found.failure);
  EXPECT_EQ(found.failure->replay.find(':'), std::string::npos);
  ModelOptions options;
  options.name = "this";
  options.replay = found.failure->replay;
  for (int i = 0; i < 100; ++i) {
    const ModelResult again = model(options, lose_an_update);
    ASSERT_TRUE(again.failure);
    EXPECT_EQ(again.executions, 1u);
    EXPECT_EQ(again.failure->report, found.failure->report);
  }
}

TEST(Replay, OfNothingIsRefused) {
  ModelOptions options;
  options.replay = "fl1-%%%";
  EXPECT_THROW(model(options, [] {}), std::invalid_argument);
}

TEST(Replay, OneExplorationIsLikeTheOther) {
  EXPECT_EQ(explore(lose_an_update).report(), explore(lose_an_update).report());
}

TEST(Minimised, ToAsFewPreemptionsAsThereCanBe) {
  const ModelResult result = explore(lose_an_update);
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->preemptions, 1u);
  ModelOptions none;
  none.preemptions = 0;
  EXPECT_TRUE(model(none, lose_an_update));
}

TEST(Sampling, FindsWhatThereIsAndRepeatsWithItsSeed) {
  using Search = ModelOptions::Search;
  for (const Search search : {Search::kRandom, Search::kPct, Search::kPos}) {
    ModelOptions options;
    options.name = "sampled";
    options.search = search;
    options.executions = 1000;
    const ModelResult result = model(options, lose_an_update);
    ASSERT_TRUE(result.failure);
    EXPECT_FALSE(result.complete);
    EXPECT_EQ(model(options, lose_an_update).report(), result.report());
  }
}

}  // namespace
}  // namespace fearless
