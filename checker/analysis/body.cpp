// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/body.h"

#include <algorithm>

namespace fearless::analysis {

using ir::BlockId;

namespace {

bool ends_function(const ir::Block& block) {
  return block.terminator.kind == ir::TerminatorKind::kReturn;
}

}  // namespace

Body::Body(const Frame& frame, const FunctionFacts& facts) : frame_(frame) {
  for (const Access& access : facts.accesses)
    if (access.thread == kOwnThread)
      accesses_[range_within(access.site)].push_back(&access);
  for (const Operation& operation : facts.operations)
    if (operation.thread == kOwnThread)
      operations_[range_within(operation.site)].push_back(&operation);
}

std::vector<Body::Point> Body::points_at(const ir::Range& range) const {
  std::vector<Point> found;
  for (BlockId id = 0; id < frame_.function.blocks.size(); ++id)
    for (std::size_t n = 0; n < block(id).events.size(); ++n)
      if (block(id).events[n].range == range) found.push_back({id, n});
  return found;
}

std::vector<Body::Point> Body::points(const Site& site) const {
  std::vector<Point> found = points_at(range_within(site));
  // A predicate is called where the wait is.
  std::erase_if(found, [&](const Point& point) {
    bool is_call = event(point).kind == ir::EventKind::kCall;
    return is_call == site.calls.empty();
  });
  return found;
}

const std::vector<const Access*>& Body::accesses(const ir::Range& at) const {
  static const std::vector<const Access*> none;
  auto found = accesses_.find(at);
  return found == accesses_.end() ? none : found->second;
}

const std::vector<const Operation*>& Body::operations(
    const ir::Range& at) const {
  static const std::vector<const Operation*> none;
  auto found = operations_.find(at);
  return found == operations_.end() ? none : found->second;
}

bool Body::leads_to(BlockId from, BlockId to, BlockId avoiding) const {
  std::set<BlockId> seen;
  std::vector<BlockId> work{from};
  while (!work.empty()) {
    BlockId at = work.back();
    work.pop_back();
    if (at == avoiding || !seen.insert(at).second) continue;
    if (at == to || (to == ir::kNone && ends_function(block(at)))) return true;
    for (BlockId next : block(at).terminator.targets) work.push_back(next);
  }
  return false;
}

// One way out of the branch always comes to `block`, another may go round it:
// to the end of the function, or back to the branch.
bool Body::decides(BlockId branch, BlockId target) const {
  const ir::Terminator& end = block(branch).terminator;
  if (end.kind != ir::TerminatorKind::kBranch || end.targets.size() != 2)
    return false;
  auto goes_round = [&](BlockId from) {
    return leads_to(from, ir::kNone, target) || leads_to(from, branch, target);
  };
  bool first = goes_round(end.targets[0]), second = goes_round(end.targets[1]);
  return branch != target && first != second &&
         leads_to(end.targets[first ? 1 : 0], target, branch);
}

std::vector<BlockId> Body::deciders(BlockId target) const {
  std::vector<BlockId> found;
  const std::size_t count = frame_.function.blocks.size();
  for (BlockId id = 0; id < count; ++id)
    if (decides(id, target)) found.push_back(id);
  // `a && b`: what decides whether `b` is asked has the same way round.
  for (std::size_t n = 0; n < found.size(); ++n)
    for (BlockId id = 0; id < count; ++id) {
      if (std::find(found.begin(), found.end(), id) != found.end() ||
          !decides(id, found[n]))
        continue;
      const auto& inner = block(found[n]).terminator.targets;
      const auto& outer = block(id).terminator.targets;
      auto shares = [&](BlockId way) {
        return way != target &&
               std::find(inner.begin(), inner.end(), way) != inner.end();
      };
      if (std::any_of(outer.begin(), outer.end(), shares)) found.push_back(id);
    }
  return found;
}

std::set<BlockId> Body::loop_around(BlockId target) const {
  const std::size_t count = frame_.function.blocks.size();
  std::vector<std::vector<BlockId>> before(count);
  for (BlockId id = 0; id < count; ++id)
    for (BlockId next : block(id).terminator.targets)
      before[next].push_back(id);
  std::set<BlockId> smallest;
  // The head of a loop is on every way into it: what can be reached from the
  // entry without it is not inside.
  for (BlockId head = 0; head < count; ++head) {
    std::set<BlockId> body{head};
    std::vector<BlockId> work;
    for (BlockId tail : before[head])
      if (tail == head || !leads_to(0, tail, head)) work.push_back(tail);
    if (work.empty() || !leads_to(0, head, ir::kNone)) continue;
    while (!work.empty()) {
      BlockId at = work.back();
      work.pop_back();
      if (!body.insert(at).second) continue;
      for (BlockId from : before[at]) work.push_back(from);
    }
    bool is_better = smallest.empty() || body.size() < smallest.size();
    if (body.contains(target) && is_better) smallest = std::move(body);
  }
  return smallest;
}

bool Body::leads(const Point& from, const Test& is_goal,
                 const Test& stops) const {
  std::set<BlockId> seen;
  return follow(from.block, from.event + 1, is_goal, stops, seen);
}

bool Body::follow(BlockId id, std::size_t first, const Test& is_goal,
                  const Test& stops, std::set<BlockId>& seen) const {
  const ir::Block& at = block(id);
  for (std::size_t n = first; n < at.events.size(); ++n) {
    if (is_goal(at.events[n])) return true;
    if (stops(at.events[n])) return false;
  }
  for (BlockId next : at.terminator.targets)
    if (seen.insert(next).second && follow(next, 0, is_goal, stops, seen))
      return true;
  return false;
}

}  // namespace fearless::analysis
