// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/late_acts.h"

#include <algorithm>
#include <map>
#include <set>

#include "checker/link/race_rules.h"

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::HeldLock;
using analysis::kOwnThread;
using analysis::LateAct;
using ir::FunctionFlag;
using ir::FunctionId;
using ir::Place;

// The values that a member, or a global, is ever given after its start.
class Values {
 public:
  explicit Values(const ir::Module& module) {
    for (const ir::Function& function : module.functions) {
      bool starts = function.is(FunctionFlag::kConstructor);
      for (const ir::Block& block : function.blocks)
        for (const ir::Event& event : block.events) add(event, starts);
    }
  }

  // Set to one constant and to nothing else.
  bool goes_one_way(const Place& place) const {
    auto known = values_.find(key(place));
    return known != values_.end() && known->second.size() == 1 &&
           known->second.begin()->has_value();
  }

 private:
  using Key = std::pair<std::uint32_t, ir::FieldId>;

  static Key key(const Place& place) {
    for (std::size_t n = place.steps.size(); n-- > 0;)
      if (place.steps[n].kind == ir::StepKind::kField)
        return {ir::kNone, place.steps[n].field};
    return {place.is_global() ? place.id : ir::kNone, ir::kNone};
  }

  void add(const ir::Event& event, bool starts) {
    using ir::EventKind;
    switch (event.kind) {
      case EventKind::kConstant:
        if (!starts) values_[key(event.target)].insert(event.value);
        return;
      case EventKind::kAtomic:
        if (event.mode != ir::Mode::kShared && !event.place.is_nothing())
          values_[key(event.place)].insert(event.value);
        return;
      case EventKind::kWrite:
      case EventKind::kReinit:
        values_[key(event.place)].insert(std::nullopt);
        return;
      case EventKind::kCopy:
      case EventKind::kMove:
        if (!starts) values_[key(event.target)].insert(std::nullopt);
        return;
      case EventKind::kCall:
        if (!event.target.is_nothing())
          values_[key(event.target)].insert(std::nullopt);
        return;
      default:
        return;
    }
  }

  std::map<Key, std::set<std::optional<std::int64_t>>> values_;
};

bool may_be_called_by_anyone(const ir::Function& function) {
  if (function.is(FunctionFlag::kLambda) ||
      function.is(FunctionFlag::kConstructor) ||
      function.is(FunctionFlag::kDestructor) ||
      function.is(FunctionFlag::kInternal))
    return false;
  return !function.is(FunctionFlag::kMethod) ||
         function.is(FunctionFlag::kPublic);
}

bool share_a_callers_lock(const Access& a, const Access& b) {
  return std::any_of(a.locks.begin(), a.locks.end(), [&](const HeldLock& mine) {
    return mine.by_caller && mine.is_sure &&
           std::any_of(b.locks.begin(), b.locks.end(),
                       [&](const HeldLock& theirs) {
                         return theirs.by_caller && theirs.is_sure &&
                                theirs.lock == mine.lock;
                       });
  });
}

class Search {
 public:
  explicit Search(const Program::Knowledge& knowledge)
      : k_(knowledge), values_(k_.module) {}

  std::vector<Overtaken> run() {
    std::set<std::pair<ir::Range, ir::Range>> known;
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
      for (const LateAct& late : k_.facts.functions[id].late_acts) {
        auto key = std::pair(late.look.site.range, late.act.site.range);
        if (known.contains(key) || values_.goes_one_way(late.act.place))
          continue;
        if (consider(id, late)) known.insert(key);
      }
    return std::move(found_);
  }

 private:
  bool consider(FunctionId id, const LateAct& late) {
    if (late.look.is_atomic && is_lock_free_code(late)) return false;
    Overtaken overtaken{id, late, kOwnThread, false};
    if (std::optional<analysis::ThreadId> thread = run_twice(id, late)) {
      overtaken.thread = *thread;
    } else if (is_open_to_all(id, late)) {
      overtaken.is_assumed = true;
    } else {
      return false;
    }
    found_.push_back(std::move(overtaken));
    return true;
  }

  // Who loads relaxed, and publishes what it stores, is the one writer; arrays
  // of atomics have owners by their index. Both know what they do.
  bool is_lock_free_code(const LateAct& late) const {
    bool publishes = !late.act.is_relaxed ||
                     k_.facts.functions[late.act.site.function].has_fence;
    return (late.look.is_relaxed && late.act.is_assignment && publishes) ||
           late.act.place.has_index();
  }

  // A thread that may be at the act while another one is.
  std::optional<analysis::ThreadId> run_twice(FunctionId home,
                                              const LateAct& late) const {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
      std::vector<const Access*> same;
      for (const Access& access : k_.facts.functions[id].accesses)
        if (access.is_write && access.site.range == late.act.site.range &&
            access.site.function == late.act.site.function &&
            leads_through(access, id, home, late))
          same.push_back(&access);
      for (const Access* a : same)
        for (const Access* b : same)
          if (run_beside_each_other(*a, *b) && a->place == b->place &&
              !take_turns(k_, *a, *b) && !share_a_callers_lock(*a, *b))
            return a->thread != kOwnThread ? a->thread : b->thread;
    }
    return std::nullopt;
  }

  // The act is made by way of the call in `home` that relies on the look.
  static bool leads_through(const Access& access, FunctionId id,
                            FunctionId home, const LateAct& late) {
    if (id == home || late.act.site.calls.empty()) return true;
    const auto& calls = access.site.calls;
    return std::find(calls.begin(), calls.end(), late.act.site.calls[0]) !=
           calls.end();
  }

  bool is_open_to_all(FunctionId id, const LateAct& late) const {
    const ir::Function& function = k_.module.functions[id];
    if (k_.is_closed || !may_be_called_by_anyone(function)) return false;
    // Who loads and stores relaxed knows that there is one writer.
    if (late.look.is_atomic &&
        (!late.look.site.calls.empty() || !late.act.site.calls.empty()))
      return false;
    if (late.look.is_atomic)
      return !late.look.is_relaxed && !late.act.is_relaxed;
    return !is_called_under_lock(id, late);
  }

  // All callers in sight hold a lock around it.
  bool is_called_under_lock(FunctionId home, const LateAct& late) const {
    bool is_called = false;
    for (FunctionId id : k_.roots) {
      if (id == home) continue;
      for (const Access& access : k_.facts.functions[id].accesses) {
        if (access.site.range != late.act.site.range ||
            access.site.calls.empty())
          continue;
        is_called = true;
        bool is_locked = std::any_of(access.locks.begin(), access.locks.end(),
                                     [](const HeldLock& held) {
                                       return held.by_caller && held.is_sure;
                                     });
        if (!is_locked) return false;
      }
    }
    return is_called;
  }

  const Program::Knowledge& k_;
  Values values_;
  std::vector<Overtaken> found_;
};

}  // namespace

std::vector<Overtaken> find_overtaken(const Program::Knowledge& knowledge) {
  return Search(knowledge).run();
}

}  // namespace fearless::link
