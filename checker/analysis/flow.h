// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shapes of a control-flow graph: the order to visit blocks in, and loops that
// join what an earlier loop started, or lock and unlock all elements. `for
// (auto& t : threads) t.join();` joins all of them, also on the path that runs
// the body no time, because then there was nothing to join; so what such a loop
// joins is joined on its exit edges. Likewise for locks that outlive the round
// that takes them. All are linear in the graph.

#ifndef FEARLESS_CHECKER_ANALYSIS_FLOW_H_
#define FEARLESS_CHECKER_ANALYSIS_FLOW_H_

#include <map>
#include <utility>
#include <vector>

#include "checker/ir/function.h"

namespace fearless::analysis {

using Edge = std::pair<ir::BlockId, ir::BlockId>;

// A lock of an element that a loop takes or gives back.
struct LoopLock {
  ir::Place lock, guard;
  ir::Mode mode = ir::Mode::kExclusive;
  bool is_release = false;
  ir::Range range;
};

struct Flow {
  std::vector<ir::BlockId> order;   // reverse post-order from the entry
  std::vector<std::uint32_t> rank;  // position in `order`, or kNone
  bool has_loop = false;
  std::vector<bool> in_loop;
  std::vector<bool> unwinding;  // only an exception leads there
  // Handles (with `[]`) that a loop joins, by the edge that leaves it.
  std::map<Edge, std::vector<ir::Place>> joined_by_loop;
  std::map<Edge, std::vector<LoopLock>> locked_by_loop;
};

Flow flow_of(const ir::Function& function);

// Every block an event or the terminator of `block` may continue in.
std::vector<ir::BlockId> successors(const ir::Block& block);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_FLOW_H_
