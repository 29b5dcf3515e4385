// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/conflicts.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "checker/link/confinement.h"
#include "checker/link/guards.h"
#include "checker/link/methods.h"
#include "checker/link/race_rules.h"
#include "checker/link/statics.h"

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::HeldLock;
using analysis::kOwnThread;
using analysis::ThreadId;
using ir::Place;
using ir::StepKind;

// A lock that is no element's, so that it is one for both.
bool have_common_lock(const Access& a, const Access& b) {
  auto is_fixed = [](const HeldLock& held) {
    return held.is_sure && !held.is_choice &&
           std::none_of(held.lock.steps.begin(), held.lock.steps.end(),
                        [](const ir::Step& step) { return step.is_index(); });
  };
  for (const HeldLock& mine : a.locks)
    for (const HeldLock& theirs : b.locks)
      if (mine.lock == theirs.lock && is_fixed(mine) && is_fixed(theirs) &&
          !(mine.mode == ir::Mode::kShared && theirs.mode == ir::Mode::kShared))
        return true;
  return false;
}

// Elements of which nobody knows whether they are one: they are taken to be
// when one side keeps to the lock that guards them and the other does not.
bool meet_as_elements(ir::FunctionId frame, const Access& a, const Access& b,
                      const Guards& guards) {
  const Place& shorter =
      a.place.steps.size() <= b.place.steps.size() ? a.place : b.place;
  return shorter.has_index() &&
         (a.place.covers(b.place) || b.place.covers(a.place)) &&
         (a.is_write || b.is_write) && !a.is_atomic && !b.is_atomic &&
         (guards.deviates(frame, a, b) || guards.deviates(frame, b, a)) &&
         !have_common_lock(a, b) && !are_ordered_by_signals(a, b);
}

// A static variable that const methods of a class change, where an object of
// that class is shared: again the type is at fault.
bool is_static_of_shared(const Program::Knowledge& k,
                         const analysis::Frame& frame, const Access& access) {
  if (!access.place.is_global() ||
      !k.module.globals[access.place.id].is_function_static)
    return false;
  ir::TypeId owner = k.module.functions[access.site.function].record;
  if (owner == ir::kNone ||
      !k.module.types[owner].sync.is_no(ir::Cause::kMutation))
    return false;
  const auto& crossings = k.facts.functions[frame.id].crossings;
  return std::any_of(
      crossings.begin(), crossings.end(), [&](const auto& crossing) {
        return k.module.types[crossing.type].usr == k.module.types[owner].usr;
      });
}

// The memory that a group of accesses has in common.
using Key = std::tuple<ir::RootKind, std::uint32_t, ir::Steps>;

// Up to the first member behind the root, so that a member and what lies in
// it fall into one group.
Key key_of(const ir::Module& module, const Place& place) {
  // What a function of a library returned lies in its state.
  if (place.is_global() && module.globals[place.id].is_library_state)
    return {place.root, place.id, {}};
  ir::Steps steps;
  for (const ir::Step& step : place.steps) {
    steps.push_back(step);
    if (step.kind == StepKind::kField) break;
  }
  bool has_field = !steps.empty() && steps.back().kind == StepKind::kField;
  if (!has_field) steps.clear();
  return {place.root, place.id, std::move(steps)};
}

bool is_locked(const Access& access) {
  return std::any_of(access.locks.begin(), access.locks.end(),
                     [](const HeldLock& lock) { return lock.is_sure; });
}

// Which of two racing accesses the user should look at: the one without a
// lock, the one whose lock fewer others use, the one on the side that knows
// of the thread, the write.
bool should_report_first(const Access& a, const Access& b,
                         const std::vector<const Access*>& group) {
  if (is_locked(a) != is_locked(b)) return !is_locked(a);
  auto shared_with = [&](const Access& one) {
    return std::count_if(group.begin(), group.end(), [&](const Access* other) {
      return !are_unordered(one, *other);
    });
  };
  if (is_locked(a) && shared_with(a) != shared_with(b))
    return shared_with(a) < shared_with(b);
  bool a_own = a.thread == kOwnThread, b_own = b.thread == kOwnThread;
  if (a_own != b_own) return a_own;
  if (a.is_write != b.is_write) return a.is_write;
  return a.site < b.site;
}

// A class that locks when a constant member says that it is shared. `a`, made
// without a lock, is at a place that takes one when the member says otherwise.
bool is_exempt(const Access& a, const Access& b,
               const std::vector<const Access*>& group) {
  if (is_locked(a)) return false;
  auto says_otherwise = [&](const Access& other) {
    return std::any_of(a.given.begin(), a.given.end(), [&](const auto& test) {
      auto at = other.given.find(test.first);
      return at != other.given.end() && at->second != test.second;
    });
  };
  auto is_ordered = [&](const Access& locked) {
    return std::any_of(group.begin(), group.end(), [&](const Access* other) {
      return other->site.range == b.site.range &&
             !are_unordered(locked, *other);
    });
  };
  return says_otherwise(b) ||
         std::any_of(group.begin(), group.end(), [&](const Access* other) {
           return other->site.range == a.site.range && is_locked(*other) &&
                  says_otherwise(*other) && is_ordered(*other);
         });
}

