// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/simplify.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace fearless::lower {
namespace {

using Blocks = std::vector<ir::Block>;

bool throws(const ir::Block& block) {
  return std::any_of(block.events.begin(), block.events.end(),
                     [](const ir::Event& event) { return event.may_throw; });
}

bool is_empty_goto(const ir::Block& block) {
  return block.events.empty() &&
         block.terminator.kind == ir::TerminatorKind::kGoto;
}

// Where a jump to `block` ends up when empty blocks are skipped. The bound
// ends the walk in `for (;;);`, a circle of empty blocks.
ir::BlockId skip_empty(const Blocks& blocks, ir::BlockId block) {
  for (std::size_t hops = 0; hops < blocks.size(); ++hops) {
    if (!is_empty_goto(blocks[block])) return block;
    block = blocks[block].terminator.targets[0];
  }
  return block;
}

void skip_empty_blocks(Blocks& blocks) {
  for (ir::Block& block : blocks) {
    for (ir::BlockId& target : block.terminator.targets)
      target = skip_empty(blocks, target);
    if (block.unwind != ir::kNone)
      block.unwind = skip_empty(blocks, block.unwind);
    ir::Terminator& end = block.terminator;
    // Both ways lead to the same place: nothing is decided.
    if (end.kind == ir::TerminatorKind::kBranch &&
        end.targets[0] == end.targets[1])
      end = {.kind = ir::TerminatorKind::kGoto, .targets = {end.targets[0]}};
  }
}

std::vector<unsigned> count_edges_into(const Blocks& blocks) {
  std::vector<unsigned> count(blocks.size(), 0);
  std::vector<bool> is_seen(blocks.size(), false);
  std::vector<ir::BlockId> work = {0};
  count[0] = 1;
  while (!work.empty()) {
    ir::BlockId id = work.back();
    work.pop_back();
    if (is_seen[id]) continue;
    is_seen[id] = true;
    for (ir::BlockId target : blocks[id].terminator.targets) {
      ++count[target];
      work.push_back(target);
    }
    if (blocks[id].unwind != ir::kNone) {
      ++count[blocks[id].unwind];
      work.push_back(blocks[id].unwind);
    }
  }
  return count;
}

bool may_join(const ir::Block& first, const ir::Block& second) {
  return first.unwind == second.unwind || !throws(first) || !throws(second);
}

void join(ir::Block& first, ir::Block& second) {
  if (!throws(first)) first.unwind = second.unwind;
  first.events.insert(first.events.end(),
                      std::make_move_iterator(second.events.begin()),
                      std::make_move_iterator(second.events.end()));
  first.terminator = std::move(second.terminator);
  second = ir::Block();
}

void join_lines(Blocks& blocks) {
  std::vector<unsigned> count = count_edges_into(blocks);
  for (ir::BlockId id = 0; id < blocks.size(); ++id) {
    if (count[id] == 0) continue;
    while (blocks[id].terminator.kind == ir::TerminatorKind::kGoto) {
      ir::BlockId next = blocks[id].terminator.targets[0];
      if (next == id || next == 0 || count[next] != 1) break;
      if (!may_join(blocks[id], blocks[next])) break;
      join(blocks[id], blocks[next]);
      count[next] = 0;
    }
  }
}

// The number each block gets; kNone: it is dropped.
std::vector<ir::BlockId> number(const Blocks& blocks) {
  std::vector<ir::BlockId> numbers(blocks.size(), ir::kNone);
  std::vector<ir::BlockId> work = {0};
  ir::BlockId next = 0;
  while (!work.empty()) {
    ir::BlockId id = work.back();
    work.pop_back();
    if (numbers[id] != ir::kNone) continue;
    numbers[id] = next++;
    // Pushed last, taken first: targets in order, the unwind edge at the end.
    if (blocks[id].unwind != ir::kNone) work.push_back(blocks[id].unwind);
    const std::vector<ir::BlockId>& targets = blocks[id].terminator.targets;
    work.insert(work.end(), targets.rbegin(), targets.rend());
  }
  return numbers;
}

}  // namespace

void simplify(ir::Function& function) {
  Blocks& blocks = function.blocks;
  for (ir::Block& block : blocks)
    if (block.unwind != ir::kNone && !throws(block)) block.unwind = ir::kNone;
  skip_empty_blocks(blocks);
  join_lines(blocks);
  std::vector<ir::BlockId> numbers = number(blocks);
  Blocks kept(static_cast<std::size_t>(
      std::count_if(numbers.begin(), numbers.end(),
                    [](ir::BlockId id) { return id != ir::kNone; })));
  for (ir::BlockId id = 0; id < blocks.size(); ++id) {
    if (numbers[id] == ir::kNone) continue;
    ir::Block block = std::move(blocks[id]);
    for (ir::BlockId& target : block.terminator.targets)
      target = numbers[target];
    if (block.unwind != ir::kNone) block.unwind = numbers[block.unwind];
    kept[numbers[id]] = std::move(block);
  }
  blocks = std::move(kept);
}

}  // namespace fearless::lower
