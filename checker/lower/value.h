// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What an expression came to. Loads are lazy: the value of the variable `x` is
// `copy x`, and whoever consumes it decides whether that becomes `read x`, an
// operand of a call or the source of a `copy`. A prvalue that was computed into
// a temporary is a `move` of it; an address is a borrow. For a glvalue the
// borrow names the object itself. Plain data.

#ifndef FEARLESS_CHECKER_LOWER_VALUE_H_
#define FEARLESS_CHECKER_LOWER_VALUE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "checker/ir/event.h"
#include "clang/AST/Expr.h"

namespace fearless::lower {

struct Value {
  ir::OperandKind kind = ir::OperandKind::kConstant;
  ir::Place place;
  std::uint32_t callee = ir::kNone;      // kFunction
  std::optional<std::int64_t> constant;  // kConstant, when known
  ir::Place tested;         // kConstant: truth of this place, `has_value()`
  bool is_wrapper = false;  // `std::ref(x)`: a reference passed by value
  bool is_test_negated = false;

  static Value copy(ir::Place place) {
    if (place.is_nothing()) return {};
    return {.kind = ir::OperandKind::kCopy, .place = std::move(place)};
  }
  static Value move(ir::Place place) {
    if (place.is_nothing()) return {};
    return {.kind = ir::OperandKind::kMove, .place = std::move(place)};
  }
  static Value address(ir::Place place, bool is_const = false) {
    if (place.is_nothing()) return {};
    return {.kind = is_const ? ir::OperandKind::kBorrow
                             : ir::OperandKind::kBorrowMut,
            .place = std::move(place)};
  }
  static Value number(std::int64_t value) { return {.constant = value}; }
  static Value function(std::uint32_t callee) {
    return {.kind = ir::OperandKind::kFunction, .callee = callee};
  }

  bool is_load() const { return kind == ir::OperandKind::kCopy; }
  bool is_constant() const { return kind == ir::OperandKind::kConstant; }
  bool is_function() const { return kind == ir::OperandKind::kFunction; }
  bool is_address() const {
    return kind == ir::OperandKind::kBorrow ||
           kind == ir::OperandKind::kBorrowMut ||
           kind == ir::OperandKind::kBorrowRvalue;
  }
};

// One argument of a call, evaluated. For a reference parameter `value` is a
// borrow of the object that is bound to it, or, while `is_scalar`, the value
// of a temporary that nobody needed to make yet.
struct Argument {
  Value value;
  const clang::Expr* expression = nullptr;
  clang::QualType type;  // of the object or value
  ir::Range range;
  bool is_reference = false;
  bool is_scalar = false;
};

// A call on its way to becoming events.
struct CallSite {
  const clang::Expr* expression = nullptr;
  const clang::FunctionDecl* callee = nullptr;
  ir::Place object;  // of a method; nothing for free functions
  clang::QualType object_type;
  bool has_object = false;
  bool is_virtual = false;  // dispatched at run time
  std::vector<Argument> arguments;
  clang::QualType result_type;  // void: a constructor
  ir::Place target;             // where the result shall go, or nothing
  bool is_target_filled = false;
  ir::Range range;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_VALUE_H_
