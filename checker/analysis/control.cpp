// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/control.h"

#include <algorithm>
#include <utility>

namespace fearless::analysis {

using ir::BlockId;

namespace {

// Numbers `at` and all before it after those that come later on each way.
void number(std::uint32_t end,
            const std::vector<std::vector<std::uint32_t>>& previous,
            std::vector<std::uint32_t>& rank) {
  std::vector<std::uint32_t> order;
  std::vector<bool> seen(previous.size(), false);
  std::vector<std::pair<std::uint32_t, std::size_t>> stack{{end, 0}};
  seen[end] = true;
  while (!stack.empty()) {
    auto& [at, next] = stack.back();
    if (next < previous[at].size()) {
      std::uint32_t to = previous[at][next++];
      if (!seen[to]) {
        seen[to] = true;
        stack.push_back({to, 0});
      }
      continue;
    }
    order.push_back(at);
    stack.pop_back();
  }
  for (std::size_t i = 0; i < order.size(); ++i)
    rank[order[i]] = static_cast<std::uint32_t>(order.size() - 1 - i);
}

}  // namespace

Control::Control(const ir::Function& function, const Flow& flow)
    : function_(function),
      end_(static_cast<Node>(function.blocks.size())),
      next_(function.blocks.size() + 1),
      rank_(function.blocks.size() + 1, ir::kNone),
      dominator_(function.blocks.size() + 1, ir::kNone),
      deciding_(function.blocks.size()) {
  find_post_dominators(flow);
  find_deciding(flow);
}

// Cooper, Harvey and Kennedy: "A simple, fast dominance algorithm", on the
// graph turned round.
void Control::find_post_dominators(const Flow& flow) {
  std::vector<std::vector<Node>> previous(end_ + 1);
  auto connect = [&](Node from, Node to) {
    next_[from].push_back(to);
    previous[to].push_back(from);
  };
  for (BlockId block : flow.order) {
    for (BlockId to : function_.blocks[block].terminator.targets)
      connect(block, to);
    // Behind a failed assertion there is no way out.
    bool is_way_out = function_.blocks[block].terminator.kind !=
                      ir::TerminatorKind::kUnreachable;
    if (next_[block].empty() && is_way_out) connect(block, end_);
  }
  number(end_, previous, rank_);
  bool has_endless = false;
  for (BlockId block : flow.order) {
    if (rank_[block] != ir::kNone) continue;
    for (BlockId to : function_.blocks[block].terminator.targets)
      if (flow.rank[to] <= flow.rank[block]) {
        connect(block, end_);
        has_endless = true;
        break;
      }
  }
  if (has_endless) number(end_, previous, rank_);
  std::vector<Node> order;
  for (BlockId block : flow.order)
    if (rank_[block] != ir::kNone) order.push_back(block);
  std::sort(order.begin(), order.end(),
            [&](Node a, Node b) { return rank_[a] < rank_[b]; });
  dominator_[end_] = end_;
  for (bool changed = true; changed;) {
    changed = false;
    for (Node block : order) {
      Node closest = ir::kNone;
      for (Node to : next_[block]) {
        if (dominator_[to] == ir::kNone) continue;
        closest = closest == ir::kNone ? to : common(closest, to);
      }
      if (closest == dominator_[block]) continue;
      dominator_[block] = closest;
      changed = true;
    }
  }
}

Control::Node Control::common(Node a, Node b) const {
  while (a != b) {
    while (rank_[a] > rank_[b]) a = dominator_[a];
    while (rank_[b] > rank_[a]) b = dominator_[b];
  }
  return a;
}

void Control::find_deciding(const Flow& flow) {
  std::vector<std::set<BlockId>> direct(end_);
  for (BlockId block : flow.order) {
    const ir::Terminator& end = function_.blocks[block].terminator;
    if (end.targets.size() < 2 || dominator_[block] == ir::kNone) continue;
    for (Node to : next_[block])
      for (Node at = to; at != dominator_[block] && at != end_ &&
                         at != ir::kNone && dominator_[at] != ir::kNone;
           at = dominator_[at])
        direct[at].insert(block);
  }
  for (BlockId block : flow.order) {
    std::set<BlockId> all = direct[block];
    std::vector<BlockId> work(all.begin(), all.end());
    while (!work.empty()) {
      BlockId at = work.back();
      work.pop_back();
      for (BlockId decides : direct[at])
        if (all.insert(decides).second) work.push_back(decides);
    }
    deciding_[block].assign(all.begin(), all.end());
  }
}

bool Control::is_inevitable(BlockId block, BlockId from) const {
  if (rank_[from] == ir::kNone) return false;
  for (Node at = from; at != end_; at = dominator_[at]) {
    if (at == block) return true;
    if (dominator_[at] == ir::kNone) return false;
  }
  return false;
}

bool lies_in(const ir::Range& inner, const ir::Range& outer) {
  auto begin = [](const ir::Range& r) { return std::pair(r.line, r.column); };
  auto end = [](const ir::Range& r) {
    return std::pair(r.end_line, r.end_column);
  };
  return inner.is_valid() && outer.is_valid() && inner.file == outer.file &&
         begin(outer) <= begin(inner) && end(inner) <= end(outer);
}

bool mentions(const ir::Event& event, const ir::Place& variable) {
  return variable.covers(event.place) || variable.covers(event.target) ||
         variable.covers(event.result) ||
         std::any_of(event.args.begin(), event.args.end(),
                     [&](const ir::Operand& operand) {
                       return variable.covers(operand.place);
                     });
}

}  // namespace fearless::analysis
