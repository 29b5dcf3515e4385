// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/state.h"

#include <algorithm>
#include <iterator>

#include "checker/analysis/tidy.h"

namespace fearless::analysis {
namespace {

using ir::Place;

std::vector<HeldLock> join_locks(const std::vector<HeldLock>& a,
                                 const std::vector<HeldLock>& b) {
  std::map<std::pair<Place, Place>, HeldLock> all;
  auto add = [&](const std::vector<HeldLock>& side,
                 const std::vector<HeldLock>& other) {
    for (HeldLock lock : side) {
      bool in_both =
          std::any_of(other.begin(), other.end(), [&](const HeldLock& held) {
            return held.lock == lock.lock && held.is_sure;
          });
      lock.is_sure &= in_both;
      auto [it, is_new] = all.try_emplace({lock.lock, lock.guard}, lock);
      if (is_new) continue;
      it->second.is_sure &= lock.is_sure;
      it->second.by_caller &= lock.by_caller;
      if (lock.mode == ir::Mode::kShared) it->second.mode = lock.mode;
    }
  };
  add(a, b);
  add(b, a);
  std::vector<HeldLock> locks;
  for (auto& [key, lock] : all) locks.push_back(lock);
  return locks;
}

void add_places(std::vector<Place>& into, const std::vector<Place>& from) {
  into.insert(into.end(), from.begin(), from.end());
  tidy(into);
}

// A thread is one spawn site with one handle; what it may point at adds up.
void join_threads(std::vector<LiveThread>& into,
                  const std::vector<LiveThread>& from) {
  // A loop that starts threads starts some.
  auto is_in = [](const LiveThread& thread,
                  const std::vector<LiveThread>& others) {
    bool is_element = std::any_of(
        thread.handle.steps.begin(), thread.handle.steps.end(),
        [](const ir::Step& s) { return s.kind == ir::StepKind::kIndex; });
    return is_element ||
           std::any_of(
               others.begin(), others.end(), [&](const LiveThread& other) {
                 return other.id == thread.id && other.handle == thread.handle;
               });
  };
  for (LiveThread& thread : into) thread.is_sure &= is_in(thread, from);
  for (const LiveThread& thread : from) {
    auto same =
        std::find_if(into.begin(), into.end(), [&](const LiveThread& other) {
          return other.id == thread.id && other.handle == thread.handle &&
                 other.holder == thread.holder &&
                 other.is_detached == thread.is_detached &&
                 other.is_done == thread.is_done;
        });
    if (same == into.end()) {
      bool is_sure = thread.is_sure && is_in(thread, into);
      into.push_back(thread);
      into.back().is_sure = is_sure;
      continue;
    }
    same->is_sure &= thread.is_sure;
    add_places(same->loans, thread.loans);
    add_places(same->reach, thread.reach);
  }
  std::sort(into.begin(), into.end());
}

template <class Key, class Value>
State::Map<Key, Value> in_both(const State::Map<Key, Value>& a,
                               const State::Map<Key, Value>& b) {
  if (a == b) return a;
  std::map<Key, Value> both;
  for (const auto& [key, value] : a) {
    auto it = b.find(key);
    if (it != b.end() && it->second == value) both.emplace(key, value);
  }
  return both;
}

std::set<Place> in_both(const std::set<Place>& a, const std::set<Place>& b) {
  std::set<Place> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::inserter(both, both.end()));
  return both;
}

State::Set<Place> in_both(const State::Set<Place>& a,
                          const State::Set<Place>& b) {
  if (a == b) return a;
  return in_both(a.read(), b.read());
}

// A pointer unknown on one path is symbolic there.
void join_targets(State::Map<Place, std::set<Place>>& into,
                  const State::Map<Place, std::set<Place>>& from) {
  const auto add = [&into](const Place& pointer, const std::set<Place>& more) {
    std::set<Place>& all = into[pointer];
    all.insert(more.begin(), more.end());
    while (all.size() > kMaxTargets) all.erase(std::prev(all.end()));
  };
  if (into == from) return;
  const State::Map<Place, std::set<Place>> known = into;
  for (const auto& [pointer, targets] : from) {
    const auto same = known.find(pointer);
    if (same == known.end()) add(pointer, {pointer.deref()});
    if (same == known.end() || same->second != targets) add(pointer, targets);
  }
  for (const auto& [pointer, targets] : known)
    if (!from.contains(pointer)) add(pointer, {pointer.deref()});
}

// What is gone on either path is gone, and has back what it has on both.
void join_sent(State::Map<Place, Sent>& into,
               const State::Map<Place, Sent>& from) {
  if (into == from) return;
  for (const auto& [place, fact] : from) {
    auto [it, is_new] = into.try_emplace(place, fact);
    if (is_new) continue;
    std::set<Place> renewed = in_both(it->second.renewed, fact.renewed);
    if (it->second.how < fact.how) it->second = fact;
    it->second.renewed = std::move(renewed);
  }
}

// A pointer made under a lock on either path.
void join_born(State::Map<Place, Birth>& into,
               const State::Map<Place, Birth>& from) {
  if (into == from) return;
  for (const auto& [pointer, birth] : from) {
    auto [it, is_new] = into.try_emplace(pointer, birth);
    if (is_new) continue;
    Birth& known = it->second;
    known.locks.insert(known.locks.end(), birth.locks.begin(),
                       birth.locks.end());
    tidy(known.locks);
    if (birth.site < known.site) {
      known.site = birth.site;
      known.from = birth.from;
    }
  }
}

void join_looks(auto& into, const auto& from) {
  if (into == from) return;
  for (const auto& [key, looks] : from)
    into[key].insert(looks.begin(), looks.end());
}

// What was spent on one path only may be spent.
void join_spent(std::vector<Spending>& into,
                const std::vector<Spending>& from) {
  auto is_in = [](const Spending& spending,
                  const std::vector<Spending>& others) {
    return std::any_of(
        others.begin(), others.end(), [&](const Spending& other) {
          return other.handle == spending.handle && other.is_sure;
        });
  };
  std::vector<Spending> all = into;
  for (Spending& spending : all) spending.is_sure &= is_in(spending, from);
  for (Spending spending : from) {
    bool is_known =
        std::any_of(into.begin(), into.end(), [&](const Spending& known) {
          return known.handle == spending.handle && known.how == spending.how;
        });
    if (is_known) continue;
    spending.is_sure &= is_in(spending, into);
    all.push_back(std::move(spending));
  }
  tidy(all);
  into = std::move(all);
}

// Two groups of paths that must not be mixed while there is room.
bool are_apart(const State& a, const State& b) {
  if (a.assumed != b.assumed || a.locks != b.locks ||
      a.is_unmatched != b.is_unmatched)
    return true;
  auto ids = [](const State& s) {
    std::set<std::pair<ThreadId, Place>> live;
    for (const LiveThread& t : s.threads) live.insert({t.id, t.handle});
    return live;
  };
  return ids(a) != ids(b);
}

std::size_t difference(const State& a, const State& b) {
  std::size_t count = a.assumed.size() + b.assumed.size() -
                      2 * in_both(a.assumed, b.assumed).size();
  if (a.locks != b.locks) count += 8;
  return count;
}

Comers join_comers(const Comers& a, const Comers& b) {
  if (!a.asked.is_valid() || !b.asked.is_valid()) return {};
  return {a.owner || b.owner, a.others || b.others,
          a.handed_over || b.handed_over, std::min(a.asked, b.asked)};
}

}  // namespace

