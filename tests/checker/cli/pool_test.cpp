// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/pool.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <vector>

namespace fearless::cli {
namespace {

std::map<std::size_t, Outcome> run(
    std::size_t count, PoolLimits limits,
    llvm::function_ref<std::string(std::size_t)> work) {
  std::map<std::size_t, Outcome> outcomes;
  run_in_processes(count, limits, work, [&](std::size_t i, Outcome outcome) {
    EXPECT_TRUE(outcomes.emplace(i, std::move(outcome)).second);
  });
  EXPECT_EQ(outcomes.size(), count);
  return outcomes;
}

TEST(Pool, EveryItemOnce) {
  for (unsigned jobs : {0u, 1u, 3u, 100u}) {
    auto outcomes = run(20, {jobs, 60},
                        [](std::size_t i) { return std::to_string(i * i); });
    for (const auto& [i, outcome] : outcomes) {
      EXPECT_EQ(outcome.output, std::to_string(i * i));
      EXPECT_EQ(outcome.failure, "");
    }
  }
  run(0, {4, 60}, [](std::size_t) { return std::string(); });
}

TEST(Pool, LongOutput) {
  auto outcomes = run(3, {3, 60}, [](std::size_t i) {
    return std::string(5'000'000, static_cast<char>('a' + i));
  });
  EXPECT_EQ(outcomes[2].output, std::string(5'000'000, 'c'));
}

TEST(Pool, ACrashCostsOneItem) {
  auto outcomes = run(4, {2, 60}, [](std::size_t i) -> std::string {
    if (i == 1) ::raise(SIGSEGV);
    if (i == 2) {
      ::write(STDERR_FILENO, "first\nthe last word\n", 20);
      std::abort();
    }
    if (i == 3) ::_exit(7);
    return "fine";
  });
  EXPECT_EQ(outcomes[0].output, "fine");
  EXPECT_EQ(outcomes[1].failure, "crashed (signal 11)");
  EXPECT_EQ(outcomes[2].failure, "crashed (signal 6): the last word");
  EXPECT_EQ(outcomes[3].failure, "ended early (status 7)");
}

TEST(Pool, AKilledChild) {
  auto outcomes = run(1, {1, 60}, [](std::size_t) -> std::string {
    ::raise(SIGKILL);
    return "";
  });
  EXPECT_EQ(outcomes[0].failure,
            "was killed (signal 9), perhaps for want of memory");
}

TEST(Pool, AHangIsEnded) {
  auto start = std::chrono::steady_clock::now();
  auto outcomes = run(3, {3, 3}, [](std::size_t i) -> std::string {
    if (i == 1)
      while (true) ::pause();
    return "fine";
  });
  EXPECT_EQ(outcomes[1].failure,
            "gave up after 3 s; `--timeout` sets the limit");
  EXPECT_EQ(outcomes[2].output, "fine");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

TEST(Pool, AMemoryBlowUpCostsOneItem) {
  auto outcomes = run(2, {1, 60}, [](std::size_t i) -> std::string {
    if (i == 1) return "fine";
    rlimit limit{1u << 30, 1u << 30};
    ::setrlimit(RLIMIT_AS, &limit);
    std::vector<std::string> hoard;
    while (true) hoard.emplace_back(1u << 26, 'x');
  });
  EXPECT_NE(outcomes[0].failure, "");
  EXPECT_EQ(outcomes[1].output, "fine");
}

TEST(Pool, PrintingDoesNotMixWithTheResult) {
  auto outcomes = run(1, {1, 60}, [](std::size_t) -> std::string {
    ::write(STDOUT_FILENO, "noise", 5);
    std::vector<char> noise(300'000, 'n');  // more than a pipe holds
    ::write(STDERR_FILENO, noise.data(), noise.size());
    return "result";
  });
  EXPECT_EQ(outcomes[0].output, "result");
  EXPECT_EQ(outcomes[0].failure, "");
}

TEST(Pool, Measures) {
  auto outcomes = run(1, {1, 60}, [](std::size_t) {
    std::vector<char> memory(50u << 20, 'x');
    volatile char* touched = memory.data();  // so that it is really there
    return std::string(1, touched[12345]);
  });
  EXPECT_GT(outcomes[0].peak_kilobytes, 50u << 10);
  EXPECT_GT(outcomes[0].cpu_seconds, 0);
}

}  // namespace
}  // namespace fearless::cli