void count_guarded(Conflict& conflict,
                   const std::vector<const Access*>& group) {
  std::set<ir::Range> all, guarded;
  for (const Access* access : group) {
    all.insert(access->site.range);
    bool has = std::any_of(
        conflict.other.locks.begin(), conflict.other.locks.end(),
        [&](const HeldLock& lock) {
          return std::any_of(
              access->locks.begin(), access->locks.end(),
              [&](const HeldLock& held) { return held.lock == lock.lock; });
        });
    if (has) guarded.insert(access->site.range);
  }
  conflict.total = all.size();
  conflict.guarded = guarded.size();
}

// The accesses of one function by memory. Where several things share one piece
// of memory, accesses of that piece stand for theirs.
class Groups {
 public:
  Groups(const Program::Knowledge& k, const analysis::Frame& frame,
         const Guards& guards)
      : k_(k), frame_(frame), guards_(guards) {}

  void add(const Access& access) {
    std::optional<Place> memory = memory_of(frame_, access.place);
    std::vector<const Access*>& group =
        groups_[key_of(k_.module, memory.value_or(access.place))];
    if (!memory) return group.push_back(&access);
    stand_ins_.push_back(access);
    stand_ins_.back().place = *std::move(memory);
    origin_[&stand_ins_.back()] = &access;
    group.push_back(&stand_ins_.back());
  }

  void pair_up(std::vector<Conflict>& found) const {
    constexpr std::size_t kMost = 400;
    for (const auto& [key, group] : groups_) {
      std::size_t count = std::min(group.size(), kMost);
      for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i; j < count; ++j)
          pair(*group[i], *group[j], group, found);
    }
  }

 private:
  void pair(const Access& a, const Access& b,
            const std::vector<const Access*>& group,
            std::vector<Conflict>& found) const {
    if (!run_beside_each_other(a, b) || take_turns(k_, a, b)) return;
    bool as_elements = meet_as_elements(frame_.id, a, b, guards_);
    if (!as_elements && !clash(a, b)) return;
    if (is_exempt(a, b, group) || is_exempt(b, a, group)) return;
    if (is_in_unsafe_type(frame_, a.place) ||
        is_in_unsafe_type(frame_, b.place) ||
        is_static_of_shared(k_, frame_, a))
      return;
    // What dies too early is told by dangling-thread-capture.
    if (a.destroys || b.destroys) return;
    Conflict conflict;
    conflict.frame = conflict.other_frame = frame_.id;
    bool first = as_elements ? guards_.deviates(frame_.id, a, b)
                             : should_report_first(a, b, group);
    conflict.culprit = original(first ? a : b);
    conflict.other = original(first ? b : a);
    // Two bit-fields, or elements of which nobody says that they are one.
    bool is_one = conflict.culprit.place == conflict.other.place &&
                  conflict.culprit.place.is_same_element(conflict.other.place);
    conflict.are_neighbours = origin_.contains(&a) && !is_one;
    count_guarded(conflict, group);
    found.push_back(std::move(conflict));
  }

  const Access& original(const Access& access) const {
    auto origin = origin_.find(&access);
    return origin == origin_.end() ? access : *origin->second;
  }

  const Program::Knowledge& k_;
  analysis::Frame frame_;
  const Guards& guards_;
  std::map<Key, std::vector<const Access*>> groups_;
  std::deque<Access> stand_ins_;
  std::map<const Access*, const Access*> origin_;
};

void within_frames(const Program::Knowledge& k, const Guards& guards,
                   std::vector<Conflict>& found) {
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id) {
    bool has_threads = false;
    for (const Access& access : k.facts.functions[id].accesses)
      has_threads |= access.thread != kOwnThread;
    if (!has_threads) continue;
    Groups groups(k, k.frame(id), guards);
    for (const Access& access : k.facts.functions[id].accesses)
      if (!access.place.is_global() ||
          !k.module.globals[access.place.id].is_thread_local)
        groups.add(access);
    groups.pair_up(found);
  }
}

}  // namespace

std::vector<Conflict> find_conflicts(const Program::Knowledge& knowledge) {
  Guards guards(knowledge);
  std::vector<Conflict> found;
  within_frames(knowledge, guards, found);
  if (!knowledge.is_closed) {
    std::vector<Conflict> assumed = guards.deviations();
    found.insert(found.end(), assumed.begin(), assumed.end());
    std::vector<Conflict> astray = unconfined(knowledge);
    found.insert(found.end(), astray.begin(), astray.end());
    std::vector<Conflict> statics = unguarded_statics(knowledge);
    found.insert(found.end(), statics.begin(), statics.end());
  }
  std::vector<Conflict> methods = between_methods(knowledge);
  found.insert(found.end(), methods.begin(), methods.end());
  return found;
}

}  // namespace fearless::link