std::size_t State::size() const {
  return assumed.size() + points_to.size() + locks.size() + sent.size() +
         born.size() + threads.size() + pending.size() + joined.size() +
         fresh.size() + released.size() + not_held.size() + callables.size() +
         glimpses.size() + learned.size() + tested.size() + spent.size();
}

State join(const State& a, const State& b) {
  State joined = a;
  joined.assumed = in_both(a.assumed, b.assumed);
  joined.pending = in_both(a.pending, b.pending);
  join_targets(joined.points_to, b.points_to);
  joined.locks = join_locks(a.locks, b.locks);
  join_born(joined.born, b.born);
  join_sent(joined.sent, b.sent);
  joined.renewed = in_both(a.renewed, b.renewed);
  join_threads(joined.threads, b.threads);
  erase_if(joined.joined,
           [&](const Place& place) { return !b.joined.contains(place); });
  joined.signalled.insert(b.signalled.begin(), b.signalled.end());
  erase_if(joined.seen,
           [&](const SyncPoint& p) { return !b.seen.contains(p); });
  joined.fresh.insert(b.fresh.begin(), b.fresh.end());
  joined.callers.insert(b.callers.begin(), b.callers.end());
  joined.released.insert(b.released.begin(), b.released.end());
  joined.given_back.insert(b.given_back.begin(), b.given_back.end());
  if (a.outcome != b.outcome) joined.outcome.reset();
  joined.not_held.insert(b.not_held.begin(), b.not_held.end());
  joined.shares.insert(b.shares.begin(), b.shares.end());
  joined.callables = in_both(a.callables, b.callables);
  joined.taken_from = in_both(a.taken_from, b.taken_from);
  join_looks(joined.glimpses, b.glimpses);
  join_looks(joined.learned, b.learned);
  join_looks(joined.tested, b.tested);
  joined.waited = in_both(a.waited, b.waited);
  joined.asked = in_both(a.asked, b.asked);
  join_spent(joined.spent, b.spent);
  joined.comers = join_comers(a.comers, b.comers);
  return joined;
}

bool Disjuncts::add(State state) {
  std::size_t closest = 0;
  std::size_t least = ~std::size_t{0};
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (!are_apart(states_[i], state)) return merge_into(i, state);
    if (std::size_t d = difference(states_[i], state); d < least) {
      least = d;
      closest = i;
    }
  }
  if (states_.size() == kMaxDisjuncts) return merge_into(closest, state);
  states_.push_back(std::move(state));
  is_new_.push_back(true);
  return true;
}

bool Disjuncts::merge_into(std::size_t known, const State& state) {
  if (state == states_[known]) return false;
  State merged = join(states_[known], state);
  if (merged == states_[known]) return false;
  states_[known] = std::move(merged);
  is_new_[known] = true;
  return true;
}

std::vector<State> Disjuncts::take_news(bool keep) {
  if (!keep) return take();
  std::vector<State> news;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (is_new_[i]) news.push_back(states_[i]);
    is_new_[i] = false;
  }
  return news;
}

}  // namespace fearless::analysis
