// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/double_checks.h"

#include <algorithm>
#include <map>
#include <optional>

#include "checker/analysis/control.h"
#include "checker/link/members.h"

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::HeldLock;
using analysis::kOwnThread;
using ir::BlockId;
using ir::EventKind;
using ir::FunctionId;
using ir::Place;
using ir::Range;

// The branches of one function: what is read for each, and what they decide.
class Branches {
 public:
  explicit Branches(const ir::Function& function)
      : function_(function),
        flow_(analysis::flow_of(function)),
        control_(function, flow_) {
    for (BlockId id : flow_.order) {
      const ir::Terminator& end = function.blocks[id].terminator;
      if (end.kind == ir::TerminatorKind::kBranch) read_for(id, end);
    }
  }

  // Whether what is read at `look` decides that `act` happens.
  bool decides(const Range& look, const Range& act) const {
    for (BlockId id : flow_.order)
      for (const ir::Event& event : function_.blocks[id].events) {
        if (event.range != act) continue;
        for (BlockId branch : control_.deciding(id))
          if (auto read = read_.find(branch);
              read != read_.end() && read->second.contains(look))
            return true;
      }
    return false;
  }

 private:
  void read_for(BlockId id, const ir::Terminator& end) {
    std::set<Range>& read = read_[id];
    std::set<Place> variables;
    if (end.condition.place.is_local() && end.condition.place.is_variable())
      variables.insert(end.condition.place);
    for (const ir::Event& event : function_.blocks[id].events)
      if (event.kind == EventKind::kRead && event.place == end.condition.place)
        read.insert(event.range);
    for_each_event([&](const ir::Event& event) {
      if (!analysis::lies_in(event.range, end.range)) return;
      read.insert(event.range);
      if (event.place.is_local() && event.place.is_variable())
        variables.insert(event.place);
    });
    // `Config* config = config_; if (config == nullptr)`
    for_each_event([&](const ir::Event& event) {
      bool is_value = event.kind == EventKind::kCopy ||
                      event.kind == EventKind::kMove ||
                      event.kind == EventKind::kConstant;
      if (!is_value || !variables.contains(event.target)) return;
      for_each_event([&](const ir::Event& part) {
        if (analysis::lies_in(part.range, event.range)) read.insert(part.range);
      });
    });
  }

  template <class Visitor>
  void for_each_event(Visitor visit) const {
    for (BlockId id : flow_.order)
      for (const ir::Event& event : function_.blocks[id].events) visit(event);
  }

  const ir::Function& function_;
  analysis::Flow flow_;
  analysis::Control control_;
  std::map<BlockId, std::set<Range>> read_;
};

const HeldLock* sure_lock(const Access& access) {
  for (const HeldLock& held : access.locks)
    if (held.is_sure && held.mode == ir::Mode::kExclusive) return &held;
  return nullptr;
}

bool holds(const Access& access, const Place& lock) {
  return std::any_of(access.locks.begin(), access.locks.end(),
                     [&](const HeldLock& held) { return held.lock == lock; });
}

bool is_look(const Access& access) {
  return access.is_atomic ? !access.is_assignment : !access.is_write;
}

// `optional = value` may give the value its place.
bool sets(const Access& access, const Place& variable) {
  bool is_value = access.is_assignment && access.place == variable.deref();
  return access.is_write && (!access.is_atomic || access.is_assignment) &&
         (access.place == variable || is_value);
}

class Search {
 public:
  explicit Search(const Program::Knowledge& knowledge) : k_(knowledge) {}

  std::vector<DoubleCheck> run() {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
      for (const Access& set : k_.facts.functions[id].accesses)
        if (set.is_write && set.thread == kOwnThread && !set.constructing &&
            !set.destroying && sure_lock(set))
          look_before(id, set);
    return std::move(found_);
  }

 private:
  const std::vector<Access>& accesses(FunctionId id) const {
    return k_.facts.functions[id].accesses;
  }

  const Branches& branches(FunctionId id) {
    auto known = branches_.find(id);
    if (known == branches_.end())
      known = branches_.emplace(id, k_.module.functions[id]).first;
    return known->second;
  }

