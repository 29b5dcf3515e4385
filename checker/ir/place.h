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
//   _2[0]           the element 0
//   _2[~1]          the element that one expression of the function says
//   @g.count        a member of the global `g`
//
// Two places with equal steps may still be two objects (`a[i]`, `a[j]`): an
// index step stands for some element, and all of them compare as equal. What
// is known of the index besides (`a[0]`) is asked for by name. Paths are cut
// at kMaxSteps; a cut place stands for everything below it.

#ifndef FEARLESS_CHECKER_IR_PLACE_H_
#define FEARLESS_CHECKER_IR_PLACE_H_

#include <compare>
#include <cstddef>
#include <cstdint>

#include "checker/ir/steps.h"

namespace fearless::ir {

using LocalId = std::uint32_t;   // index into Function::locals
using GlobalId = std::uint32_t;  // index into Module::globals

enum class RootKind : std::uint8_t { kNothing, kLocal, kGlobal };

struct Place {
  static constexpr std::size_t kMaxSteps = Steps::kMax;

  RootKind root = RootKind::kNothing;
  std::uint32_t id = kNone;  // LocalId or GlobalId
  Steps steps;

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
  // It leads through an element, so that equal places may be two objects.
  bool has_index() const;
  // `*this` with `from`, which must be a prefix of it, replaced by `to`.
  Place rebased(const Place& from, const Place& to) const;
  // True when `this` is `other` or leads to it: `_1` covers `_1.*.mu`.
  bool covers(const Place& other) const;
  // Of places of which one covers the other: they go through two elements with
  // different constants; through the same constants everywhere; through
  // elements of which nobody said that they are the same.
  bool is_other_element(const Place& other) const;
  bool is_same_element(const Place& other) const;
  bool may_be_other_element(const Place& other) const;
  // Without what is known of an element in the terms of one function only.
  Place without_symbols() const;

  auto operator<=>(const Place&) const = default;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_PLACE_H_
