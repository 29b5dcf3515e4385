// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who needs whom: an AND/OR graph of threads, and the set of those that can
// never go on. Knows nothing of threads or locks; the tests compare it with a
// slow and obvious answer on random graphs.
//
// A node that is not live by itself becomes live when all nodes of its `all`
// are live, and, if it has an `any`, one of those is; or anybody at all is, if
// it can be helped by `anyone`. What never becomes live is dead: the greatest
// set whose members all wait for members. With AND nodes only that is finding
// cycles, with OR nodes only finding knots (K. M. Chandy, J. Misra, L. Haas,
// "Distributed Deadlock Detection", TOCS 1983).

#ifndef FEARLESS_RUNTIME_WATCH_GRAPH_H_
#define FEARLESS_RUNTIME_WATCH_GRAPH_H_

#include <cstdint>
#include <span>

namespace fearless::detail::watch {

struct Edges {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

struct Node {
  bool is_live = false;
  bool needs_any = false;  // one of `any`, or anyone
  bool anyone = false;
  Edges all;
  Edges any;
};

class Graph {
 public:
  static constexpr std::uint32_t kMostNodes = 2048;
  static constexpr std::uint32_t kMostEdges = 16384;

  void clear() noexcept { node_count_ = edge_count_ = 0; }
  // Nodes stay, as new ones.
  void forget_edges() noexcept {
    for (std::uint32_t i = 0; i < node_count_; ++i) nodes_[i] = {};
    edge_count_ = 0;
  }
  std::uint32_t add_node() noexcept {
    nodes_[node_count_] = {};
    return node_count_++;
  }
  Node& node(std::uint32_t i) noexcept { return nodes_[i]; }
  const Node& node(std::uint32_t i) const noexcept { return nodes_[i]; }
  std::uint32_t node_count() const noexcept { return node_count_; }

  // Edges of one list are added one after the other. False: no room.
  bool add_edge(Edges& list, std::uint32_t to) noexcept;
  std::span<const std::uint32_t> targets(const Edges& list) const noexcept {
    return {edges_ + list.first, list.count};
  }

  // Makes live whatever can be. `is_anyone_outside`: a live thread that is not
  // in the graph exists.
  void propagate(bool is_anyone_outside) noexcept;
  std::uint32_t dead_count() const noexcept;

  // A dead node that `from`, which is dead, waits for; or kNone.
  static constexpr std::uint32_t kNone = UINT32_MAX;
  std::uint32_t dead_target(std::uint32_t from) const noexcept;

 private:
  bool can_become_live(const Node& node, bool is_anyone_live) const noexcept;

  std::uint32_t node_count_ = 0;
  std::uint32_t edge_count_ = 0;
  Node nodes_[kMostNodes] = {};
  std::uint32_t edges_[kMostEdges] = {};
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_GRAPH_H_
