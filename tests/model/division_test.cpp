// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shards and workers: together they explore what one alone does, and no class
// twice.

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <stdexcept>

#include "tests/model/programs.h"

namespace fearless {
namespace {

namespace p = programs;

struct Row {
  const char* name;
  std::function<void()> body;
};
const Row kRows[] = {
    {"store buffering 4", [] { p::store_buffering(4); }},
    {"atomic increments 4", [] { p::increments(4); }},
    {"mutex counter 3 x 2", [] { p::counter(3, 2); }},
    {"dining 4", [] { p::dining(4, false); }},
    {"readers 8", [] { p::readers(8); }},
    {"treiber 2 + 2", [] { p::treiber(2, 2); }},
    {"channel P2 x 2", [] { p::through_channel(2, 2, 1); }},
    {"buffer P2 x 1 cap 1", [] { p::bounded_buffer(2, 1, 1); }},
    {"buffer P1 x 3 cap 1", [] { p::bounded_buffer(1, 3, 1); }},
    {"rwlock R2 W2", [] { p::read_and_write(2, 2); }},
    {"pipeline 3 x 3", [] { p::pipeline(3, 3); }},
};

ModelOptions options_for(const Row& row) {
  ModelOptions options;
  options.name = row.name;
  options.stop_at_failure = false;
  options.minimise = false;
  return options;
}

struct Sum {
  std::uint64_t executions = 0;
  std::uint64_t failures = 0;
  std::uint64_t redundant = 0;
  bool complete = true;
};

Sum of_shards(ModelOptions options, unsigned count,
              const std::function<void()>& body) {
  Sum sum;
  for (unsigned index = 1; index <= count; ++index) {
    options.shard = {index, count};
    const ModelResult result = model(options, body);
    sum.executions += result.executions;
    sum.failures += result.failures;
    sum.redundant += result.redundant;
    sum.complete &= result.complete;
  }
  return sum;
}

TEST(Shards, TogetherAreTheWhole) {
  std::printf("%-22s %10s %6s %10s %10s\n", "program", "whole", "shards",
              "together", "redundant");
  for (const Row& row : kRows) {
    const ModelResult whole = model(options_for(row), row.body);
    for (const unsigned count : {2u, 3u, 7u}) {
      const Sum sum = of_shards(options_for(row), count, row.body);
      std::printf("%-22s %10llu %6u %10llu %10llu\n", row.name,
                  static_cast<unsigned long long>(whole.executions), count,
                  static_cast<unsigned long long>(sum.executions),
                  static_cast<unsigned long long>(sum.redundant));
      EXPECT_EQ(sum.executions, whole.executions) << row.name << count;
      EXPECT_EQ(sum.failures, whole.failures) << row.name << count;
      EXPECT_TRUE(sum.complete) << row.name;
    }
  }
}

TEST(Shards, OfAllInterleavings) {
  for (const std::optional<unsigned> bound :
       {std::optional<unsigned>(), std::optional<unsigned>(2)}) {
    ModelOptions options;
    options.search = ModelOptions::Search::kExhaustive;
    options.preemptions = bound;
    const auto body = [] { p::counter(3, 1); };
    const ModelResult whole = model(options, body);
    const Sum sum = of_shards(options, 4, body);
    EXPECT_EQ(sum.executions, whole.executions);
    EXPECT_EQ(sum.redundant, 0u);
  }
}

TEST(Shards, OfSamplesAreThoseOfTheWhole) {
  ModelOptions options;
  options.search = ModelOptions::Search::kRandom;
  options.executions = 300;
  options.stop_at_failure = false;
  options.minimise = false;
  const auto body = [] { p::dining(3, false); };
  const ModelResult whole = model(options, body);
  const Sum sum = of_shards(options, 3, body);
  EXPECT_EQ(sum.executions, 300u);
  EXPECT_EQ(sum.failures, whole.failures);
}

TEST(Shards, ThatAreNoneAreRefused) {
  ModelOptions options;
  for (const ModelOptions::Shard shard :
       {ModelOptions::Shard{0, 2}, {3, 2}, {1, 0}}) {
    options.shard = shard;
    EXPECT_THROW(model(options, [] {}), std::invalid_argument);
  }
}

TEST(Jobs, TogetherAreTheWhole) {
  for (const Row& row : kRows) {
    ModelOptions options = options_for(row);
    const ModelResult whole = model(options, row.body);
    options.jobs = 3;
    const ModelResult jobs = model(options, row.body);
    EXPECT_EQ(jobs.executions, whole.executions) << row.name;
    EXPECT_EQ(jobs.failures, whole.failures) << row.name;
    EXPECT_TRUE(jobs.complete) << row.name;
    EXPECT_EQ(jobs.failure.has_value(), whole.failure.has_value());
  }
}

TEST(Jobs, OneThatFailsEndsAll) {
  ModelOptions options;
  options.jobs = 2;
  const ModelResult result = model(options, [] { p::dining(4, false); });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, ModelFailure::Kind::kDeadlock);
  ModelOptions again;
  again.replay = result.failure->replay;
  EXPECT_EQ(model(again, [] { p::dining(4, false); }).failure->kind,
            ModelFailure::Kind::kDeadlock);
}

TEST(Jobs, ABodyThatCrashesIsSaid) {
  ModelOptions options;
  options.jobs = 2;
  const pid_t here = getpid();
  const auto crash_in_worker = [&] {
    if (getpid() != here) _exit(3);
  };
  EXPECT_THROW(model(options, crash_in_worker), std::runtime_error);
}

TEST(Jobs, SamplesAreDrawnOnce) {
  ModelOptions options;
  options.search = ModelOptions::Search::kRandom;
  options.executions = 500;
  options.jobs = 2;
  const ModelResult result = model(options, [] { p::counter(3, 1); });
  EXPECT_EQ(result.executions, 500u);
  EXPECT_EQ(result.classes, 6u);
}

}  // namespace
}  // namespace fearless
