// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What IR text means where it says nothing: the parser fills these in, the
// printer leaves out what equals them. Both ask here, so they cannot disagree.

#ifndef FEARLESS_CHECKER_IR_DEFAULTS_H_
#define FEARLESS_CHECKER_IR_DEFAULTS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/ir/module.h"

namespace fearless::ir {

// A name is a good usr in a test; functions, callees and globals have theirs.
std::string default_usr(const Type& type);  // of records; none for others
std::string default_usr(const Module& module, const Field& field);

// Type::fields, by type: the fields that name it as owner, in order.
std::vector<std::vector<FieldId>> fields_by_owner(const Module& module);

// Local 0 is the return value, a name makes a variable.
LocalRole default_role(LocalId id, const Local& local);
// Written variables and parameters have their place in the text as range.
bool has_range_by_default(const Local& local);
// The same for terminators; a `goto` is nowhere in the source.
bool has_range_by_default(const Terminator& terminator);
// The locals from 1 on that are `this` or parameters.
std::uint32_t default_parameters(const Function& function);

struct CalleeFlag {
  std::string_view word;
  bool Callee::* member;
};
std::span<const CalleeFlag> callee_flags();
const CalleeFlag* find_callee_flag(std::string_view word);

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_DEFAULTS_H_
