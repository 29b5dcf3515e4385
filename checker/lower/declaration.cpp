// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Declarations inside functions: variables, statics, structured bindings,
// local classes.

#include "checker/lower/function_lowering.h"
#include "checker/lower/traversal.h"

namespace fearless::lower {

void FunctionLowering::declarations(const clang::DeclStmt* statement) {
  for (const clang::Decl* declaration : statement->decls()) {
    if (declaration->isInvalidDecl()) continue;
    if (const auto* declared = clang::dyn_cast<clang::VarDecl>(declaration))
      variable(declared);
    else if (const auto* function =
                 clang::dyn_cast<clang::FunctionDecl>(declaration))
      vexing_parse(function);
    else if (const auto* record =
                 clang::dyn_cast<clang::CXXRecordDecl>(declaration))
      collect_methods(record, unit_);
  }
}

void FunctionLowering::variable(const clang::VarDecl* variable) {
  if (variable->isInvalidDecl() || variable->getType()->isDependentType())
    return;
  if (variable->hasExternalStorage()) return;
  if (variable->isStaticLocal() ||
      variable->getTLSKind() != clang::VarDecl::TLS_None)
    return static_variable(variable);
  ir::Range where = range(variable->getLocation());
  ir::Place place =
      ir::Place::local(local(variable->getNameAsString(), variable->getType(),
                             ir::LocalRole::kVariable, where));
  variables_[variable] = place;
  access(ir::EventKind::kInit, place, where);
  if (variable->getInit() != nullptr) {
    Scope expression(*this, range(variable->getSourceRange()));
    into(place, variable->getInit());
  }
  push_kill(place, variable->getType(), false);
  if (const auto* declared =
          clang::dyn_cast<clang::DecompositionDecl>(variable))
    bindings(declared);
}

// `Lock lock();` declares a function where a guard was meant: what a reader
// sees is a guard that locks nothing.
void FunctionLowering::vexing_parse(const clang::FunctionDecl* function) {
  clang::QualType result = function->getReturnType();
  bool is_meant = function->getNumParams() == 0 && !function->isReferenced() &&
                  result->isRecordType() &&
                  unit_.types().has_role(result, ir::Role::kGuard);
  if (!is_meant) return;
  ir::Range where = range(function->getLocation());
  ir::Place place = ir::Place::local(local(function->getNameAsString(), result,
                                           ir::LocalRole::kVariable, where));
  access(ir::EventKind::kInit, place, where);
  push_kill(place, result, false);
}

// Runs at most once; who comes second waits. So its writes are no races, and
// it may be skipped.
void FunctionLowering::static_variable(const clang::VarDecl* variable) {
  if (variable->getInit() == nullptr ||
      variable->getInit()->isValueDependent() ||
      variable->hasConstantInitialization())
    return;
  ir::BlockId first = body_.new_block();
  ir::BlockId after = body_.new_block();
  body_.branch({}, first, after, range(variable->getLocation()));
  body_.start(first);
  {
    Scope expression(*this, range(variable->getSourceRange()));
    guarded_static_ = ir::Place::global(unit_.types().global(variable));
    into(guarded_static_, variable->getInit());
    guarded_static_ = {};
  }
  body_.jump(after);
  body_.start(after);
}

// Each name is a part of the hidden variable; Clang knows which. For types
// with `get<I>` it is a variable of its own.
void FunctionLowering::bindings(const clang::DecompositionDecl* declaration) {
  for (const clang::BindingDecl* binding : declaration->bindings()) {
    if (const clang::VarDecl* held = binding->getHoldingVar()) {
      variable(held);
      variables_[binding] = variables_[held].deref();
    } else if (binding->getBinding() != nullptr) {
      variables_[binding] = place(binding->getBinding());
    }
  }
}

}  // namespace fearless::lower
