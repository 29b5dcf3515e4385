// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The litmus tests of the literature, by name: how many execution graphs RC11
// has for each, how many of them are sequentially consistent, and whether the
// outcome that the test is about is among them. Names as in J. Alglave, L.
// Maranget, M. Tautschnig, "Herding Cats", TOPLAS 2014; verdicts of RC11 as in
// O. Lahav et al., PLDI 2017. Numbers derived by hand: the ways of reading and
// orders of stores, without those that an axiom forbids.

#include <gtest/gtest.h>

#include <cstdio>

#include "tests/model/axioms.h"

namespace fearless::litmus {
namespace {

constexpr bool kAllowed = true;
constexpr bool kForbidden = false;

struct Row {
  const char* name;
  const char* program;
  std::uint64_t graphs;
  std::uint64_t sequential;
  // The beginning of it: what was read, and if need be what is there last.
  const char* outcome;
  bool is_allowed;
};

const Row kTable[] = {
    {"SB", "Wx1.rlx Ry.rlx | Wy1.rlx Rx.rlx", 4, 3, "0 0", kAllowed},
    {"SB rel acq", "Wx1.rel Ry.acq | Wy1.rel Rx.acq", 4, 3, "0 0", kAllowed},
    {"SB sc", "Wx1.sc Ry.sc | Wy1.sc Rx.sc", 3, 3, "0 0", kForbidden},
    {"SB one sc thread", "Wx1.sc Ry.sc | Wy1.rlx Rx.sc", 4, 3, "0 0", kAllowed},
    {"SB sc fences", "Wx1.rlx F.sc Ry.rlx | Wy1.rlx F.sc Rx.rlx", 3, 3, "0 0",
     kForbidden},
    {"SB one sc fence", "Wx1.rlx F.sc Ry.rlx | Wy1.rlx Rx.rlx", 4, 3, "0 0",
     kAllowed},
    {"SB acq_rel fences", "Wx1.rlx F.ar Ry.rlx | Wy1.rlx F.ar Rx.rlx", 4, 3,
     "0 0", kAllowed},
    {"SB rmw", "Ux1.ar Ry.acq | Uy1.ar Rx.acq", 4, 3, "0 0 0 0", kAllowed},
    {"MP", "Wx1.rlx Wy1.rlx | Ry.rlx Rx.rlx", 4, 3, "1 0", kAllowed},
    {"MP rel acq", "Wx1.rlx Wy1.rel | Ry.acq Rx.rlx", 3, 3, "1 0", kForbidden},
    {"MP rel", "Wx1.rlx Wy1.rel | Ry.rlx Rx.rlx", 4, 3, "1 0", kAllowed},
    {"MP acq", "Wx1.rlx Wy1.rlx | Ry.acq Rx.rlx", 4, 3, "1 0", kAllowed},
    {"MP fences", "Wx1.rlx F.rel Wy1.rlx | Ry.rlx F.acq Rx.rlx", 3, 3, "1 0",
     kForbidden},
    {"MP one fence", "Wx1.rlx F.rel Wy1.rlx | Ry.rlx Rx.rlx", 4, 3, "1 0",
     kAllowed},
    {"MP fence acq", "Wx1.rlx F.rel Wy1.rlx | Ry.acq Rx.rlx", 3, 3, "1 0",
     kForbidden},
    {"MP rmw sequence", "Wx1.rlx Wy1.rel | Uy1.rlx | Ry.acq Rx.rlx", 9, 9,
     "1 2 0", kForbidden},
    {"MP store sequence", "Wx1.rlx Wy1.rel Wy2.rlx | Ry.acq Rx.rlx", 5, 4,
     "2 0", kAllowed},
    {"LB", "Rx.rlx Wy1.rlx | Ry.rlx Wx1.rlx", 3, 3, "1 1", kForbidden},
    {"LB rmw", "Ux1.rlx Wy1.rlx | Uy1.rlx Wx1.rlx", 3, 3, "1 1", kForbidden},
    {"CoRR", "Wx1.rlx | Rx.rlx Rx.rlx", 3, 3, "1 0", kForbidden},
    {"CoRR2", "Wx1.rlx | Wx2.rlx | Rx.rlx Rx.rlx | Rx.rlx Rx.rlx", 72, 72,
     "1 2 2 1", kForbidden},
    {"CoWR", "Wx1.rlx Rx.rlx | Wx2.rlx", 3, 3, "0", kForbidden},
    {"CoRW", "Rx.rlx Wx1.rlx | Wx2.rlx", 3, 3, "2 | 2", kForbidden},
    {"S", "Wx2.rlx Wy1.rlx | Ry.rlx Wx1.rlx", 4, 3, "1 | 2", kAllowed},
    {"S rel acq", "Wx2.rlx Wy1.rel | Ry.acq Wx1.rlx", 3, 3, "1 | 2",
     kForbidden},
    {"R", "Wx1.rlx Wy1.rlx | Wy2.rlx Rx.rlx", 4, 3, "0 | 1 2", kAllowed},
    {"R rel acq", "Wx1.rel Wy1.rel | Wy2.rel Rx.acq", 4, 3, "0 | 1 2",
     kAllowed},
    {"R sc", "Wx1.sc Wy1.sc | Wy2.sc Rx.sc", 3, 3, "0 | 1 2", kForbidden},
    {"R sc fences", "Wx1.rlx F.sc Wy1.rlx | Wy2.rlx F.sc Rx.rlx", 3, 3,
     "0 | 1 2", kForbidden},
    {"2+2W", "Wx1.rlx Wy2.rlx | Wy1.rlx Wx2.rlx", 4, 3, "| 1 1", kAllowed},
    {"2+2W rel", "Wx1.rel Wy2.rel | Wy1.rel Wx2.rel", 4, 3, "| 1 1", kAllowed},
    {"2+2W sc", "Wx1.sc Wy2.sc | Wy1.sc Wx2.sc", 3, 3, "| 1 1", kForbidden},
    {"2+2W sc fences", "Wx1.rlx F.sc Wy2.rlx | Wy1.rlx F.sc Wx2.rlx", 3, 3,
     "| 1 1", kForbidden},
    {"WRC", "Wx1.rlx | Rx.rlx Wy1.rlx | Ry.rlx Rx.rlx", 8, 7, "1 1 0",
     kAllowed},
    {"WRC rel acq", "Wx1.rel | Rx.acq Wy1.rel | Ry.acq Rx.rlx", 7, 7, "1 1 0",
     kForbidden},
    {"ISA2", "Wx1.rlx Wy1.rlx | Ry.rlx Wz1.rlx | Rz.rlx Rx.rlx", 8, 7, "1 1 0",
     kAllowed},
    {"ISA2 rel acq", "Wx1.rlx Wy1.rel | Ry.acq Wz1.rel | Rz.acq Rx.rlx", 7, 7,
     "1 1 0", kForbidden},
    {"Z6.0 rel acq", "Wx1.rlx Wy1.rel | Ry.acq Wz1.rel | Wz2.rlx F.sc Rx.rlx",
     8, 7, "1 0 | 1 1 2", kAllowed},
    {"Z6.0 sc", "Wx1.sc Wy1.sc | Ry.sc Wz1.sc | Wz2.sc Rx.sc", 7, 7,
     "1 0 | 1 1 2", kForbidden},
    {"RWC rel acq", "Wx1.rel | Rx.acq Ry.acq | Wy1.rel Rx.acq", 8, 7, "1 0 0",
     kAllowed},
    {"RWC sc", "Wx1.sc | Rx.sc Ry.sc | Wy1.sc Rx.sc", 7, 7, "1 0 0",
     kForbidden},
    {"RWC sc fences", "Wx1.rlx | Rx.rlx F.sc Ry.rlx | Wy1.rlx F.sc Rx.rlx", 7,
     7, "1 0 0", kForbidden},
    {"IRIW acq", "Wx1.rel | Wy1.rel | Rx.acq Ry.acq | Ry.acq Rx.acq", 16, 15,
     "1 0 1 0", kAllowed},
    {"IRIW sc", "Wx1.sc | Wy1.sc | Rx.sc Ry.sc | Ry.sc Rx.sc", 15, 15,
     "1 0 1 0", kForbidden},
    // Load acquire, then load seq_cst: not what seq_cst stores forbid.
    {"IRIW acq sc", "Wx1.sc | Wy1.sc | Rx.acq Ry.sc | Ry.acq Rx.sc", 16, 15,
     "1 0 1 0", kAllowed},
    {"IRIW sc fences",
     "Wx1.rlx | Wy1.rlx | Rx.rlx F.sc Ry.rlx | Ry.rlx F.sc Rx.rlx", 15, 15,
     "1 0 1 0", kForbidden},
};

bool has(const Outcomes& outcomes, const std::string& beginning) {
  return std::any_of(
      outcomes.begin(), outcomes.end(),
      [&](const std::string& one) { return one.starts_with(beginning); });
}

TEST(Litmus, HasTheGraphsAndOutcomesOfTheTable) {
  std::printf("%-18s %6s %6s   %6s %6s   %s\n", "test", "RC11", "runs", "SC",
              "runs", "outcome");
  for (const Row& row : kTable) {
    const Program program = parse(row.program);
    ModelOptions options;
    options.memory = ModelOptions::Memory::kRc11;
    const Explored weak = explore(program, options);
    options.memory = ModelOptions::Memory::kSequential;
    const Explored strong = explore(program, options);
    std::printf("%-18s %6d %6d   %6d %6d   %-12s %s\n", row.name,
                static_cast<int>(row.graphs),
                static_cast<int>(weak.result.executions),
                static_cast<int>(row.sequential),
                static_cast<int>(strong.result.executions), row.outcome,
                has(weak.outcomes, row.outcome) ? "allowed" : "forbidden");
    EXPECT_EQ(weak.result.executions, row.graphs) << row.name;
    EXPECT_EQ(strong.result.executions, row.sequential) << row.name;
    EXPECT_EQ(has(weak.outcomes, row.outcome), row.is_allowed) << row.name;
    EXPECT_FALSE(has(strong.outcomes, row.outcome)) << row.name;
    EXPECT_EQ(weak.result.redundant, 0u) << row.name;
    EXPECT_TRUE(weak.result.complete) << row.name;
    EXPECT_EQ(Axioms(program).outcomes, weak.outcomes) << row.name;
  }
}

// The reader who looks at the message only if the flag is up: one graph less
// than when it looks in any case.
TEST(Litmus, MessagePassingThatLooksAtTheFlagFirst) {
  using Order = std::memory_order;
  const auto executions = [](Order store, Order load) {
    ModelOptions options;
    options.memory = ModelOptions::Memory::kRc11;
    const ModelResult result = model(options, [&] {
      atomic<int> message{0}, flag{0};
      auto writer = spawn([&] {
        message.store(1, Order::relaxed);
        flag.store(1, store);
      });
      if (flag.load(load)) (void)message.load(Order::relaxed);
      writer.join();
    });
    return result.executions;
  };
  EXPECT_EQ(executions(Order::relaxed, Order::relaxed), 3u);
  EXPECT_EQ(executions(Order::release, Order::acquire), 2u);
}

}  // namespace
}  // namespace fearless::litmus
