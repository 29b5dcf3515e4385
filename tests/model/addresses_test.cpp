// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Values may differ from run to run though the interleaving does not: addresses
// do. What an earlier run found in an object is then not what this one finds,
// and must not decide which of this one's races can be reversed.

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

#include "fearless/atomic.h"
#include "fearless/model.h"
#include "tests/model/explore.h"
#include "tests/model/programs.h"

namespace fearless {
namespace {

// programs::treiber, whose nodes lie from `memory` on: the first is no node,
// and is what an empty stack has on top.
void treiber_at(int memory, int pushers, int poppers) {
  atomic<int> top{memory};
  std::vector<int> next(static_cast<std::size_t>(pushers) + 1);
  programs::in_parallel(pushers + poppers, [&](int i) {
    for (;;) {
      int seen = top.load();
      if (i >= pushers) {
        if (seen == memory) return;
        const int below = next[static_cast<std::size_t>(seen - memory)];
        if (top.compare_exchange_strong(seen, below)) return;
      } else {
        const int node = i + 1;
        next[static_cast<std::size_t>(node)] = seen;
        if (top.compare_exchange_strong(seen, memory + node)) return;
      }
    }
  });
}

TEST(Addresses, MayDifferFromRunToRun) {
  int memory = 0;
  const ModelResult result = explore([&] { treiber_at(memory += 100, 2, 2); });
  EXPECT_TRUE(result) << result.report();
  EXPECT_TRUE(result.complete);
  EXPECT_EQ(result.executions, 220u);  // as Counts has it for nodes that stay
}

}  // namespace
}  // namespace fearless