  void look_before(FunctionId id, const Access& set) {
    const HeldLock& lock = *sure_lock(set);
    Range act = set.site.calls.empty() ? set.site.range : set.site.calls[0];
    for (const Access& first : accesses(id)) {
      if (!first.site.calls.empty() || first.thread != kOwnThread ||
          !is_look(first) || first.constructing || first.destroying ||
          !sets(set, first.place) || holds(first, lock.lock) ||
          is_ordered(id, first, set) || is_of_thread(first.place) ||
          first.place.has_index() || is_taken_from(id, set))
        continue;
      if (!branches(id).decides(first.site.range, act)) continue;
      std::optional<Range> again = look_again(first, set);
      if (!again) continue;
      DoubleCheck check{id, first, *again, set, lock.lock, published(set)};
      bool is_bare_flag = first.is_atomic && !is_pointer(id, first.place);
      if (is_bare_flag && !is_used_without_lock(check)) continue;
      found_.push_back(std::move(check));
      return;
    }
  }

  // The second test, in the function that sets it.
  std::optional<Range> look_again(const Access& first, const Access& set) {
    FunctionId home = set.site.function;
    for (const Access& at_home : accesses(home)) {
      if (!at_home.site.calls.empty() || !at_home.is_write ||
          at_home.site.range != set.site.range || !sure_lock(at_home))
        continue;
      for (const Access& look : accesses(home))
        if (look.site.calls.empty() && look.thread == kOwnThread &&
            look.site.range != first.site.range && is_look(look) &&
            sets(at_home, look.place) &&
            holds(look, sure_lock(at_home)->lock) &&
            branches(home).decides(look.site.range, set.site.range))
          return look.site.range;
    }
    return std::nullopt;
  }

  // Atomic, and not relaxed on both sides; or a fence is near.
  bool is_ordered(FunctionId id, const Access& first, const Access& set) const {
    if (!first.is_atomic) return false;
    return !first.is_relaxed || !set.is_relaxed ||
           k_.facts.functions[id].has_fence ||
           k_.facts.functions[set.site.function].has_fence;
  }

  // A queue that is tested before something is taken out of it.
  bool is_taken_from(FunctionId id, const Access& set) const {
    return !set.is_assignment && !set.is_growing && !set.is_atomic &&
           analysis::has_role(k_.frame(id), set.place, ir::Role::kContainer);
  }

  bool is_of_thread(const Place& place) const {
    return place.is_global() && k_.module.globals[place.id].is_thread_local;
  }

  bool is_pointer(FunctionId id, const Place& place) const {
    ir::TypeId type = analysis::type_id_at(k_.frame(id), place);
    if (type == ir::kNone) return false;
    ir::TypeId held = k_.module.types[type].pointee;
    return held != ir::kNone && k_.module.types[held].is(ir::Role::kPointer);
  }

  // What the function that sets it writes under the same lock.
  std::set<Range> published(const Access& set) const {
    std::set<Range> found;
    FunctionId home = set.site.function;
    for (const Access& at_home : accesses(home)) {
      if (!at_home.site.calls.empty() || at_home.site.range != set.site.range ||
          !sure_lock(at_home))
        continue;
      for (const Access& other : accesses(home))
        if (other.is_write && !other.is_atomic && other.thread == kOwnThread &&
            holds(other, sure_lock(at_home)->lock))
          found.insert(other.site.range);
    }
    return found;
  }

  // Whether somebody reads, without the lock, what is set with the flag.
  bool is_used_without_lock(const DoubleCheck& check) const {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
      std::vector<const Access*> written;
      bool has_first = false;
      for (const Access& access : accesses(id)) {
        has_first |= access.site.range == check.first.site.range;
        if (access.is_write && check.published.contains(access.site.range))
          written.push_back(&access);
      }
      if (!has_first) continue;
      for (const Access& access : accesses(id))
        if (!access.is_write && access.locks.empty() && !access.is_atomic &&
            std::any_of(written.begin(), written.end(), [&](const Access* one) {
              return access.place == one->place;
            }))
          return true;
    }
    return false;
  }

  const Program::Knowledge& k_;
  std::map<FunctionId, Branches> branches_;
  std::vector<DoubleCheck> found_;
};

}  // namespace

std::vector<DoubleCheck> find_double_checks(
    const Program::Knowledge& knowledge) {
  return Search(knowledge).run();
}

}  // namespace fearless::link
