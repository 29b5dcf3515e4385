// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/graph.h"

#include <algorithm>

namespace fearless::detail::watch {

bool Graph::add_edge(Edges& list, std::uint32_t to) noexcept {
  if (edge_count_ == kMostEdges) return false;
  if (list.count == 0) list.first = edge_count_;
  edges_[edge_count_++] = to;
  ++list.count;
  return true;
}

bool Graph::can_become_live(const Node& node,
                            bool is_anyone_live) const noexcept {
  const auto is_live = [this](std::uint32_t i) { return nodes_[i].is_live; };
  const auto all = targets(node.all);
  if (!std::all_of(all.begin(), all.end(), is_live)) return false;
  if (!node.needs_any || (node.anyone && is_anyone_live)) return true;
  const auto any = targets(node.any);
  return std::any_of(any.begin(), any.end(), is_live);
}

void Graph::propagate(bool is_anyone_outside) noexcept {
  const std::span nodes(nodes_, node_count_);
  const auto is_live = [](const Node& node) { return node.is_live; };
  bool is_anyone_live =
      is_anyone_outside || std::any_of(nodes.begin(), nodes.end(), is_live);
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (Node& node : nodes) {
      if (node.is_live || !can_become_live(node, is_anyone_live)) continue;
      node.is_live = is_anyone_live = has_changed = true;
    }
  }
}

std::uint32_t Graph::dead_count() const noexcept {
  return static_cast<std::uint32_t>(
      std::count_if(nodes_, nodes_ + node_count_,
                    [](const Node& node) { return !node.is_live; }));
}

std::uint32_t Graph::dead_target(std::uint32_t from) const noexcept {
  for (const Edges& list : {nodes_[from].all, nodes_[from].any}) {
    for (const std::uint32_t to : targets(list)) {
      if (!nodes_[to].is_live) return to;
    }
  }
  return kNone;
}

}  // namespace fearless::detail::watch
