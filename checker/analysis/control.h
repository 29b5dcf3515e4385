// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which branches decide whether a block runs: control dependence (Ferrante,
// Ottenstein and Warren, TOPLAS 1987), over post-dominators. Exceptions decide
// nothing here: a block that runs unless something throws depends on no branch;
// nor does what follows an assertion. A loop without an end counts as one that
// may end after each round.
//
// Also what a branch, or a value, is made of, read off the source: the events
// whose range lies in that of the condition.
//
// Cost: the post-dominators in little more than linear time, then one set for
// each block; worked out when it is first asked for.

#ifndef FEARLESS_CHECKER_ANALYSIS_CONTROL_H_
#define FEARLESS_CHECKER_ANALYSIS_CONTROL_H_

#include <set>
#include <vector>

#include "checker/analysis/flow.h"

namespace fearless::analysis {

class Control {
 public:
  Control(const ir::Function& function, const Flow& flow);

  // The blocks whose branch decides, directly or by way of another one,
  // whether `block` runs.
  const std::vector<ir::BlockId>& deciding(ir::BlockId block) const {
    return deciding_[block];
  }
  // Whether every way from `from` to the end leads through `block`.
  bool is_inevitable(ir::BlockId block, ir::BlockId from) const;

 private:
  using Node = std::uint32_t;
  void find_post_dominators(const Flow& flow);
  Node common(Node a, Node b) const;
  void find_deciding(const Flow& flow);

  const ir::Function& function_;
  Node end_;  // the one way out of all
  std::vector<std::vector<Node>> next_;
  std::vector<Node> rank_;       // from the end; kNone: not on a way there
  std::vector<Node> dominator_;  // the closest on all ways to the end
  std::vector<std::vector<ir::BlockId>> deciding_;
};

// Whether `inner` is written within `outer`.
bool lies_in(const ir::Range& inner, const ir::Range& outer);
// Whether the event has to do with `variable`, or with a part of it.
bool mentions(const ir::Event& event, const ir::Place& variable);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_CONTROL_H_
