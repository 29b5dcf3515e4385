// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/watch/graph.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <vector>

namespace fearless::detail::watch {
namespace {

struct Obvious {
  bool is_live = false;
  bool needs_any = false;
  bool anyone = false;
  std::vector<std::uint32_t> all;
  std::vector<std::uint32_t> any;
};

// Straight from the definition: tries every set of nodes, and takes the union
// of those sets whose members, all of them, wait for members.
std::vector<bool> dead_by_definition(const std::vector<Obvious>& nodes,
                                     bool is_anyone_outside) {
  const std::uint32_t sets = 1u << nodes.size();
  std::uint32_t dead = 0;
  for (std::uint32_t set = 0; set < sets; ++set) {
    const auto in_set = [set](std::uint32_t i) { return set >> i & 1; };
    bool is_closed = true;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const Obvious& node = nodes[i];
      if (!in_set(i)) continue;
      bool waits = false;
      for (std::uint32_t k : node.all) waits |= in_set(k) != 0;
      bool is_helped = node.anyone && (is_anyone_outside || set != sets - 1);
      for (std::uint32_t k : node.any) is_helped |= !in_set(k);
      waits |= node.needs_any && !is_helped;
      is_closed &= waits && !node.is_live;
    }
    if (is_closed) dead |= set;
  }
  std::vector<bool> result;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    result.push_back(dead >> i & 1);
  }
  return result;
}

std::vector<Obvious> random_nodes(std::mt19937& random) {
  std::vector<Obvious> nodes(1 + random() % 7);
  for (Obvious& node : nodes) {
    node.is_live = random() % 5 == 0;
    node.needs_any = random() % 2 == 0;
    node.anyone = random() % 4 == 0;
    for (std::uint32_t n = random() % 3; n > 0; --n) {
      node.all.push_back(random() % nodes.size());
    }
    for (std::uint32_t n = random() % 3; node.needs_any && n > 0; --n) {
      node.any.push_back(random() % nodes.size());
    }
  }
  return nodes;
}

void build(Graph& graph, const std::vector<Obvious>& nodes) {
  graph.clear();
  for (std::size_t i = 0; i < nodes.size(); ++i) graph.add_node();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    Node& node = graph.node(i);
    node.is_live = nodes[i].is_live;
    node.needs_any = nodes[i].needs_any;
    node.anyone = nodes[i].anyone;
    for (std::uint32_t to : nodes[i].all) graph.add_edge(node.all, to);
    for (std::uint32_t to : nodes[i].any) graph.add_edge(node.any, to);
  }
}

TEST(Graph, SaysWhatTheDefinitionSays) {
  std::mt19937 random(20261121);
  auto graph = std::make_unique<Graph>();
  int dead_seen = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::vector<Obvious> nodes = random_nodes(random);
    const bool is_anyone_outside = random() % 2 == 0;
    build(*graph, nodes);
    graph->propagate(is_anyone_outside);
    const std::vector<bool> dead = dead_by_definition(nodes, is_anyone_outside);
    for (std::uint32_t k = 0; k < nodes.size(); ++k) {
      ASSERT_EQ(!graph->node(k).is_live, dead[k]) << "graph " << i;
      dead_seen += dead[k];
    }
  }
  EXPECT_GT(dead_seen, 1000);
}

TEST(Graph, WithoutRoomForAnEdgeItSaysSo) {
  auto graph = std::make_unique<Graph>();
  const std::uint32_t node = graph->add_node();
  Edges edges;
  for (std::uint32_t i = 0; i < Graph::kMostEdges; ++i) {
    ASSERT_TRUE(graph->add_edge(edges, node));
  }
  EXPECT_FALSE(graph->add_edge(edges, node));
}

}  // namespace
}  // namespace fearless::detail::watch
