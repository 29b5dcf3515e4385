// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A place names a piece of memory the way the source reaches it: a root (a
// local of the function, or a global) and steps from there. It is the place of
// Rust's MIR with C++ spelling: references are pointers, so `r.x` with an
// `int& x` member is `_r.*.x.*`.
//
//   _3              the local 3
//   _1.*.mu         `this->mu`
//   _2.*            `*p`, for raw, unique and shared pointers alike
//   _2[]            any element of the container or array `v`
//   @g.count        a member of the global `g`
//
// Two places with equal steps may still be two objects (`a[i]`, `a[j]`): an
// index step stands for some element. Paths are cut at kMaxSteps; a cut place
// stands for everything below it.

#ifndef FEARLESS_CHECKER_IR_PLACE_H_
#define FEARLESS_CHECKER_IR_PLACE_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fearless::ir {

using LocalId = std::uint32_t;   // index into Function::locals
using GlobalId = std::uint32_t;  // index into Module::globals
using FieldId = std::uint32_t;   // index into Module::fields
inline constexpr std::uint32_t kNone = ~0u;

enum class StepKind : std::uint8_t { kField, kDeref, kIndex };

struct Step {
  StepKind kind = StepKind::kDeref;
  FieldId field = kNone;  // for kField

  auto operator<=>(const Step&) const = default;
};

enum class RootKind : std::uint8_t { kNothing, kLocal, kGlobal };

struct Place {
  static constexpr std::size_t kMaxSteps = 8;

  RootKind root = RootKind::kNothing;
  std::uint32_t id = kNone;  // LocalId or GlobalId
  std::vector<Step> steps;

  static Place local(LocalId id) { return {RootKind::kLocal, id, {}}; }
  static Place global(GlobalId id) { return {RootKind::kGlobal, id, {}}; }

  bool is_nothing() const { return root == RootKind::kNothing; }
  bool is_local() const { return root == RootKind::kLocal; }
  bool is_global() const { return root == RootKind::kGlobal; }
  // A root without steps.
  bool is_variable() const { return !is_nothing() && steps.empty(); }

  Place with(Step step) const;  // one step further, unless at kMaxSteps
  Place field(FieldId id) const { return with({StepKind::kField, id}); }
  Place deref() const { return with({StepKind::kDeref, kNone}); }
  Place index() const { return with({StepKind::kIndex, kNone}); }

  // The same root and the first `count` steps.
  Place prefix(std::size_t count) const;
  // `*this` with `from`, which must be a prefix of it, replaced by `to`.
  Place rebased(const Place& from, const Place& to) const;
  // True when `this` is `other` or leads to it: `_1` covers `_1.*.mu`.
  bool covers(const Place& other) const;

  auto operator<=>(const Place&) const = default;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_PLACE_H_
