// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/verdict.h"

#include <algorithm>

#include "runtime/watch/tasks.h"

namespace fearless::detail::watch {
namespace {

// Follows dead threads from `node` until one comes again, and gives that one;
// kNone if the way ends.
std::uint32_t find_cycle(const Snapshot& snapshot,
                         std::uint32_t node) noexcept {
  const Graph& graph = snapshot.graph();
  for (std::uint32_t steps = 0; steps <= snapshot.count(); ++steps) {
    node = graph.dead_target(node);
    if (node == Graph::kNone || snapshot.is_gone(node)) return Graph::kNone;
  }
  return node;  // so many steps lead into a cycle
}

void show(Verdict& verdict, std::uint32_t node) noexcept {
  const auto nodes = verdict.nodes();
  if (nodes.size() == Verdict::kMostShown ||
      std::find(nodes.begin(), nodes.end(), node) != nodes.end()) {
    return;
  }
  verdict.shown[verdict.shown_count++] = node;
}

// The cycle, from the thread that closed it if that is in it.
void show_cycle(Verdict& verdict, std::uint32_t start,
                std::uint32_t self) noexcept {
  const Graph& graph = verdict.snapshot->graph();
  std::uint32_t length = 0;
  bool has_self = false;
  std::uint32_t node = start;
  do {
    has_self |= node == self;
    ++length;
    node = graph.dead_target(node);
  } while (node != start);
  if (has_self) node = self;
  for (std::uint32_t i = 0; i < length; ++i, node = graph.dead_target(node)) {
    show(verdict, node);
  }
  verdict.is_cycle = length <= Verdict::kMostShown;
}

// Whoever waits for somebody first, so that the way leads to its end.
void show_everybody(Verdict& verdict, std::uint32_t self) noexcept {
  const Snapshot& snapshot = *verdict.snapshot;
  const auto follow = [&](std::uint32_t node) {
    while (node != Graph::kNone && !snapshot.is_gone(node)) {
      show(verdict, node);
      const std::uint32_t next = snapshot.graph().dead_target(node);
      const auto nodes = verdict.nodes();
      if (std::find(nodes.begin(), nodes.end(), next) != nodes.end()) return;
      node = next;
    }
  };
  if (self != Graph::kNone) follow(self);
  for (std::uint32_t i = 0; i < snapshot.count(); ++i) {
    if (snapshot.is_dead(i) && !snapshot.is_gone(i)) follow(i);
  }
}

}  // namespace

Verdict make_verdict(const Snapshot& snapshot, const Slot* self) noexcept {
  Verdict verdict;
  verdict.snapshot = &snapshot;
  std::uint32_t start = self ? snapshot.node_of(*self) : Graph::kNone;
  if (start != Graph::kNone && !snapshot.is_dead(start)) start = Graph::kNone;
  std::uint32_t cycle =
      start == Graph::kNone ? Graph::kNone : find_cycle(snapshot, start);
  for (std::uint32_t i = 0; i < snapshot.count(); ++i) {
    if (!snapshot.is_dead(i) || snapshot.is_gone(i)) continue;
    ++verdict.stuck;
    if (cycle == Graph::kNone) cycle = find_cycle(snapshot, i);
  }
  verdict.threads = std::max(count_tasks(), verdict.stuck);
  if (cycle != Graph::kNone) {
    show_cycle(verdict, cycle, start);
  } else {
    show_everybody(verdict, start);
  }
  return verdict;
}

}  // namespace fearless::detail::watch
