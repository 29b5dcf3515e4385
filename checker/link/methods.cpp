// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/methods.h"

#include <algorithm>
#include <map>

#include "checker/link/race_rules.h"

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::kOwnThread;
using analysis::LiveThread;
using ir::FunctionFlag;
using ir::FunctionId;

// `this` is the first parameter of every method, so that places of two methods
// compare as they are.
bool is_in_this_object(const Access& access) {
  const ir::Place& place = access.place;
  return place.is_local() && place.id == 1 && !place.steps.empty() &&
         place.steps[0].kind == ir::StepKind::kDeref && !access.destroys;
}

class Methods {
 public:
  explicit Methods(const Program::Knowledge& knowledge) : k_(knowledge) {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
      const ir::Function& function = k_.module.functions[id];
      if (function.is(FunctionFlag::kMethod) && function.record != ir::kNone)
        of_class_[function.record].push_back(id);
    }
  }

  std::vector<Conflict> run() {
    for (const auto& [record, methods] : of_class_)
      for (FunctionId one : methods)
        for (FunctionId other : methods) {
          if (one != other) beside_root(one, other);
          before_join(one, other);
        }
    return std::move(found_);
  }

 private:
  bool is(FunctionId id, FunctionFlag flag) const {
    return k_.module.functions[id].is(flag);
  }
  const std::vector<Access>& accesses(FunctionId id) const {
    return k_.facts.functions[id].accesses;
  }

  // A private method is seen from the public ones, with the locks they hold.
  void beside_root(FunctionId root, FunctionId other) {
    bool is_apart = is(other, FunctionFlag::kPublic) &&
                    !is(other, FunctionFlag::kConstructor) &&
                    !is(other, FunctionFlag::kDestructor);
    if (!is(root, FunctionFlag::kThreadRoot) || !is_apart) return;
    for (const Access& inside : accesses(root))
      if (inside.thread == kOwnThread)
        for (const Access& outside : accesses(other))
          pair(root, inside, other, outside);
  }

  void before_join(FunctionId starter, FunctionId joiner) {
    const auto& joined = k_.facts.functions[joiner].summary.joined;
    for (const LiveThread& thread :
         k_.facts.functions[starter].summary.threads) {
      if (thread.is_done) continue;
      auto is_handle = [&](const ir::Place& handle) {
        return !thread.handle.is_nothing() && handle == thread.handle;
      };
      if (std::none_of(joined.begin(), joined.end(), is_handle)) continue;
      for (const Access& inside : accesses(starter)) {
        if (inside.thread != thread.id) continue;
        for (const Access& outside : accesses(joiner)) {
          const auto& over = outside.joined;
          if (outside.thread == kOwnThread &&
              std::none_of(over.begin(), over.end(), is_handle))
            pair(starter, inside, joiner, outside);
        }
      }
    }
  }

  void pair(FunctionId id, const Access& inside, FunctionId other_id,
            const Access& outside) {
    if (!is_in_this_object(inside) || !is_in_this_object(outside)) return;
    analysis::Frame frame = k_.frame(id), other_frame = k_.frame(other_id);
    if (!clash(inside, outside) || is_in_unsafe_type(frame, inside.place) ||
        is_in_unsafe_type(other_frame, outside.place))
      return;
    // Seldom is the thread at fault: it runs on what others set up.
    bool is_inside_at_fault = inside.locks.empty() && !outside.locks.empty();
    Conflict conflict{.frame = other_id,
                      .culprit = outside,
                      .other_frame = id,
                      .other = inside,
                      .is_assumed = true};
    if (is_inside_at_fault) {
      std::swap(conflict.frame, conflict.other_frame);
      std::swap(conflict.culprit, conflict.other);
    }
    found_.push_back(std::move(conflict));
  }

  const Program::Knowledge& k_;
  std::map<ir::TypeId, std::vector<FunctionId>> of_class_;
  std::vector<Conflict> found_;
};

}  // namespace

std::vector<Conflict> between_methods(const Program::Knowledge& knowledge) {
  return Methods(knowledge).run();
}

}  // namespace fearless::link
