// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The small steps that all of lowering is made of. An operation on a place
// that is nothing (what was not modelled) is no event.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

FunctionLowering::FunctionLowering(UnitLowering& unit)
    : unit_(unit), body_(unit.max_events()) {}

ir::Range FunctionLowering::range(const clang::Stmt* statement) {
  return range(statement->getSourceRange());
}

ir::Range FunctionLowering::range(clang::SourceRange source) {
  if (range_override_) return *range_override_;
  return unit_.sources().range(source);
}

ir::Range FunctionLowering::range(clang::SourceLocation location) {
  if (range_override_) return *range_override_;
  return unit_.sources().range(location);
}

ir::Event FunctionLowering::event(ir::EventKind kind, ir::Range range) {
  ir::Event event;
  event.kind = kind;
  event.range = range;
  return event;
}

void FunctionLowering::emit(ir::Event event) {
  // The first initialisation of a static variable is guarded by the language.
  if (!guarded_static_.is_nothing() &&
      (event.place.id == guarded_static_.id ||
       event.target.id == guarded_static_.id) &&
      (event.place.is_global() || event.target.is_global()))
    event.is_implicit = true;
  body_.emit(std::move(event));
}

void FunctionLowering::access(ir::EventKind kind, const ir::Place& place,
                              ir::Range range) {
  if (place.is_nothing()) return;
  ir::Event access = event(kind, range);
  access.place = place;
  emit(std::move(access));
}

void FunctionLowering::transfer(ir::EventKind kind, const ir::Place& target,
                                const ir::Place& source, ir::Range range) {
  if (target == source) return;
  if (target.is_nothing()) return access(ir::EventKind::kRead, source, range);
  if (source.is_nothing()) return constant(target, std::nullopt, range);
  ir::Event transfer = event(kind, range);
  transfer.target = target;
  transfer.place = source;
  emit(std::move(transfer));
}

void FunctionLowering::borrow(const ir::Place& target, const ir::Place& source,
                              bool is_const, ir::Range range) {
  if (target.is_nothing()) return;
  if (source.is_nothing()) return constant(target, std::nullopt, range);
  ir::Event borrow = event(ir::EventKind::kBorrow, range);
  borrow.target = target;
  borrow.place = source;
  borrow.mode = is_const ? ir::Mode::kShared : ir::Mode::kExclusive;
  emit(std::move(borrow));
}

void FunctionLowering::constant(const ir::Place& target,
                                std::optional<std::int64_t> value,
                                ir::Range range) {
  if (target.is_nothing()) return;
  ir::Event constant = event(ir::EventKind::kConstant, range);
  constant.target = target;
  constant.value = value;
  emit(std::move(constant));
}

void FunctionLowering::store(const ir::Place& target, const Value& value,
                             ir::Range range, clang::QualType type) {
  switch (value.kind) {
    case ir::OperandKind::kConstant:
      return constant(target, value.constant, range);
    case ir::OperandKind::kCopy:
      return transfer(ir::EventKind::kCopy, target, value.place, range);
    case ir::OperandKind::kMove:
      return transfer(ir::EventKind::kMove, target, value.place, range);
    case ir::OperandKind::kBorrow:
    case ir::OperandKind::kBorrowMut:
    case ir::OperandKind::kBorrowRvalue:
      return borrow(target, value.place, value.kind == ir::OperandKind::kBorrow,
                    range);
    case ir::OperandKind::kFunction: {
      if (target.is_nothing()) return;
      ir::Event function = event(ir::EventKind::kConstant, range);
      function.target = target;
      function.args.push_back({.kind = ir::OperandKind::kFunction,
                               .function = value.callee,
                               .type = this->type(type),
                               .range = range});
      return emit(std::move(function));
    }
  }
}

void FunctionLowering::opaque(const clang::Expr* expression) {
  emit(event(ir::EventKind::kOpaque, range(expression)));
}

void FunctionLowering::order(const ir::Place& first, const ir::Place& second,
                             ir::Range range) {
  if (first.is_nothing() || second.is_nothing()) return;
  ir::Event order = event(ir::EventKind::kOrder, range);
  order.place = first;
  order.target = second;
  emit(std::move(order));
}

ir::LocalId FunctionLowering::local(std::string name, clang::QualType type,
                                    ir::LocalRole role, ir::Range range) {
  return body_.add_local({.name = std::move(name),
                          .type = this->type(type),
                          .role = role,
                          .range = range});
}

ir::Place FunctionLowering::temporary(clang::QualType type, ir::Range range) {
  return ir::Place::local(local("", type, ir::LocalRole::kTemporary, range));
}

Cleanup FunctionLowering::cleanup_of(const ir::Place& place,
                                     clang::QualType type) {
  Cleanup cleanup;
  cleanup.place = place;
  cleanup.destroyed = place;
  cleanup.range = scope_end_;
  if (type.isNull() || type->isReferenceType()) return cleanup;
  if (type->isArrayType()) cleanup.destroyed = place.index();
  clang::QualType element = unit_.context().getBaseElementType(type);
  if (const auto* record = element->getAsCXXRecordDecl()) {
    cleanup.destructor = unit_.destructor(record);
    if (cleanup.destructor != ir::kNone) cleanup.type = this->type(element);
  }
  return cleanup;
}

void FunctionLowering::push_kill(const ir::Place& place, clang::QualType type,
                                 bool outlives_expression) {
  Cleanup cleanup = cleanup_of(place, type);
  cleanup.outlives_expression = outlives_expression;
  body_.push(std::move(cleanup));
}

bool FunctionLowering::may_throw(const clang::FunctionDecl* callee,
                                 clang::QualType function_type) {
  if (!unit_.context().getLangOpts().CXXExceptions) return false;
  if (callee != nullptr && callee->hasAttr<clang::NoThrowAttr>()) return false;
  if (function_type.isNull()) return true;
  const auto* prototype = function_type->getAs<clang::FunctionProtoType>();
  if (prototype == nullptr) return true;
  clang::ExceptionSpecificationType kind = prototype->getExceptionSpecType();
  if (kind == clang::EST_Unevaluated || kind == clang::EST_Uninstantiated ||
      kind == clang::EST_Unparsed || kind == clang::EST_DependentNoexcept)
    return true;
  return prototype->canThrow() != clang::CT_Cannot;
}

}  // namespace fearless::lower
