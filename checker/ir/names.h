// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How each enumerator of the IR is spelled: one table per enum, used by the
// printer, the parser, the verifier and the vocabulary's reader. A new
// enumerator needs one line here; the text form and the binary form follow.
// Tables are constant data; a look-up is a short linear search.

#ifndef FEARLESS_CHECKER_IR_NAMES_H_
#define FEARLESS_CHECKER_IR_NAMES_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "checker/ir/module.h"

namespace fearless::ir {

template <class Enum>
struct Spelling {
  Enum value;
  std::string_view word;
};

// Every enumerator of `Enum`, in order of declaration.
template <class Enum>
std::span<const Spelling<Enum>> spellings();
template <>
std::span<const Spelling<EventKind>> spellings();
template <>
std::span<const Spelling<Mode>> spellings();
template <>
std::span<const Spelling<SpawnKind>> spellings();
template <>
std::span<const Spelling<BlockKind>> spellings();
template <>
std::span<const Spelling<OperandKind>> spellings();
template <>
std::span<const Spelling<Role>> spellings();
template <>
std::span<const Spelling<CopyMeaning>> spellings();
template <>
std::span<const Spelling<Answer>> spellings();
template <>
std::span<const Spelling<Cause>> spellings();
template <>
std::span<const Spelling<LocalRole>> spellings();
template <>
std::span<const Spelling<TerminatorKind>> spellings();
template <>
std::span<const Spelling<LockContract>> spellings();
template <>
std::span<const Spelling<FunctionFlag>> spellings();
template <>
std::span<const Spelling<RootKind>> spellings();
template <>
std::span<const Spelling<StepKind>> spellings();
template <>
std::span<const Spelling<Suppression::Kind>> spellings();
template <>
std::span<const Spelling<Rewrite::Kind>> spellings();
template <>
std::span<const Spelling<Problem::Kind>> spellings();

// The word for `value`; "?" when it is no enumerator.
template <class Enum>
std::string_view word_of(Enum value) {
  for (const Spelling<Enum>& each : spellings<Enum>())
    if (each.value == value) return each.word;
  return "?";
}

template <class Enum>
std::optional<Enum> from_word(std::string_view word) {
  for (const Spelling<Enum>& each : spellings<Enum>())
    if (each.word == word) return each.value;
  return std::nullopt;
}

template <class Enum>
bool is_enumerator(Enum value) {
  for (const Spelling<Enum>& each : spellings<Enum>())
    if (each.value == value) return true;
  return false;
}

// All bits of a set of flags: Role, FunctionFlag.
template <class Flag>
std::uint32_t all_bits() {
  std::uint32_t bits = 0;
  for (const Spelling<Flag>& each : spellings<Flag>())
    bits |= static_cast<std::uint32_t>(each.value);
  return bits;
}

// "exclusive, shared": for messages that say what is allowed.
template <class Enum>
std::string all_words() {
  std::string list;
  for (const Spelling<Enum>& each : spellings<Enum>()) {
    if (!list.empty()) list += ", ";
    list += each.word;
  }
  return list;
}

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_NAMES_H_
