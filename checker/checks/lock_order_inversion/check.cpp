// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks that are taken in a ring, or against their declaration. Of all rings of
// the same locks the order that fewer places keep is told, once for each
// function that has it; when both are as frequent, the later one.

#include <algorithm>
#include <map>
#include <set>

#include "checker/checks/lock_ring_story.h"
#include "checker/link/lock_cycles.h"

namespace fearless::checks {
namespace {

using link::LockCycle;
using link::LockOrder;

// A lock, as rings have it in common.
using Lock = std::pair<ir::FieldId, ir::Place>;

Lock lock_of(const LockCycle& cycle, const ir::Place& place) {
  ir::FieldId member = link::lock_member(place);
  if (cycle.is_assumed && member != ir::kNone) return {member, {}};
  return {ir::kNone, place};
}

std::set<Lock> locks_of(const LockCycle& cycle) {
  std::set<Lock> locks;
  for (const LockOrder& order : cycle.orders) {
    locks.insert(lock_of(cycle, order.first()));
    locks.insert(lock_of(cycle, order.second()));
  }
  return locks;
}

// One order of a ring, and the best ring that has it.
struct Candidate {
  findings::Location where;
  LockCycle cycle;  // the order is its last one
};

bool is_better(const LockCycle& a, const LockCycle& b) {
  auto effort = [](const LockCycle& cycle) {
    std::size_t calls = 0;
    for (const LockOrder& order : cycle.orders)
      calls += order.wants->site.calls.size();
    return std::tuple(!cycle.is_certain, cycle.orders.size(), calls);
  };
  return effort(a) < effort(b);
}

class Choice {
 public:
  explicit Choice(const LockRingStory& story) : story_(story) {}

  void add(const LockCycle& cycle) {
    for (std::size_t n = 0; n < cycle.orders.size(); ++n) {
      LockCycle turned = cycle;
      std::rotate(turned.orders.begin(),
                  turned.orders.begin() + static_cast<std::ptrdiff_t>(n + 1),
                  turned.orders.end());
      const LockOrder& last = turned.orders.back();
      findings::Location where = story_.where(last);
      bool is_one_kind = link::is_of_one_kind(last);
      auto direction = std::pair(lock_of(cycle, last.first()),
                                 is_one_kind ? Lock{ir::kNone, last.second()}
                                             : lock_of(cycle, last.second()));
      auto& places = directions_[direction];
      auto [it, is_new] = places.try_emplace(where, Candidate{where, turned});
      if (!is_new && is_better(turned, it->second.cycle))
        it->second.cycle = turned;
    }
  }

  std::vector<Candidate> chosen() const {
    const std::map<findings::Location, Candidate>* rare = nullptr;
    for (const auto& [direction, places] : directions_) {
      bool is_rarer = rare == nullptr || places.size() < rare->size() ||
                      (places.size() == rare->size() &&
                       places.begin()->first > rare->begin()->first);
      if (is_rarer) rare = &places;
    }
    std::vector<Candidate> all;
    std::set<ir::FunctionId> told;
    for (const auto& [where, candidate] : *rare) {
      const LockOrder& order = candidate.cycle.orders.back();
      if (told.insert(story_.function_of(order)).second)
        all.push_back(candidate);
    }
    return all;
  }

 private:
  const LockRingStory& story_;
  std::map<std::pair<Lock, Lock>, std::map<findings::Location, Candidate>>
      directions_;
};

}  // namespace

Findings lock_order_inversion(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  LockRingStory story(k);
  link::LockOrders orders(k);
  Findings found;
  std::set<findings::Location> told;
  auto report = [&](findings::Finding finding) {
    if (finding.where.is_valid() && told.insert(finding.where).second)
      found.push_back(std::move(finding));
  };
  for (const LockOrder& order : orders.against_declaration())
    report(story.against_declaration(order));
  std::map<std::set<Lock>, Choice> choices;
  for (const LockCycle& cycle : link::find_lock_cycles(k, orders))
    choices.try_emplace(locks_of(cycle), story).first->second.add(cycle);
  for (const auto& [locks, choice] : choices)
    for (const Candidate& candidate : choice.chosen())
      report(story.ring(candidate.cycle));
  return found;
}

}  // namespace fearless::checks
