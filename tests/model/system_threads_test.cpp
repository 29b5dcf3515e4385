// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads of the system instead of contexts of ours: the same executions, and
// thread_local data as C++ has them.

#include <gtest/gtest.h>

#include <thread>

#include "fearless/gtest.h"
#include "tests/model/programs.h"

namespace fearless {
namespace {

namespace p = programs;

ModelOptions on_system_threads() {
  ModelOptions options;
  options.name = "this";
  options.system_threads = true;
  return options;
}
ModelOptions on_fibers() {
  ModelOptions options;
  options.name = "this";
  return options;
}

TEST(SystemThreads, HaveTheSameExecutions) {
  const std::function<void()> bodies[] = {
      [] { p::store_buffering(3); },
      [] {
        p::message_passing(std::memory_order_relaxed,
                           std::memory_order_relaxed);
      },
      [] { p::dining(3, true); },
      [] { p::through_channel(2, 2, 1); },
      [] { p::bounded_buffer(1, 1, 1); },
  };
  for (const auto& body : bodies) {
    const ModelResult threads = model(on_system_threads(), body);
    EXPECT_TRUE(threads.complete) << threads.report();
    EXPECT_EQ(threads.executions, model(on_fibers(), body).executions);
  }
}

TEST(SystemThreads, HaveTheSameFailureAndReplay) {
  const auto body = [] { p::dining(3, false); };
  ModelOptions options = on_fibers();
  options.minimise = false;  // which has a limit of time
  const ModelResult found = model(options, body);
  ASSERT_TRUE(found.failure);
  options.system_threads = true;
  EXPECT_EQ(model(options, body).report(), found.report());
  options.replay = found.failure->replay;
  EXPECT_EQ(model(options, body).report(), found.report());
}

// Nobody is left of runs that fail, and there are many of these.
TEST(SystemThreads, EndWithTheirExecution) {
  ModelOptions options = on_system_threads();
  options.stop_at_failure = false;
  options.minimise = false;
  options.search = ModelOptions::Search::kRandom;
  options.executions = 50;
  const ModelResult result = model(options, [] { p::dining(3, false); });
  EXPECT_EQ(result.executions, 50u);
  EXPECT_GT(result.failures, 5u);
}

thread_local int calls = 0;
int ended = 0;
struct Ends {
  ~Ends() { ++ended; }
};

TEST(SystemThreads, HaveThreadLocalDataOfTheirOwn) {
  const auto body = [] {
    p::in_parallel(2, [&](int) {
      atomic<int> x{0};
      ++calls;
      x.store(1);
      check(calls == 1, "somebody else's");
    });
  };
  const ModelResult threads = model(on_system_threads(), body);
  EXPECT_TRUE(threads) << threads.report();
  EXPECT_FALSE(model(on_fibers(), body));
}

TEST(SystemThreads, EndTheirThreadLocalDataBeforeTheyAreJoined) {
  const ModelResult result = model(on_system_threads(), [] {
    ended = 0;
    auto other = spawn([] {
      thread_local Ends ends;
      (void)ends;
    });
    other.join();
    check(ended == 1, "joined before it has ended");
  });
  EXPECT_TRUE(result) << result.report();
}

TEST(SystemThreads, MayFailAnAssertionOfGoogleTest) {
  const ModelResult result = model(on_system_threads(), [] {
    auto other = spawn([] { EXPECT_EQ(1, 2); });
    other.join();
  });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, ModelFailure::Kind::kCheck);
}

TEST(SystemThreads, AreThreadsOfTheSystem) {
  std::thread::id main, other_id;
  ModelOptions options = on_system_threads();
  EXPECT_TRUE(model(options, [&] {
    main = std::this_thread::get_id();
    auto other = spawn([&] { other_id = std::this_thread::get_id(); });
    other.join();
  }));
  EXPECT_NE(main, other_id);
}

}  // namespace
}  // namespace fearless
