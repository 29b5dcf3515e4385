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

constexpr unsigned kMaxOverloads = 8;
using Methods = llvm::SmallVector<const clang::CXXMethodDecl*, 2>;

void add_overloads(const clang::CXXRecordDecl* record, Methods& found) {
  for (const clang::Decl* member : record->decls()) {
    if (const auto* use = clang::dyn_cast<clang::UsingShadowDecl>(member))
      member = use->getTargetDecl();
    auto add = [&](const clang::FunctionDecl* function) {
      const auto* method =
          clang::dyn_cast_or_null<clang::CXXMethodDecl>(function);
      if (method && method->getOverloadedOperator() == clang::OO_Call &&
          !method->isInvalidDecl() && found.size() < kMaxOverloads)
        found.push_back(method);
    };
    if (const auto* generic =
            clang::dyn_cast<clang::FunctionTemplateDecl>(member)) {
      for (const clang::FunctionDecl* instance : generic->specializations())
        add(instance);
    } else {
      add(clang::dyn_cast<clang::FunctionDecl>(member));
    }
  }
}

}  // namespace

Methods call_operators(clang::QualType type) {
  Methods found;
  const clang::CXXRecordDecl* record =
      type.getNonReferenceType()->getAsCXXRecordDecl();
  if (record != nullptr && record->hasDefinition())
    add_overloads(record->getDefinition(), found);
  return found;
}

const clang::CXXMethodDecl* call_operator(clang::QualType type) {
  const Methods found = call_operators(type);
  return found.empty() ? nullptr : found.front();
}

void FunctionLowering::invoke(const Selector& subject, const Selector& extra,
                              CallSite& site) {
  std::vector<Argument*> callables = selected_arguments(subject, site);
  if (callables.empty()) return;
  const Methods overloads = call_operators(callables[0]->type);
  if (overloads.size() < 2 || !body_.is_reachable()) {
    invoke_one(*callables[0], overloads.empty() ? nullptr : overloads.front(),
               extra, site);
    return;
  }
  // A visitor: which of them runs is known when it runs.
  const ir::BlockId from = body_.switch_block(site.range);
  const ir::BlockId after = body_.new_block();
  for (const clang::CXXMethodDecl* overload : overloads) {
    const ir::BlockId block = body_.new_block();
    body_.add_target(from, block);
    body_.start(block);
    invoke_one(*callables[0], overload, extra, site);
    body_.jump(after);
  }
  body_.start(after);
}

void FunctionLowering::invoke_one(Argument& callable,
                                  const clang::CXXMethodDecl* method,
                                  const Selector& extra, CallSite& site) {
  ir::Event call = event(ir::EventKind::kCall, site.range);
  call.may_throw = may_throw(nullptr, {});
  call.has_predicate = true;
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
