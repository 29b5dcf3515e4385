// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/handle_use.h"

#include <algorithm>
#include <set>

#include "checker/link/race_rules.h"

namespace fearless::link {
namespace {

using analysis::kOwnThread;
using analysis::LiveThread;
using analysis::Operation;
using ir::FunctionId;
using ir::Place;

bool share_lock(const Operation& a, const Operation& b) {
  for (const analysis::HeldLock& mine : a.locks)
    for (const analysis::HeldLock& theirs : b.locks)
      if (mine.lock == theirs.lock) return true;
  return false;
}

class Search {
 public:
  explicit Search(const Program::Knowledge& knowledge) : k_(knowledge) {}

  std::vector<WrongJoin> run() {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
      std::vector<const Operation*> joins;
      for (const Operation& operation : k_.facts.functions[id].operations)
        if (is_join(id, operation)) joins.push_back(&operation);
      for (const Operation* join : joins) by_itself(id, *join);
      by_two(id, joins);
    }
    return std::move(found_);
  }

 private:
  bool is_join(FunctionId id, const Operation& operation) const {
    bool is_kind = operation.kind == Operation::Kind::kJoin ||
                   operation.kind == Operation::Kind::kBlock;
    return is_kind && !operation.place.is_nothing() && !operation.is_timed &&
           !operation.place.has_index() &&
           analysis::has_role(k_.frame(id), operation.place, ir::Role::kThread);
  }

  // The handle of a thread is the place that its start gave it.
  void by_itself(FunctionId id, const Operation& join) {
    if (join.thread == kOwnThread || join.asks_who) return;
    const analysis::SpawnSite& spawn = k_.facts.spawns[join.thread];
    for (const LiveThread& thread : k_.facts.functions[id].started) {
      if (thread.id != join.thread || thread.handle != join.place) continue;
      if (!known_.insert({join.site.range, spawn.range}).second) return;
      found_.push_back({id, join, thread, kOwnThread, true});
      return;
    }
  }

  void by_two(FunctionId id, const std::vector<const Operation*>& joins) {
    for (std::size_t i = 0; i < joins.size(); ++i)
      for (std::size_t j = i; j < joins.size(); ++j) {
        const Operation& a = *joins[i];
        const Operation& b = *joins[j];
        bool is_pair = a.place == b.place && a.thread != b.thread &&
                       !a.is_chosen && !b.is_chosen && !a.is_once &&
                       !b.is_once && !share_lock(a, b) &&
                       run_beside_each_other(a, b);
        if (!is_pair || stands_for(id, a) || stands_for(id, b)) continue;
        if (!known_.insert({a.site.range, b.site.range}).second) continue;
        const Operation& told = a.thread == kOwnThread ? a : b;
        found_.push_back({id,
                          told,
                          {},
                          told.thread == a.thread ? b.thread : a.thread,
                          false});
      }
  }

  // The join is that of the thread itself.
  bool stands_for(FunctionId id, const Operation& join) const {
    const auto& threads = k_.facts.functions[id].started;
    return std::any_of(
        threads.begin(), threads.end(), [&](const LiveThread& thread) {
          return thread.id == join.thread && thread.handle == join.place;
        });
  }

  const Program::Knowledge& k_;
  std::set<std::pair<ir::Range, ir::Range>> known_;
  std::vector<WrongJoin> found_;
};

}  // namespace

std::vector<WrongJoin> find_wrong_joins(const Program::Knowledge& knowledge) {
  return Search(knowledge).run();
}

}  // namespace fearless::link
