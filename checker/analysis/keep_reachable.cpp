// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>
#include <compare>
#include <set>
#include <tuple>

#include "checker/analysis/callers_view.h"
#include "checker/analysis/tidy.h"

namespace fearless::analysis {
namespace {

using ir::Place;

// What is done where, in what most facts differ ...
auto subject(const Access& a) {
  return std::tie(a.place, a.is_write, a.is_atomic, a.destroys, a.is_assignment,
                  a.site.function, a.site.range);
}
auto subject(const Operation& o) {
  return std::tie(o.place, o.site.function, o.site.range);
}
// ... and the rest, without the calls that lead there.
auto circumstances(const Occurrence& o) {
  return std::tie(o.locks, o.released, o.thread, o.live, o.joined, o.seen,
                  o.signalled, o.repeats, o.given);
}
auto circumstances(const Access& a) {
  return std::tuple_cat(
      circumstances(static_cast<const Occurrence&>(a)),
      std::tie(a.is_relaxed, a.is_rechecked, a.is_own_value, a.constructing,
               a.destroying, a.is_lent, a.asked, a.library_call));
}
auto circumstances(const Operation& o) {
  return std::tuple_cat(
      circumstances(static_cast<const Occurrence&>(o)),
      std::tie(o.kind, o.mode, o.block, o.with, o.callee, o.is_sure, o.awaited,
               o.is_timed, o.has_predicate, o.in_loop, o.notify_all, o.is_asked,
               o.asks_who, o.is_chosen, o.is_once));
}

template <class Fact>
std::strong_ordering compare(const Fact& a, const Fact& b) {
  const std::strong_ordering order = subject(a) <=> subject(b);
  return order != 0 ? order : circumstances(a) <=> circumstances(b);
}

// Calls lead to one access on many ways, and to all accesses of a recursion on
// ways without number; the shortest stands for the rest.
template <class Fact>
void keep_shortest_ways(std::vector<Fact>& facts) {
  auto by_calls = [](const Fact& a, const Fact& b) {
    return a.site.calls.size() != b.site.calls.size()
               ? a.site.calls.size() < b.site.calls.size()
               : a.site.calls < b.site.calls;
  };
  std::vector<Fact*> order;  // facts are large
  for (Fact& fact : facts) order.push_back(&fact);
  std::sort(order.begin(), order.end(), [&](const Fact* a, const Fact* b) {
    const std::strong_ordering order = compare(*a, *b);
    return order == 0 ? by_calls(*a, *b) : order < 0;
  });
  auto is_same = [&](const Fact* a, const Fact* b) {
    return compare(*a, *b) == 0;
  };
  order.erase(std::unique(order.begin(), order.end(), is_same), order.end());
  std::vector<Fact> kept;
  kept.reserve(order.size());
  for (Fact* fact : order) kept.push_back(std::move(*fact));
  facts = std::move(kept);
}

// A callable of the caller's, which `summary` tells of as such.
bool is_outside_call(const Frame& frame, const Place& callable,
                     const Summary& summary) {
  return is_nameable(frame, callable) &&
         std::any_of(summary.invoked.begin(), summary.invoked.end(),
                     [&](const Invoked& invoked) {
                       return invoked.callable == callable;
                     });
}

// On what only this function knows nobody else can do anything; but it may
// block its callers all the same.
bool concerns_callers(const Frame& frame, const Operation& operation) {
  using Kind = Operation::Kind;
  switch (operation.kind) {
    case Kind::kAcquire:
    case Kind::kTry:
    case Kind::kRelease:
    case Kind::kAdopt:
    case Kind::kNotify:
    case Kind::kClose:
    case Kind::kDetach:
      return is_outside(frame, operation.place);
    default:
      return true;
  }
}

void keep_operations(const Frame& frame, FunctionFacts& facts) {
  keep_shortest_ways(facts.operations);
  tidy(facts.exits);
  tidy(facts.ended_handles);
  tidy(facts.escapes);
  tidy(facts.runs);
  for (IdleGuard& guard : idle_guards(frame))
    facts.idle_guards.push_back(std::move(guard));
  tidy(facts.idle_guards);
  tidy(facts.spent_guards);
  constexpr std::size_t kMost = 600;
  for (Operation operation : facts.operations) {
    if (!concerns_callers(frame, operation)) continue;
    // The caller will run it under its own circumstances.
    bool is_told = operation.kind == Operation::Kind::kInvoke &&
                   is_outside_call(frame, operation.place, facts.summary);
    if (is_told) continue;
    if (!is_outside(frame, operation.place)) operation.place = Place();
    if (!is_outside(frame, operation.with)) operation.with = Place();
    facts.summary.operations.push_back(std::move(operation));
    if (facts.summary.operations.size() >= kMost) return;
  }
}

}  // namespace

// Accesses of locals matter only to threads that can reach them.
void keep_reachable(const Frame& frame, FunctionFacts& facts) {
  std::set<std::uint32_t> reached;
  for (const Access& access : facts.accesses)
    if (access.thread != kOwnThread && access.place.is_local())
      reached.insert(access.place.id);
  std::erase_if(facts.accesses, [&](const Access& access) {
    return access.place.is_local() && !is_outside(frame, access.place) &&
           !reached.contains(access.place.id);
  });
  keep_shortest_ways(facts.accesses);
  tidy(facts.uses);
  tidy(facts.outlived);
  tidy(facts.crossings);
  tidy(facts.unmet);
  tidy(facts.late_acts);
  tidy(facts.misuses);
  tidy(facts.started, 128);
  tidy(facts.summary.dropped, 32);
  std::erase_if(facts.summary.dropped, [&](const Dropped& dropped) {
    return !is_outside(frame, dropped.handle);
  });
  std::erase_if(facts.summary.refreshed, [&](const Place& handle) {
    return !is_outside(frame, handle);
  });
  keep_operations(frame, facts);
  tidy(facts.handlers);
  for (const Access& access : facts.accesses)
    if (is_outside(frame, access.place) &&
        !(access.place.is_local() && access.place.id == 0))
      facts.summary.accesses.push_back(access);
  constexpr std::size_t kMost = 1500;
  if (facts.summary.accesses.size() > kMost)
    facts.summary.accesses.resize(kMost);
}

}  // namespace fearless::analysis
