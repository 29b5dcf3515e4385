// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/trait_graph.h"

#include <utility>

namespace fearless::lower {

using ir::Answer;

TraitGraph::NodeId TraitGraph::add_node() {
  nodes_.emplace_back();
  return static_cast<NodeId>(nodes_.size() - 1);
}

void TraitGraph::refuse(NodeId node, ir::Cause cause,
                        std::vector<ir::Reason> reasons) {
  if (nodes_[node].is_refused) return;  // one proof is enough
  nodes_[node].is_refused = true;
  nodes_[node].cause = cause;
  nodes_[node].evidence = std::move(reasons);
}

void TraitGraph::doubt(NodeId node) { nodes_[node].is_doubted = true; }

void TraitGraph::grant(NodeId node) { nodes_[node].is_granted = true; }

void TraitGraph::require(NodeId node, NodeId needed, Label label) {
  nodes_[node].edges.push_back({needed, label});
}

void TraitGraph::solve() {
  std::vector<std::vector<NodeId>> needed_by(nodes_.size());
  std::vector<NodeId> refused, doubted;
  for (NodeId id = 0; id < nodes_.size(); ++id) {
    Node& node = nodes_[id];
    node.answer = Answer::kYes;
    node.distance = 0;
    if (node.is_granted) continue;
    for (const Edge& edge : node.edges) needed_by[edge.needed].push_back(id);
    if (node.is_refused) {
      node.answer = Answer::kNo;
      refused.push_back(id);
    }
  }
  spread(std::move(refused), Answer::kNo, needed_by);
  for (NodeId id = 0; id < nodes_.size(); ++id) {
    Node& node = nodes_[id];
    if (node.is_granted || !node.is_doubted) continue;
    if (node.answer != Answer::kYes) continue;
    node.answer = Answer::kUnknown;
    doubted.push_back(id);
  }
  spread(std::move(doubted), Answer::kUnknown, needed_by);
}

// Breadth first, so that `distance` is the length of a shortest chain.
void TraitGraph::spread(std::vector<NodeId> from, Answer answer,
                        const std::vector<std::vector<NodeId>>& needed_by) {
  for (std::size_t next = 0; next < from.size(); ++next) {
    const NodeId reached = from[next];
    for (const NodeId id : needed_by[reached]) {
      Node& node = nodes_[id];
      if (node.answer != Answer::kYes) continue;
      node.answer = answer;
      node.distance = nodes_[reached].distance + 1;
      from.push_back(id);
    }
  }
}

TraitGraph::Path TraitGraph::path(NodeId node) const {
  Path path;
  const Node* at = &nodes_[node];
  while (at->distance > 0) {
    const Node* nearer = nullptr;
    // The first member in the order of declaration that leads there.
    for (const Edge& edge : at->edges) {
      const Node& needed = nodes_[edge.needed];
      if (needed.answer != Answer::kNo || needed.distance + 1 != at->distance) {
        continue;
      }
      path.edges.push_back(edge.label);
      nearer = &needed;
      break;
    }
    if (!nearer) return path;
    at = nearer;
  }
  path.evidence = at->evidence;
  path.cause = at->cause;
  return path;
}

}  // namespace fearless::lower
