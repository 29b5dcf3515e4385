// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/binary.h"
#include "checker/ir/members.h"
#include "checker/ir/names.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/xxhash.h"

namespace fearless::ir {
namespace {

// Raised when the same structs are written in another way.
constexpr char kVersion = 1;

void append_fixed(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

template <class... Enums>
void describe_enums(std::string& out) {
  const auto one = [&](const auto& table) {
    for (const auto& [value, word] : table) {
      (out += word) += '=';
      append_fixed(out, static_cast<std::uint32_t>(value), 4);
    }
    out += '\n';
  };
  (one(spellings<Enums>()), ...);
}

template <class... Structs>
void describe_structs(std::string& out) {
  const auto one = [&]<class T>(const T& it) {
    with_members(it, [&](const auto&... member) {
      ((append_fixed(out, sizeof member, 2)), ...);
    });
    out += '\n';
  };
  (one(Structs()), ...);
}

// Words, values and member sizes stand for the whole layout.
std::uint32_t schema() {
  static const std::uint32_t hash = [] {
    std::string text;
    describe_enums<EventKind, Mode, SpawnKind, BlockKind, OperandKind, Role,
                   CopyMeaning, Answer, Cause, LocalRole, TerminatorKind,
                   LockContract, FunctionFlag, RootKind, StepKind,
                   Suppression::Kind, Rewrite::Kind, Problem::Kind>(text);
    describe_structs<Range, Step, Place, Reason, Trait, Type, Field, Global,
                     Operand, Event, Local, Condition, Terminator, Block,
                     Annotation, Function, File, Callee, Suppression,
                     Replacement, Rewrite, Problem, Module>(text);
    return static_cast<std::uint32_t>(llvm::xxh3_64bits(text));
  }();
  return hash;
}

}  // namespace

std::string binary_header(std::string_view payload) {
  std::string header = "FIR";
  header += kVersion;
  append_fixed(header, schema(), 4);
  append_fixed(header, llvm::xxh3_64bits(payload), 8);
  return header;
}

}  // namespace fearless::ir
