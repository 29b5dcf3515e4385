// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/statics.h"

#include <algorithm>
#include <map>
#include <set>

namespace fearless::link {
namespace {

using analysis::Access;
using ir::Role;
using ir::TypeId;

// A class that takes part in threads: it keeps a lock or a thread itself.
bool is_for_threads(const ir::Module& module, TypeId id) {
  auto is_sign = [&](ir::FieldId field) {
    TypeId of = module.fields[field].type;
    if (of == ir::kNone) return false;
    const ir::Type& type = module.types[of];
    return type.is(Role::kLock) || type.is(Role::kCondvar) ||
           type.is(Role::kThread);
  };
  const ir::Type& type = module.types[id];
  return std::any_of(type.fields.begin(), type.fields.end(), is_sign);
}

bool is_shared_static(const ir::Module& module, const ir::Place& place) {
  if (!place.is_global()) return false;
  const ir::Global& global = module.globals[place.id];
  bool is_static = global.is_function_static || global.owner != ir::kNone;
  if (!is_static || global.is_thread_local || global.is_volatile ||
      global.type == ir::kNone)
    return false;
  const ir::Type& type = module.types[global.type];
  return !type.is_const && !type.is(Role::kAtomic) && !type.is(Role::kLock) &&
         !type.is(Role::kSyncObject) && !type.is(Role::kThread);
}

// Its own value or elements. The members of a global object are guarded by its
// class, or set up by its constructor.
bool is_whole(const ir::Place& place) {
  return std::all_of(
      place.steps.begin(), place.steps.end(),
      [](const ir::Step& s) { return s.kind == ir::StepKind::kIndex; });
}

// `static Engine engine(device());` reads the device once.
bool is_in_initializer(const ir::Module& module, const Access& access) {
  return std::any_of(module.globals.begin(), module.globals.end(),
                     [&](const ir::Global& global) {
                       return global.is_function_static &&
                              global.range.file == access.site.range.file &&
                              global.range.line == access.site.range.line;
                     });
}

bool is_locked(const Access& access) {
  return !access.locks.empty() || access.is_atomic;
}

// A lock that is there for the static: one for all, or taken beside it. What a
// caller's object holds another object's caller does not.
bool is_guarded(const Access& access) {
  return access.is_atomic ||
         std::any_of(access.locks.begin(), access.locks.end(),
                     [](const analysis::HeldLock& held) {
                       return !held.by_caller || held.lock.is_global();
                     });
}

class Statics {
 public:
  explicit Statics(const Program::Knowledge& knowledge) : k_(knowledge) {
    for (TypeId id = 0; id < k_.module.types.size(); ++id)
      if (is_for_threads(k_.module, id)) threaded_.insert(id);
  }

  std::vector<Conflict> run() {
    for (ir::FunctionId root : k_.roots) {
      const ir::Function& function = k_.module.functions[root];
      if (function.record == ir::kNone || !threaded_.contains(function.record))
        continue;
      for (const Access& access : k_.facts.functions[root].accesses)
        note(root, access);
    }
    for (auto& [global, use] : uses_)
      if (use.change != nullptr && !use.is_guarded_somewhere) tell(use);
    return std::move(found_);
  }

 private:
  struct Use {
    const Access* change = nullptr;  // without a lock; the first of them
    ir::FunctionId frame = ir::kNone;
    bool is_guarded_somewhere = false;
  };

  void note(ir::FunctionId root, const Access& access) {
    if (!is_shared_static(k_.module, access.place) || access.destroys ||
        !is_whole(access.place) || is_in_initializer(k_.module, access))
      return;
    Use& use = uses_[access.place.id];
    use.is_guarded_somewhere |= is_guarded(access);
    bool is_change =
        access.is_write && !is_locked(access) && access.site.range.is_valid();
    if (is_change &&
        (use.change == nullptr || access.site.range < use.change->site.range)) {
      use.change = &access;
      use.frame = root;
    }
  }

  void tell(const Use& use) {
    Conflict conflict;
    conflict.frame = conflict.other_frame = use.frame;
    conflict.culprit = conflict.other = *use.change;
    conflict.is_assumed = true;
    found_.push_back(std::move(conflict));
  }

  const Program::Knowledge& k_;
  std::set<TypeId> threaded_;
  std::map<ir::GlobalId, Use> uses_;
  std::vector<Conflict> found_;
};

}  // namespace

std::vector<Conflict> unguarded_statics(const Program::Knowledge& knowledge) {
  return Statics(knowledge).run();
}

}  // namespace fearless::link
