// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/defaults.h"

namespace fearless::ir {

std::string default_usr(const Type& type) {
  return type.is(Role::kRecord) ? type.name : std::string();
}

std::string default_usr(const Module& module, const Field& field) {
  if (field.owner >= module.types.size()) return field.name;
  return module.types[field.owner].name + "::" + field.name;
}

std::vector<std::vector<FieldId>> fields_by_owner(const Module& module) {
  std::vector<std::vector<FieldId>> fields(module.types.size());
  for (FieldId id = 0; id < module.fields.size(); ++id)
    if (module.fields[id].owner < fields.size())
      fields[module.fields[id].owner].push_back(id);
  return fields;
}

LocalRole default_role(LocalId id, const Local& local) {
  if (id == 0) return LocalRole::kReturn;
  return local.name.empty() ? LocalRole::kTemporary : LocalRole::kVariable;
}

bool has_range_by_default(const Local& local) {
  return local.role == LocalRole::kVariable ||
         local.role == LocalRole::kParameter;
}

bool has_range_by_default(const Terminator& terminator) {
  return terminator.kind != TerminatorKind::kGoto;
}

std::uint32_t default_parameters(const Function& function) {
  std::uint32_t count = 0;
  for (std::size_t i = 1; i < function.locals.size(); ++i, ++count) {
    const LocalRole role = function.locals[i].role;
    if (role != LocalRole::kThis && role != LocalRole::kParameter) break;
  }
  return count;
}

std::span<const CalleeFlag> callee_flags() {
  static constexpr CalleeFlag kFlags[] = {
      {"virtual", &Callee::is_virtual}, {"const", &Callee::is_const},
      {"method", &Callee::is_method},   {"noexcept", &Callee::is_noexcept},
      {"system", &Callee::is_system},   {"hands_over", &Callee::hands_over},
      {"ender", &Callee::is_ender},     {"end_keeper", &Callee::keeps_for_end},
  };
  return kFlags;
}

const CalleeFlag* find_callee_flag(std::string_view word) {
  for (const CalleeFlag& flag : callee_flags())
    if (flag.word == word) return &flag;
  return nullptr;
}

}  // namespace fearless::ir
