// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Send and Sync are decided for all types at once. A node is a question ("is
// `Scene` Send?"), an edge is "only if" ("`Scene` is Send only if `NodePtr`
// is, because of its member `root`"). The answer is the greatest fixpoint, as
// for Rust's auto traits: every question is answered yes unless a path of
// edges leads to evidence against it. So types that contain themselves need no
// special care, and the path that is found first is the shortest chain of
// reasons. Solving is linear in nodes and edges. Edges carry a number in place
// of words, because words are wanted for few of them. Knows nothing of Clang.

#ifndef FEARLESS_CHECKER_LOWER_TRAIT_GRAPH_H_
#define FEARLESS_CHECKER_LOWER_TRAIT_GRAPH_H_

#include <cstdint>
#include <vector>

#include "checker/ir/type.h"

namespace fearless::lower {

class TraitGraph {
 public:
  using NodeId = std::uint32_t;
  using Label = std::uint32_t;  // what an edge means to whoever made it

  struct Path {
    std::vector<Label> edges;  // from the node to the evidence
    std::vector<ir::Reason> evidence;
    ir::Cause cause = ir::Cause::kDeclared;
  };

  NodeId add_node();
  // Evidence: the answer is no, for these reasons.
  void refuse(NodeId node, ir::Cause cause, std::vector<ir::Reason> reasons);
  // Nobody can tell, unless an edge says no.
  void doubt(NodeId node);
  // Somebody who knows says yes: edges do not count.
  void grant(NodeId node);
  // `node` needs `needed`.
  void require(NodeId node, NodeId needed, Label label);

  // Answers all nodes; edges added later need another call.
  void solve();
  // REQUIRES, for both: solve() since the last change.
  ir::Answer answer(NodeId node) const { return nodes_[node].answer; }
  // The shortest way to evidence. REQUIRES: the answer is kNo.
  Path path(NodeId node) const;

 private:
  struct Edge {
    NodeId needed = 0;
    Label label = 0;
  };
  struct Node {
    std::vector<Edge> edges;
    std::vector<ir::Reason> evidence;
    ir::Cause cause = ir::Cause::kDeclared;
    bool is_refused = false, is_doubted = false, is_granted = false;
    ir::Answer answer = ir::Answer::kYes;
    std::uint32_t distance = 0;  // edges to the nearest evidence, if kNo
  };

  // Gives `answer` to whatever needs one of `from`, and so on, to nodes that
  // are kYes so far.
  void spread(std::vector<NodeId> from, ir::Answer answer,
              const std::vector<std::vector<NodeId>>& needed_by);

  std::vector<Node> nodes_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TRAIT_GRAPH_H_
