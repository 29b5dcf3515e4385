// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Callables that a library runs before its call returns: algorithms, visitors,
// the predicate of a wait.

#include "checker/lower/callable.h"
#include "checker/lower/function_lowering.h"
#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {

using vocabulary::Selector;

namespace {

const clang::CXXMethodDecl* instance_of(const clang::CXXMethodDecl* pattern) {
  const clang::FunctionTemplateDecl* generic =
      pattern->getDescribedFunctionTemplate();
  if (generic == nullptr) return pattern;
  for (const clang::FunctionDecl* instance : generic->specializations())
    return clang::dyn_cast<clang::CXXMethodDecl>(instance);
  return nullptr;
}

}  // namespace

const clang::CXXMethodDecl* call_operator(clang::QualType type) {
  const clang::CXXRecordDecl* record =
      type.getNonReferenceType()->getAsCXXRecordDecl();
  if (record == nullptr || !record->hasDefinition()) return nullptr;
  if (record->isLambda()) {
    const clang::CXXMethodDecl* body = record->getLambdaCallOperator();
    return body ? instance_of(body) : nullptr;
  }
  for (const clang::CXXMethodDecl* method : record->methods())
    if (method->getOverloadedOperator() == clang::OO_Call) return method;
  return nullptr;
}

void FunctionLowering::invoke(const Selector& subject, const Selector& extra,
                              CallSite& site) {
  std::vector<Argument*> callables = selected_arguments(subject, site);
  if (callables.empty()) return;
  Argument& callable = *callables[0];
  ir::Event call = event(ir::EventKind::kCall, site.range);
  call.may_throw = may_throw(nullptr, {});
  const clang::CXXMethodDecl* method = call_operator(callable.type);
  const clang::FunctionDecl* callee = method;
  if (callable.value.is_function()) {
    call.callee = callable.value.callee;
  } else if (method != nullptr && !unit_.is_system(method)) {
    unit_.want(method);
    call.callee = unit_.callee(method, false);
    call.args.push_back({.kind = ir::OperandKind::kBorrowMut,
                         .place = argument_place(callable, {}),
                         .type = type(callable.type.getNonReferenceType()),
                         .range = callable.range});
  } else {
    callee = nullptr;
    call.place = argument_place(callable, {});
    if (call.place.is_nothing()) return opaque(site.expression);
    access(ir::EventKind::kRead, call.place, callable.range);
  }
  add_invoked_arguments(call, callee, extra, site);
  emit(std::move(call));
}

void FunctionLowering::add_invoked_arguments(ir::Event& call,
                                             const clang::FunctionDecl* callee,
                                             const Selector& extra,
                                             CallSite& site) {
  if (extra.kind == Selector::Kind::kNothing) return;
  unsigned next = 0;
  for (const ir::Place& place : selected(extra, site)) {
    ir::Operand operand;
    operand.range = site.range;
    operand.place = place;
    bool by_value = false;
    if (callee != nullptr && next < callee->getNumParams()) {
      clang::QualType parameter = callee->getParamDecl(next)->getType();
      by_value = !parameter->isReferenceType();
      operand.type = type(parameter.getNonReferenceType());
    }
    ++next;
    if (!place.is_nothing())
      operand.kind =
          by_value ? ir::OperandKind::kCopy : ir::OperandKind::kBorrowMut;
    call.args.push_back(std::move(operand));
  }
}

}  // namespace fearless::lower
