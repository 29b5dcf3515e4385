// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/interpreter.h"

#include <algorithm>
#include <optional>
#include <queue>

#include "checker/analysis/call_order.h"
#include "checker/analysis/machine.h"
#include "checker/analysis/summarise.h"

namespace fearless::analysis {
namespace {

using ir::BlockId;

constexpr unsigned kMaxVisits = 24;  // of one block
// Of one function: events executed and facts copied, which is what time and
// memory go into. A second or two; 5,000 ordinary statements need a tenth.
constexpr std::size_t kMaxWork = 1'500'000;
constexpr unsigned kMaxRounds = 3;  // of a recursion

class Fixpoint {
 public:
  Fixpoint(Context& context, ir::FunctionId id, bool keeps_locals)
      : function_(context.module.functions[id]),
        flow_(flow_of(function_)),
        machine_(context, id, flow_),
        in_(function_.blocks.size()),
        visits_(function_.blocks.size(), 0) {
    machine_.keeps_locals = keeps_locals || starts_thread();
  }

  // None: accesses of locals were left out that another thread reaches.
  std::optional<FunctionFacts> run() {
    FunctionFacts facts;
    if (function_.blocks.empty()) return facts;
    // Without a loop a block is reached when all before it are done: what is
    // known there is final, and told at once.
    if (!flow_.has_loop) machine_.record = &facts;
    if (!find_fixpoint()) return FunctionFacts{.over_budget = true};
    if (flow_.has_loop) tell(facts);
    if (machine_.lacks_locals && machine_.reaches_locals) return std::nullopt;
    summarise(machine_.frame(), exits_, facts);
    return facts;
  }

 private:
  bool starts_thread() const {
    return std::any_of(function_.blocks.begin(), function_.blocks.end(),
                       [](const ir::Block& block) {
                         return std::any_of(
                             block.events.begin(), block.events.end(),
                             [](const ir::Event& event) {
                               return event.kind == ir::EventKind::kSpawn;
                             });
                       });
  }

  // False: over budget. What is known then is a guess, and nothing is told.
  bool find_fixpoint() {
    arrive(0, machine_.entry());
    while (!work_.empty()) {
      BlockId block = flow_.order[work_.top()];
      work_.pop();
      if (!queued_.erase(block)) continue;
      if (++visits_[block] > kMaxVisits) return false;
      for (State& state : in_[block].take_news(flow_.has_loop)) {
        work_done_ += state.size() + cost_of(function_.blocks[block], state);
        if (work_done_ > kMaxWork) return false;
        step(block, std::move(state), true);
      }
    }
    return true;
  }

  // Once more through all blocks, with what is known there, writing it down.
  void tell(FunctionFacts& facts) {
    machine_.record = &facts;
    exits_ = {};
    for (BlockId block : flow_.order)
      for (State& state : in_[block].take())
        step(block, std::move(state), false);
  }

  // An access asks every thread whether it is reached.
  static std::size_t cost_of(const ir::Block& block, const State& state) {
    return block.events.size() * (1 + state.threads.size() / 8);
  }

  void arrive(BlockId block, State state) {
    if (block >= in_.size() || flow_.rank[block] == ir::kNone) return;
    if (in_[block].add(std::move(state)) && queued_.insert(block).second)
      work_.push(flow_.rank[block]);
  }

  // Runs a block from `state`; `spread`: its successors hear of it.
  void step(BlockId id, State state, bool spread) {
    const ir::Block& block = function_.blocks[id];
    machine_.block = id;
    machine_.in_loop = flow_.in_loop[id];
    machine_.unwinding = flow_.unwinding[id];
    for (const ir::Event& event : block.events) {
      bool throws = machine_.throws(event, state);
      if (throws) unwind(block, event, state, spread);
      if (event.kind == ir::EventKind::kThrow && machine_.record)
        machine_.note_unsafe(event);
      if (throws && event.kind == ir::EventKind::kThrow) return;
      machine_.execute(event, state);
    }
    leave(id, block, std::move(state), spread);
  }

