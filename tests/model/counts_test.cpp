// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Executions explored are equal to the number of classes, which is published or
// derived by hand: more is a miss, fewer is a wrong result. Under RC11 they are
// its graphs. Prints the table:
//   bin/model_test --gtest_filter='Counts.*'

#include <gtest/gtest.h>

#include <cstdio>
#include <functional>

#include "tests/model/programs.h"

namespace fearless {
namespace {

namespace p = programs;
using Memory = ModelOptions::Memory;
using Order = std::memory_order;

struct Row {
  const char* name;
  std::uint64_t classes;
  std::function<void()> body;
  std::uint64_t failing = 0;
  Memory memory = Memory::kSequential;
};

Row weak(const char* name, std::uint64_t graphs, std::function<void()> body) {
  return {name, graphs, std::move(body), 0, Memory::kRc11};
}
Row strong(const char* name, std::uint64_t classes,
           std::function<void()> body) {
  return {name, classes, std::move(body)};
}

const Row kTable[] = {
    {"store buffering 2", 3, [] { p::store_buffering(2); }},
    {"store buffering 3", 7, [] { p::store_buffering(3); }},
    {"store buffering 4", 15, [] { p::store_buffering(4); }},
    {"store buffering 5", 31, [] { p::store_buffering(5); }},
    {"atomic increments 3", 6, [] { p::increments(3); }},
    {"atomic increments 5", 120, [] { p::increments(5); }},
    {"mutex counter 3 x 1", 6, [] { p::counter(3, 1); }},
    {"mutex counter 3 x 2", 90, [] { p::counter(3, 2); }},
    {"mutex counter 4 x 1", 24, [] { p::counter(4, 1); }},
    {"mutex counter 4 x 2", 2520, [] { p::counter(4, 2); }},
    {"dining 2", 3, [] { p::dining(2, false); }, 1},
    {"dining 3", 7, [] { p::dining(3, false); }, 1},
    {"dining 4", 15, [] { p::dining(4, false); }, 1},
    {"dining in order 3", 6, [] { p::dining(3, true); }},
    {"dining in order 4", 14, [] { p::dining(4, true); }},
    {"dining in order 5", 30, [] { p::dining(5, true); }},
    {"readers 4", 16, [] { p::readers(4); }},
    {"readers 10", 1024, [] { p::readers(10); }},
    {"treiber 2 + 1", 22, [] { p::treiber(2, 1); }},
    {"treiber 2 + 2", 220, [] { p::treiber(2, 2); }},
    {"treiber 3 + 2", 34'968, [] { p::treiber(3, 2); }},
    {"channel P1 x 1", 1, [] { p::through_channel(1, 1, 1); }},
    {"channel P1 x 4", 1, [] { p::through_channel(1, 4, 1); }},
    {"channel P2 x 2", 6, [] { p::through_channel(2, 2, 1); }},
    {"channel P3 x 1", 6, [] { p::through_channel(3, 1, 1); }},
    {"channel P2 C2 x 1", 4, [] { p::shared_receiver(2); }},
    {"rendezvous P2 x 2", 6, [] { p::through_channel(2, 2, 0); }},
    {"buffer P1 x 1 cap 1", 2, [] { p::bounded_buffer(1, 1, 1); }},
    {"buffer P1 x 2 cap 1", 8, [] { p::bounded_buffer(1, 2, 1); }},
    {"buffer P1 x 3 cap 1", 32, [] { p::bounded_buffer(1, 3, 1); }},
    {"buffer P1 x 2 cap 2", 6, [] { p::bounded_buffer(1, 2, 2); }},
    {"buffer P2 x 1 cap 1", 16, [] { p::bounded_buffer(2, 1, 1); }},
    {"buffer P2 x 2 cap 1", 2432, [] { p::bounded_buffer(2, 2, 1); }},
    {"rwlock R1 W1", 2, [] { p::read_and_write(1, 1); }},
    {"rwlock R2 W1", 4, [] { p::read_and_write(2, 1); }},
    {"rwlock R2 W2", 18, [] { p::read_and_write(2, 2); }},
    {"pipeline 3 x 3", 1, [] { p::pipeline(3, 3); }},
    {"ping-pong 4", 1, [] { p::ping_pong(4); }},
    {"full to each other", 1, [] { p::full_to_each_other(); }, 1},
    weak("SB", 4, [] { p::store_buffering(2, Order::relaxed); }),
    strong("SB", 3, [] { p::store_buffering(2, Order::relaxed); }),
    weak("MP", 3, [] { p::message_passing(Order::relaxed, Order::relaxed); }),
    strong("MP", 2, [] { p::message_passing(Order::relaxed, Order::relaxed); }),
    weak("MP rel acq", 2,
         [] { p::message_passing(Order::release, Order::acquire); }),
    weak("2+2W", 4, [] { p::stores_to_both(Order::relaxed); }),
    strong("2+2W", 3, [] { p::stores_to_both(Order::relaxed); }),
    weak("IRIW acq sc", 16,
         [] { p::independent_reads(Order::acquire, Order::seq_cst); }),
    strong("IRIW acq sc", 15,
           [] { p::independent_reads(Order::acquire, Order::seq_cst); }),
    weak("SB sc", 3, [] { p::store_buffering(2); }),
    weak("store buffering 4 sc", 15, [] { p::store_buffering(4); }),
    weak("readers 4 sc", 16, [] { p::readers(4); }),
    {"dining 3 rc11", 7, [] { p::dining(3, false); }, 1, Memory::kRc11},
};

// Sanitizers make executions many times as long, and look at how threads are
// switched: small programs show them all there is.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define FEARLESS_IS_SANITIZED 1
#endif
#endif
#if FEARLESS_IS_SANITIZED
constexpr std::uint64_t kMostClasses = 250;
#else
constexpr std::uint64_t kMostClasses = UINT64_MAX;
#endif

TEST(Counts, AreThoseOfTheTable) {
  std::printf("%-22s %-6s %10s %10s %10s\n", "program", "memory", "classes",
              "executions", "failing");
  for (const Row& row : kTable) {
    if (row.classes > kMostClasses) continue;
    ModelOptions options;
    options.name = row.name;
    options.stop_at_failure = false;
    options.minimise = false;
    options.memory = row.memory;
    const bool is_weak = row.memory == Memory::kRc11;
    const ModelResult result = model(options, row.body);
    std::printf("%-22s %-6s %10llu %10llu %10llu\n", row.name,
                is_weak ? "RC11" : "SC",
                static_cast<unsigned long long>(row.classes),
                static_cast<unsigned long long>(result.executions),
                static_cast<unsigned long long>(result.failures));
    EXPECT_EQ(result.executions, row.classes) << row.name;
    EXPECT_EQ(result.failures, row.failing) << row.name << result.report();
    EXPECT_EQ(result.redundant, 0u) << row.name;
    EXPECT_TRUE(result.complete) << row.name;
  }
}

}  // namespace
}  // namespace fearless
