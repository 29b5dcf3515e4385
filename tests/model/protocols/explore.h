// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bodies of the runtime's own algorithms, explored. A row of the table is what
// one test explored: printed by bin/model_protocols_test.
//
// FEARLESS_PROTOCOLS=SECONDS in the environment explores without the bounds
// that keep the tests short, each row for at most that long; SECONDS,pos takes
// samples instead (partial-order sampling), which come deeper where all there
// is would take years.

#ifndef FEARLESS_TESTS_MODEL_PROTOCOLS_EXPLORE_H_
#define FEARLESS_TESTS_MODEL_PROTOCOLS_EXPLORE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "fearless/model.h"
#include "fearless/thread.h"
#include "fearless/var.h"
#include "runtime/model/platform.h"

namespace fearless::protocols {

using detail::Deadline;
using detail::model::Explored;
using Kind = ModelFailure::Kind;

// Everything, or what at most so many preemptions lead to.
inline constexpr std::optional<unsigned> kAll = std::nullopt;

// Sanitizers make executions many times as long.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define FEARLESS_IS_SANITIZED 1
#endif
#endif
#if FEARLESS_IS_SANITIZED
inline constexpr unsigned kMostPreemptions = 1;
#else
inline constexpr unsigned kMostPreemptions = UINT32_MAX;
#endif

// None: as the row says.
inline std::optional<std::chrono::seconds> unbounded_time() {
  const char* const seconds = std::getenv("FEARLESS_PROTOCOLS");
  if (!seconds) return std::nullopt;
  return std::chrono::seconds(std::strtol(seconds, nullptr, 10));
}

inline ModelOptions options_for(const char* name,
                                std::optional<unsigned> bound) {
  ModelOptions options;
  // Stores that wait are the platform's (platform.h), and futexes have no weak
  // memory.
  options.memory = ModelOptions::Memory::kSequential;
  options.name = name;
  options.steps = 2'000;
  if (const auto time = unbounded_time()) {
    options.time = *time;
    if (bound &&
        std::string_view(std::getenv("FEARLESS_PROTOCOLS")).ends_with(",pos")) {
      options.search = ModelOptions::Search::kPos;
      options.executions = UINT64_MAX - 1;
    }
  } else {
    options.preemptions = bound;
    if (bound) options.preemptions = std::min(*bound, kMostPreemptions);
  }
  return options;
}

inline ModelResult run(const ModelOptions& options,
                       const std::function<void()>& body) {
  return model(options, [&] {
    detail::model::tell_waits();
    body();
  });
}

// There is nothing wrong in any execution.
inline void expect_sound(const char* name, std::optional<unsigned> bound,
                         const std::function<void()>& body) {
  const ModelOptions options = options_for(name, bound);
  const auto start = std::chrono::steady_clock::now();
  const ModelResult result = run(options, body);
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  const std::string explored =
      options.preemptions
          ? "up to " + std::to_string(*options.preemptions) + " preemptions"
      : result.complete ? "all"
                        : "until the time was over";
  std::printf("%-44s %9llu executions  %-20s %6.2f s\n", name,
              static_cast<unsigned long long>(result.executions),
              explored.c_str(), took.count());
  std::fflush(stdout);
  EXPECT_TRUE(result) << result.report();
  EXPECT_TRUE(result.complete || unbounded_time()) << name;
}

// The seeded bug is found, and called so.
inline void expect_found(const char* name, Kind kind,
                         const std::function<void()>& body,
                         std::optional<unsigned> bound = 3) {
  ModelOptions options = options_for(name, bound);
  options.preemptions = bound;
  options.time = std::chrono::milliseconds::max();
  const ModelResult result = run(options, body);
  ASSERT_TRUE(result.failure)
      << name << ": not found in " << result.executions << " executions";
  EXPECT_EQ(result.failure->kind, kind) << result.report();
  std::printf("%-44s %9llu executions  finds %s, %u preemptions\n", name,
              static_cast<unsigned long long>(result.executions),
              result.failure->title.c_str(), result.failure->preemptions);
  std::fflush(stdout);
}

inline Deadline soon() { return Deadline::after(std::chrono::hours(1)); }

}  // namespace fearless::protocols

#endif  // FEARLESS_TESTS_MODEL_PROTOCOLS_EXPLORE_H_