  void unwind(const ir::Block& block, const ir::Event& event,
              const State& state, bool spread) {
    if (block.unwind == ir::kNone) {
      exits_.throws = true;
      machine_.leave(event.range, true, state);
    } else if (spread) {
      State thrown = state;
      thrown.thrown.range = event.range;
      arrive(block.unwind, std::move(thrown));
    }
  }

  void leave(BlockId id, const ir::Block& block, State state, bool spread) {
    const ir::Terminator& end = block.terminator;
    switch (end.kind) {
      case ir::TerminatorKind::kReturn:
        machine_.leave(end.range, false, state);
        exits_.states.push_back(std::move(state));
        return;
      case ir::TerminatorKind::kUnwind:
        machine_.leave(state.thrown.range, true, state);
        exits_.throws = true;
        return;
      case ir::TerminatorKind::kUnreachable:
        return;
      case ir::TerminatorKind::kBranch:
        if (!spread) return;
        machine_.decide(end, state);
        branch(id, end, state, true);
        branch(id, end, std::move(state), false);
        return;
      default:
        if (!spread || end.targets.empty()) return;
        if (end.targets.size() > 1) machine_.decide(end, state);
        for (std::size_t i = 0; i + 1 < end.targets.size(); ++i)
          follow(id, end.targets[i], state);
        state.is_unmatched |=
            end.kind == ir::TerminatorKind::kSwitch && flow_.unwinding[id];
        follow(id, end.targets.back(), std::move(state));
    }
  }

  void branch(BlockId from, const ir::Terminator& end, State state,
              bool is_true) {
    if (machine_.refine(end, is_true, state))
      follow(from, end.targets[is_true ? 0 : 1], std::move(state));
  }

  void follow(BlockId from, BlockId to, State state) {
    auto joined = flow_.joined_by_loop.find({from, to});
    if (joined != flow_.joined_by_loop.end())
      for (const ir::Place& handle : joined->second)
        machine_.join_all(handle, state);
    auto locked = flow_.locked_by_loop.find({from, to});
    if (locked != flow_.locked_by_loop.end())
      for (const LoopLock& lock : locked->second)
        machine_.leave_loop(lock, state);
    if (flow_.rank[to] != ir::kNone && flow_.rank[to] <= flow_.rank[from])
      state.next_round();
    arrive(to, std::move(state));
  }

  const ir::Function& function_;
  Flow flow_;
  Machine machine_;
  std::vector<Disjuncts> in_;
  std::vector<unsigned> visits_;
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>>
      work_;
  std::set<BlockId> queued_;
  std::size_t work_done_ = 0;
  Exits exits_;
};

}  // namespace

bool Machine::throws(const ir::Event& event, const State& state) const {
  if (event.kind == ir::EventKind::kThrow) return true;
  if (event.kind != ir::EventKind::kCall || !event.may_throw) return false;
  ir::FunctionId callee = callee_of(event, state);
  return callee != ir::kNone && context_.facts[callee].summary.throws;
}

FunctionFacts interpret(Context& context, ir::FunctionId function) {
  if (auto facts = Fixpoint(context, function, /*keeps_locals=*/false).run())
    return std::move(*facts);
  return *Fixpoint(context, function, /*keeps_locals=*/true).run();
}

ModuleFacts interpret(const ir::Module& module) {
  ModuleFacts result;
  result.functions.resize(module.functions.size());
  result.spawns.emplace_back();
  std::map<std::tuple<ir::FunctionId, ir::Range, ir::FunctionId>, ThreadId>
      spawn_ids;
  Context context{module, result.functions, result.spawns, spawn_ids,
                  overriders_of(module)};
  for (const std::vector<ir::FunctionId>& group : call_order(module)) {
    for (unsigned round = 0; round < kMaxRounds; ++round) {
      bool changed = false;
      for (ir::FunctionId id : group) {
        FunctionFacts facts = interpret(context, id);
        changed |= facts.summary != result.functions[id].summary;
        result.functions[id] = std::move(facts);
      }
      if (group.size() == 1 && !calls_itself(module, group[0])) break;
      if (!changed) break;
    }
  }
  return result;
}

}  // namespace fearless::analysis
