// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/forks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "checker/analysis/body.h"
#include "checker/analysis/control.h"

namespace fearless::link {
namespace {

using analysis::Body;
using analysis::HeldLock;
using analysis::kOwnThread;
using analysis::Operation;
using ir::BlockKind;
using ir::FunctionId;
using Kind = Operation::Kind;

bool is(const Operation& operation, BlockKind kind) {
  return operation.kind == Kind::kBlock && operation.block == kind;
}

// One function that forks, itself or by what it calls.
class Forker {
 public:
  Forker(const Program::Knowledge& k, FunctionId id)
      : id_(id), facts_(k.facts.functions[id]), body_(k.frame(id), facts_) {}

  std::vector<LockedFork> run() const {
    std::vector<LockedFork> found;
    if (runs_another_program()) return found;
    for (const Operation& fork : facts_.operations) {
      if (!is(fork, BlockKind::kFork) || fork.thread != kOwnThread) continue;
      for (const HeldLock& held : fork.locks) {
        if (!held.is_sure || held.is_choice || gives_back(fork, held)) continue;
        const Operation* wanted = wanted_by_child(fork, held);
        if (wanted) found.push_back({id_, fork, held, *wanted});
      }
    }
    return found;
  }

 private:
  bool runs_another_program() const {
    return std::any_of(
        facts_.operations.begin(), facts_.operations.end(),
        [](const Operation& o) { return is(o, BlockKind::kExec); });
  }

  // Where only the child comes by: fork() told it 0.
  bool gives_back(const Operation& fork, const HeldLock& held) const {
    const std::set<ir::LocalId> answers = answers_of(fork);
    return std::any_of(
        facts_.operations.begin(), facts_.operations.end(),
        [&](const Operation& operation) {
          return operation.kind == Kind::kRelease &&
                 operation.thread == kOwnThread &&
                 operation.place == held.lock &&
                 is_in_child(answers, analysis::range_within(operation.site));
        });
  }

  bool is_in_child(const std::set<ir::LocalId>& answers,
                   const ir::Range& at) const {
    for (const ir::Block& block : body_.frame().function.blocks) {
      const ir::Terminator& end = block.terminator;
      bool asks = end.kind == ir::TerminatorKind::kBranch &&
                  end.condition.place.is_local() &&
                  answers.contains(end.condition.place.id);
      if (!asks) continue;
      ir::BlockId child = end.targets[end.condition.is_negated ? 0 : 1];
      ir::BlockId parent = end.targets[end.condition.is_negated ? 1 : 0];
      if (reaches(child, at) && !reaches(parent, at)) return true;
    }
    return false;
  }

  bool reaches(ir::BlockId from, const ir::Range& at) const {
    const auto& events = body_.block(from).events;
    auto is_goal = [&](const ir::Event& event) { return event.range == at; };
    auto never = [](const ir::Event&) { return false; };
    return std::any_of(events.begin(), events.end(), is_goal) ||
           body_.leads({from, 0}, is_goal, never);
  }

  std::set<ir::LocalId> answers_of(const Operation& fork) const {
    const ir::Range& at = analysis::range_within(fork.site);
    std::set<ir::LocalId> answers;
    for (const ir::Block& block : body_.frame().function.blocks)
      for (const ir::Event& event : block.events)
        if (event.range == at && event.target.is_local())
          answers.insert(event.target.id);
    return answers;
  }

  const Operation* wanted_by_child(const Operation& fork,
                                   const HeldLock& held) const {
    const ir::Range& at = analysis::range_within(fork.site);
    for (const Operation& operation : facts_.operations) {
      bool wants = operation.kind == Kind::kAcquire &&
                   operation.thread != kOwnThread &&
                   operation.place == held.lock;
      if (wants && follows(at, analysis::range_within(operation.site)))
        return &operation;
    }
    return nullptr;
  }

  bool follows(const ir::Range& fork, const ir::Range& later) const {
    if (fork == later) return true;  // a callee does both
    // What runs on the thread is often told at the argument of its start.
    auto is_goal = [&](const ir::Event& event) {
      return analysis::lies_in(later, event.range) ||
             analysis::lies_in(event.range, later);
    };
    auto never = [](const ir::Event&) { return false; };
    for (const Body::Point& from : body_.points_at(fork))
      if (body_.leads(from, is_goal, never)) return true;
    return false;
  }

  FunctionId id_;
  const analysis::FunctionFacts& facts_;
  Body body_;
};

bool forks(const analysis::FunctionFacts& facts) {
  return std::any_of(facts.operations.begin(), facts.operations.end(),
                     [](const Operation& o) {
                       return is(o, BlockKind::kFork) && !o.locks.empty();
                     });
}

}  // namespace

std::vector<LockedFork> find_locked_forks(const Program::Knowledge& k) {
  std::map<ir::Range, LockedFork> nearest;
  for (FunctionId id = 0; id < k.facts.functions.size(); ++id) {
    if (!forks(k.facts.functions[id])) continue;
    for (LockedFork& fork : Forker(k, id).run()) {
      auto [known, is_new] = nearest.try_emplace(fork.fork.site.range, fork);
      bool is_nearer =
          fork.fork.site.calls.size() < known->second.fork.site.calls.size();
      if (!is_new && is_nearer) known->second = std::move(fork);
    }
  }
  std::vector<LockedFork> found;
  for (auto& [at, fork] : nearest) found.push_back(std::move(fork));
  return found;
}

}  // namespace fearless::link
