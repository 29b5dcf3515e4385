// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/typing.h"

#include <algorithm>

namespace fearless::analysis {
namespace {

using ir::Role;
using ir::StepKind;

const ir::Type& unknown_type() {
  static const ir::Type type;
  return type;
}

ir::TypeId root_type(const Frame& frame, const ir::Place& place) {
  if (place.is_local() && place.id < frame.function.locals.size())
    return frame.function.locals[place.id].type;
  if (place.is_global() && place.id < frame.module.globals.size())
    return frame.module.globals[place.id].type;
  return ir::kNone;
}

// Roles of the members of a class and of its bases.
std::uint32_t member_roles(const ir::Module& module, ir::TypeId id, int depth) {
  if (id >= module.types.size() || depth > 4) return 0;
  std::uint32_t roles = 0;
  const ir::Type& type = module.types[id];
  for (ir::FieldId field : type.fields) {
    ir::TypeId member = module.fields[field].type;
    if (member >= module.types.size()) continue;
    const ir::Type& held = module.types[member];
    roles |= held.roles;
    // `std::vector<std::thread>`, `std::unique_ptr<std::thread>`.
    if ((held.is(Role::kContainer) || held.is(Role::kSmartPointer) ||
         held.is(Role::kOptional) || held.is(Role::kArray)) &&
        held.pointee < module.types.size())
      roles |= module.types[held.pointee].roles &
               (static_cast<std::uint32_t>(Role::kThread) |
                static_cast<std::uint32_t>(Role::kJoinsOnDestroy));
  }
  for (ir::TypeId base : type.bases)
    roles |= member_roles(module, base, depth + 1);
  return roles;
}

bool has(std::uint32_t roles, Role role) {
  return roles & static_cast<std::uint32_t>(role);
}

}  // namespace

ir::TypeId type_id_at(const Frame& frame, const ir::Place& place) {
  ir::TypeId id = root_type(frame, place);
  for (const ir::Step& step : place.steps) {
    if (step.kind == StepKind::kField) {
      id = step.field < frame.module.fields.size()
               ? frame.module.fields[step.field].type
               : ir::kNone;
    } else if (id < frame.module.types.size()) {
      id = frame.module.types[id].pointee;
    }
    if (id >= frame.module.types.size()) return ir::kNone;
  }
  return id;
}

const ir::Type& type_at(const Frame& frame, const ir::Place& place) {
  ir::TypeId id = type_id_at(frame, place);
  return id == ir::kNone ? unknown_type() : frame.module.types[id];
}

bool has_role(const Frame& frame, const ir::Place& place, ir::Role role) {
  return type_at(frame, place).is(role);
}

bool is_pointer_like(const ir::Type& type) {
  return type.is(Role::kPointer) || type.is(Role::kReference) ||
         type.is(Role::kView) || type.is(Role::kIterator) ||
         type.copy == ir::CopyMeaning::kSharedOwner ||
         type.copy == ir::CopyMeaning::kBorrow;
}

bool is_owner_like(const ir::Type& type) { return !is_pointer_like(type); }

bool is_counted_plainly(const Frame& frame, const ir::Place& place) {
  bool in_handle = false;
  for (std::size_t n = 0; n < place.steps.size(); ++n) {
    in_handle |= has_role(frame, place.prefix(n), Role::kPlainRefCount);
    if (in_handle && place.steps[n].kind == StepKind::kDeref) return true;
  }
  return false;
}

bool is_counted(const Frame& frame, const ir::Place& place) {
  for (std::size_t n = 0; n < place.steps.size(); ++n)
    if (type_at(frame, place.prefix(n)).copy == ir::CopyMeaning::kSharedOwner)
      return true;
  return false;
}

bool owns_alone(const ir::Type& type) {
  return type.is(Role::kSmartPointer) && !type.is(Role::kGuard) &&
         type.copy == ir::CopyMeaning::kOwner;
}

bool is_internally_synchronised(const ir::Module& module, ir::TypeId id) {
  if (id >= module.types.size()) return false;
  const ir::Type& type = module.types[id];
  constexpr Role kSafe[] = {Role::kLock,       Role::kAtomic,  Role::kCondvar,
                            Role::kChannel,    Role::kSender,  Role::kReceiver,
                            Role::kSyncObject, Role::kPromise, Role::kExecutor};
  for (Role role : kSafe)
    if (type.is(role)) return true;
  std::uint32_t roles = member_roles(module, id, 0);
  return has(roles, Role::kLock);
}

bool is_hand_over(const ir::Module& module, ir::TypeId id) {
  if (id >= module.types.size()) return false;
  const ir::Type& type = module.types[id];
  if (type.is(Role::kChannel) || type.is(Role::kExecutor)) return true;
  std::uint32_t roles = member_roles(module, id, 0);
  bool keeps = has(roles, Role::kContainer) || has(roles, Role::kOptional) ||
               has(roles, Role::kArray);
  bool wakes = has(roles, Role::kCondvar) || has(roles, Role::kSyncObject);
  return keeps &&
         ((has(roles, Role::kLock) && wakes) || has(roles, Role::kThread));
}

bool is_plain(const ir::Module& module, ir::TypeId id) {
  std::vector<ir::TypeId> work{id};
  for (std::size_t n = 0; n < work.size(); ++n) {
    if (work[n] >= module.types.size() || n > 64) return false;
    const ir::Type& type = module.types[work[n]];
    if (type.usr.empty() && !type.is(Role::kRecord)) {
      if (type.is(Role::kArray)) work.push_back(type.pointee);
      continue;
    }
    bool is_bare = type.is(Role::kRecord) && !type.fields.empty() &&
                   type.copy == ir::CopyMeaning::kValue &&
                   type.destructor == ir::kNone && !type.is(Role::kClosure) &&
                   !type.is(Role::kContainer);
    if (!is_bare) return false;
    for (ir::FieldId field : type.fields)
      work.push_back(module.fields[field].type);
    work.insert(work.end(), type.bases.begin(), type.bases.end());
  }
  return true;
}

bool has_threads(const ir::Module& module, ir::TypeId id) {
  return id >= module.types.size() || module.types[id].is(Role::kExecutor) ||
         has(member_roles(module, id, 0), Role::kThread);
}

bool holds_threads(const ir::Module& module, ir::TypeId id) {
  constexpr int kMostNested = 3;
  for (int n = 0; n < kMostNested && id < module.types.size(); ++n) {
    if (module.types[id].is(Role::kThread)) return true;
    id = module.types[id].pointee;
  }
  return false;
}

bool has_one_thread(const ir::Module& module, ir::TypeId id) {
  if (id >= module.types.size()) return false;
  std::size_t threads = 0;
  for (ir::FieldId field : module.types[id].fields) {
    const ir::Type& type = module.types[module.fields[field].type];
    threads += type.is(Role::kThread);
    if ((type.is(Role::kContainer) || type.is(Role::kArray)) &&
        type.pointee < module.types.size() &&
        module.types[type.pointee].is(Role::kThread))
      return false;
  }
  return threads == 1;
}

std::optional<ir::Place> shared_owner_of(const Frame& frame,
                                         const ir::Place& place) {
  for (std::size_t n = 0; n < place.steps.size(); ++n)
    if (place.steps[n].kind == StepKind::kDeref &&
        type_at(frame, place.prefix(n)).copy == ir::CopyMeaning::kSharedOwner)
      return place.prefix(n);
  return std::nullopt;
}

bool has_lock(const ir::Module& module, ir::TypeId id) {
  if (id >= module.types.size()) return false;
  const std::vector<ir::FieldId>& fields = module.types[id].fields;
  return std::any_of(fields.begin(), fields.end(), [&](ir::FieldId field) {
    return module.types[module.fields[field].type].is(Role::kLock);
  });
}

bool joins_when_destroyed(const ir::Module& module, ir::TypeId id) {
  if (id >= module.types.size()) return false;
  return module.types[id].is(Role::kJoinsOnDestroy) ||
         has(member_roles(module, id, 0), Role::kJoinsOnDestroy);
}

std::string spell(const Frame& frame, const ir::Place& place) {
  std::string text;
  bool is_this = false;
  if (place.is_local()) {
    const ir::Local& local = frame.function.locals[place.id];
    is_this = local.role == ir::LocalRole::kThis;
    if (!is_this) text = local.name;
    if (!is_this && text.empty()) return "";
  } else if (place.is_global()) {
    text = frame.module.globals[place.id].name;
  }
  ir::Place at = place.prefix(0);
  bool pending_deref = false;
  for (const ir::Step& step : place.steps) {
    const ir::Type& type = type_at(frame, at);
    at = at.with(step);
    if (step.kind == StepKind::kDeref) {
      pending_deref = !is_this && !type.is(Role::kReference);
    } else if (step.kind == StepKind::kIndex) {
      text += "[...]";
      pending_deref = false;
    } else {
      const std::string& name = frame.module.fields[step.field].name;
      is_this = name == "this";  // a captured `this`
      if (is_this) {
        text.clear();
        continue;
      }
      if (!text.empty()) text += pending_deref ? "->" : ".";
      text += name;
      pending_deref = false;
    }
    if (step.kind != StepKind::kDeref) is_this = false;
  }
  if (text.empty()) return is_this ? "*this" : "";
  return pending_deref ? "*" + text : text;
}

std::string short_name(const std::string& qualified) {
  std::size_t colon = qualified.rfind("::");
  return colon == std::string::npos ? qualified : qualified.substr(colon + 2);
}

}  // namespace fearless::analysis
