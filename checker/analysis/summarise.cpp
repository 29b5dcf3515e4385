// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/summarise.h"

#include <algorithm>
#include <tuple>

#include "checker/analysis/tidy.h"

namespace fearless::analysis {
namespace {

using ir::Place;

// A place that the caller knows by another name: beyond a parameter's own
// storage, in the return value, or global.
bool is_nameable(const Frame& frame, const Place& place) {
  if (place.is_global()) return true;
  if (!place.is_local()) return false;
  return place.id <= frame.function.parameters;
}

bool is_outside(const Frame& frame, const Place& place) {
  if (!is_nameable(frame, place)) return false;
  if (place.is_global() || place.id == 0) return true;
  return std::any_of(
      place.steps.begin(), place.steps.end(),
      [](const ir::Step& s) { return s.kind == ir::StepKind::kDeref; });
}

auto without_calls(const Occurrence& o) {
  return std::tie(o.place, o.site.function, o.site.range, o.locks, o.released,
                  o.thread, o.live, o.joined, o.seen, o.signalled, o.repeats,
                  o.given);
}
auto without_calls(const Access& a) {
  return std::tuple_cat(
      std::tie(a.place, a.is_write, a.is_atomic, a.destroys, a.is_assignment),
      without_calls(static_cast<const Occurrence&>(a)),
      std::tie(a.is_relaxed, a.is_rechecked, a.is_own_value, a.constructing,
               a.destroying, a.is_lent, a.asked, a.library_call));
}
auto without_calls(const Operation& o) {
  return std::tuple_cat(
      without_calls(static_cast<const Occurrence&>(o)),
      std::tie(o.kind, o.mode, o.block, o.with, o.callee, o.is_sure, o.awaited,
               o.is_timed, o.has_predicate, o.in_loop, o.notify_all, o.is_asked,
               o.asks_who, o.is_chosen, o.is_once));
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
    auto order = without_calls(*a) <=> without_calls(*b);
    return order == 0 ? by_calls(*a, *b) : order < 0;
  });
  auto is_same = [&](const Fact* a, const Fact* b) {
    return without_calls(*a) == without_calls(*b);
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

std::vector<Sent> sent_at(const Frame& frame,
                          const std::vector<const State*>& exits) {
  std::vector<Sent> all;
  for (const State* exit : exits)
    for (const auto& [place, fact] : exit->sent)
      if (is_nameable(frame, place) && place.id != 0) {
        Sent outer = fact;
        outer.result = Place();
        all.push_back(std::move(outer));
      }
  tidy(all, 64);
  return all;
}

std::set<Place> renewed_at(const std::vector<const State*>& exits) {
  std::set<Place> all;
  if (!exits.empty()) all = exits[0]->renewed;
  for (const State* exit : exits)
    std::erase_if(all, [&](const Place& place) {
      return !exit->renewed.contains(place);
    });
  return all;
}

void summarise_values(const Frame& frame, const Exits& exits,
                      Summary& summary) {
  std::vector<const State*> all, if_true, if_false;
  Place result = Place::local(0);
  summary.result_tells = !exits.states.empty();
  for (const State& exit : exits.states) {
    all.push_back(&exit);
    auto truth = exit.assumed.find(result);
    if (truth == exit.assumed.end())
      summary.result_tells = false;
    else
      (truth->second ? if_true : if_false).push_back(&exit);
  }
  summary.sent = sent_at(frame, all);
  summary.renewed = renewed_at(all);
  if (summary.result_tells) {
    summary.renewed_if_true = renewed_at(if_true);
    summary.renewed_if_false = renewed_at(if_false);
    summary.sent_if_true = sent_at(frame, if_true);
    summary.sent_if_false = sent_at(frame, if_false);
  }
}

// Locks that are held for sure on all of `exits`, in the caller's terms.
std::vector<HeldLock> surely_held(const Frame& frame,
                                  const std::vector<const State*>& exits) {
  std::vector<HeldLock> held;
  if (exits.empty()) return held;
  for (const HeldLock& lock : exits[0]->locks) {
    bool is_callers = is_nameable(frame, lock.lock) && lock.is_sure &&
                      lock.guard.is_nothing();
    auto has = [&](const State* exit) {
      return std::any_of(exit->locks.begin(), exit->locks.end(),
                         [&](const HeldLock& other) {
                           return other == lock && other.is_sure;
                         });
    };
    if (is_callers && std::all_of(exits.begin(), exits.end(), has))
      held.push_back(lock);
  }
  return held;
}

// What of the caller's locks is given back on all of `these` ways out, and on
// none of the others.
std::vector<Place> released_only_in(const Frame& frame,
                                    const std::vector<const State*>& these,
                                    const std::vector<const State*>& others) {
  std::vector<Place> released;
  for (const Place& lock : these.front()->released) {
    auto has = [&](const State* exit) { return exit->released.contains(lock); };
    if (is_outside(frame, lock) &&
        std::all_of(these.begin(), these.end(), has) &&
        std::none_of(others.begin(), others.end(), has))
      released.push_back(lock);
  }
  return released;
}

// `bool enter() { return mutex_.try_lock(); }`, or a test that returns early.
void summarise_tries(const Frame& frame, const Exits& exits, Summary& summary) {
  std::vector<const State*> if_true, if_false;
  for (const State& exit : exits.states) {
    auto tried = exit.pending.find(Place::local(0));
    if (exits.states.size() == 1 && tried != exit.pending.end() &&
        tried->second.kind == Pending::Kind::kTryLock &&
        tried->second.lock.guard.is_nothing() &&
        is_nameable(frame, tried->second.lock.lock)) {
      auto& told = tried->second.holds_if ? summary.acquired_if_true
                                          : summary.acquired_if_false;
      told.push_back(tried->second.lock);
    }
    auto truth = exit.assumed.find(Place::local(0));
    if (truth != exit.assumed.end())
      (truth->second ? if_true : if_false).push_back(&exit);
  }
  if (!summary.result_tells || if_true.empty() || if_false.empty()) return;
  std::vector<HeldLock> held = surely_held(frame, if_true);
  std::vector<HeldLock> otherwise = surely_held(frame, if_false);
  auto add_missing = [](const std::vector<HeldLock>& from,
                        const std::vector<HeldLock>& in,
                        std::vector<HeldLock>& to) {
    for (const HeldLock& lock : from)
      if (std::find(in.begin(), in.end(), lock) == in.end()) to.push_back(lock);
  };
  add_missing(held, otherwise, summary.acquired_if_true);
  add_missing(otherwise, held, summary.acquired_if_false);
  summary.released_if_true = released_only_in(frame, if_true, if_false);
  summary.released_if_false = released_only_in(frame, if_false, if_true);
}

// Handles that the caller can see, each with the first of its group.
void summarise_handles(const Frame& frame, const State& end, Summary& summary) {
  std::map<Place, Place> first;  // by group
  for (const auto& [handle, share] : end.shares) {
    if (!is_nameable(frame, handle)) continue;
    bool is_callers =
        is_nameable(frame, share.group) && share.group != Place::local(0);
    auto [it, is_new] =
        first.try_emplace(share.group, is_callers ? share.group : handle);
    if (it->second == handle || summary.shared.size() >= 32) continue;
    bool is_moved = is_callers && !end.shares.contains(share.group);
    summary.shared.push_back({handle, it->second, share.type, is_moved});
  }
  for (const auto& [callable, function] : end.callables)
    if (is_outside(frame, callable) && summary.callables.size() < 32)
      summary.callables.emplace(callable, function);
}

// On this way out the handle has a thread: one that was started, or one that
// was there, it was said.
bool has_thread(const State& exit, const Place& handle) {
  for (const LiveThread& thread : exit.threads)
    if (thread.handle == handle) return thread.is_sure;
  if (exit.asked.contains(handle)) return true;
  for (const ir::Step& step : handle.steps)
    if (step.kind == ir::StepKind::kIndex) return true;
  for (std::size_t n = 1; n <= handle.steps.size(); ++n) {
    auto known = exit.assumed.find(handle.prefix(n));
    if (known != exit.assumed.end() && known->second) return true;
  }
  return false;
}

// `lock.release()` in a function that returns an object: that will unlock it.
bool hands_out_lock(const Frame& frame) {
  const ir::Type& result = type_at(frame, Place::local(0));
  if (!result.is(ir::Role::kSmartPointer) && !result.is(ir::Role::kRecord) &&
      !result.is(ir::Role::kClosure))
    return false;
  for (const ir::Block& block : frame.function.blocks)
    for (const ir::Event& event : block.events)
      if (event.kind == ir::EventKind::kDisown) return true;
  return false;
}

void summarise_end(const Frame& frame, const Exits& exits, const State& end,
                   const State& start, Summary& summary) {
  for (const HeldLock& lock : end.locks) {
    bool was_held = std::any_of(
        start.locks.begin(), start.locks.end(),
        [&](const HeldLock& held) { return held.lock == lock.lock; });
    if (was_held || lock.by_caller || end.callers.contains(lock.lock) ||
        !is_nameable(frame, lock.lock))
      continue;
    auto is_this = [&](const HeldLock& told) { return told.lock == lock.lock; };
    bool is_told = std::any_of(summary.acquired_if_true.begin(),
                               summary.acquired_if_true.end(), is_this) ||
                   std::any_of(summary.acquired_if_false.begin(),
                               summary.acquired_if_false.end(), is_this);
    if (is_told) continue;
    HeldLock kept = lock;
    if (kept.guard.is_nothing() && hands_out_lock(frame))
      kept.guard = Place::local(0);
    if (!kept.guard.is_nothing() && !is_nameable(frame, kept.guard)) continue;
    summary.acquired.push_back(std::move(kept));
  }
  auto is_told = [&](const Place& lock) {
    const auto& if_true = summary.released_if_true;
    const auto& if_false = summary.released_if_false;
    return std::count(if_true.begin(), if_true.end(), lock) ||
           std::count(if_false.begin(), if_false.end(), lock);
  };
  for (const Place& lock : end.released)
    if (is_outside(frame, lock) && !is_told(lock))
      summary.released.push_back(lock);
  for (const auto& [pointer, targets] : end.points_to) {
    if (!is_outside(frame, pointer) || pointer.is_global()) continue;
    std::vector<Place> kept;
    for (const Place& target : targets)
      if (is_nameable(frame, target) && target != pointer.deref())
        kept.push_back(target);
    if (kept.empty() || summary.points_to.size() >= 64) continue;
    summary.points_to.emplace(pointer, std::move(kept));
    if (auto born = end.born.find(pointer); born != end.born.end())
      summary.born.insert(*born);
  }
  for (const LiveThread& thread : end.threads) {
    LiveThread kept = thread;
    kept.is_sure = std::all_of(
        exits.states.begin(), exits.states.end(),
        [&](const State& exit) { return has_thread(exit, thread.handle); });
    if (!is_nameable(frame, kept.handle)) kept.handle = Place();
    if (!is_nameable(frame, kept.holder)) kept.holder = Place();
    std::erase_if(kept.loans,
                  [&](const Place& loan) { return !is_outside(frame, loan); });
    std::erase_if(kept.reach, [&](const Place& place) {
      return !is_outside(frame, place);
    });
    summary.threads.push_back(std::move(kept));
  }
  tidy(summary.threads, 64);
  summarise_handles(frame, end, summary);
  for (const Place& handle : end.joined)
    if (is_outside(frame, handle)) summary.joined.push_back(handle);
  for (const Spending& spending : end.spent)
    if (spending.is_sure && is_outside(frame, spending.handle) &&
        spending.handle.id != 0)
      summary.spent.push_back(spending);
  if (auto told = end.learned.find(Place::local(0)); told != end.learned.end())
    for (const Look& look : told->second)
      if (is_outside(frame, look.place)) summary.told.push_back(look);
  for (const SyncPoint& point : end.seen)
    if (is_outside(frame, point.place)) summary.seen.push_back(point);
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

// Accesses of locals matter only to threads that can reach them.
void keep_reachable(const Frame& frame, const Exits&, FunctionFacts& facts) {
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

}  // namespace

void summarise(const Frame& frame, const Exits& exits, FunctionFacts& facts) {
  Summary& summary = facts.summary;
  summary.throws =
      exits.throws && !frame.function.is(ir::FunctionFlag::kNoexcept);
  summary.moves_from_argument =
      frame.function.is(ir::FunctionFlag::kMoveOperation) ||
      frame.function.is(ir::FunctionFlag::kDestructor);
  keep_reachable(frame, exits, facts);
  std::erase_if(summary.signalled, [&](const SyncPoint& point) {
    return !is_outside(frame, point.place);
  });
  std::erase_if(summary.ended, [&](const Ended& ended) {
    return !is_outside(frame, ended.member);
  });
  tidy(summary.ended, 64);
  tidy(summary.signalled, 64);
  tidy(summary.stored, 32);
  tidy(summary.handlers, 8);
  tidy(summary.invoked, 32);
  std::erase_if(summary.invoked, [&](const Invoked& invoked) {
    return !is_nameable(frame, invoked.callable);
  });
  for (const ir::Block& block : frame.function.blocks)
    for (const ir::Event& event : block.events) {
      bool waits = event.kind == ir::EventKind::kWait ||
                   event.kind == ir::EventKind::kBlock ||
                   event.kind == ir::EventKind::kReceive;
      if (waits && is_outside(frame, event.place))
        summary.waited.push_back(event.place);
      if (event.kind == ir::EventKind::kJoin && event.place.is_local() &&
          event.place.id >= 1 && event.place.id <= frame.function.parameters)
        summary.joins_unknown = true;
      if (event.kind == ir::EventKind::kDetach &&
          is_outside(frame, event.place))
        summary.detached.push_back(event.place);
    }
  tidy(summary.waited);
  tidy(summary.detached);
  if (exits.states.empty()) return;
  summarise_values(frame, exits, summary);
  summarise_tries(frame, exits, summary);
  State end = exits.states[0];
  for (std::size_t i = 1; i < exits.states.size(); ++i)
    end = join(end, exits.states[i]);
  State start;
  for (const ir::Annotation& a : frame.function.annotations)
    if (a.contract == ir::LockContract::kRequires ||
        a.contract == ir::LockContract::kRequiresShared)
      start.acquire({a.lock, {}, {}, true});
  summarise_end(frame, exits, end, start, summary);
}

}  // namespace fearless::analysis
