// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/function_lowering.h"

#include "checker/lower/annotations.h"
#include "checker/lower/function_facts.h"
#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {
namespace {

// Cheap to destroy, so nothing dies with it that anybody could point at.
bool is_passed_by_reference(const clang::ParmVarDecl* parameter) {
  return parameter->getType()->isReferenceType();
}

}  // namespace

void FunctionLowering::declare_return(clang::QualType type) {
  local("", type, ir::LocalRole::kReturn, {});
}

void FunctionLowering::declare_this(const clang::CXXMethodDecl* method) {
  const clang::CXXRecordDecl* record = method->getParent();
  if (!record->isLambda()) {
    local("this", method->getThisType(), ir::LocalRole::kThis,
          range(method->getLocation()));
    return;
  }
  closure_ = record;
  llvm::DenseMap<const clang::ValueDecl*, clang::FieldDecl*> captures;
  record->getCaptureFields(captures, this_capture_);
  captures_ = std::move(captures);
  local("", method->getThisType(), ir::LocalRole::kThis,
        range(method->getLocation()));
}

void FunctionLowering::declare_parameters(const clang::FunctionDecl* function) {
  for (const clang::ParmVarDecl* parameter : function->parameters()) {
    ir::LocalId id =
        local(parameter->getNameAsString(), parameter->getType(),
              ir::LocalRole::kParameter, range(parameter->getLocation()));
    variables_[parameter] = ir::Place::local(id);
  }
  body_.function().parameters =
      static_cast<std::uint32_t>(body_.function().locals.size() - 1);
}

std::optional<ir::Function> FunctionLowering::function(
    const clang::FunctionDecl* function) {
  function_ = function;
  declare_return(function->getReturnType());
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(function);
  if (method != nullptr && method->isInstance()) declare_this(method);
  declare_parameters(function);
  describe(*function, unit_, body_.function());
  body(function);
  if (body_.is_over_budget()) return std::nullopt;
  return body_.finish();
}

void FunctionLowering::body(const clang::FunctionDecl* function) {
  const clang::Stmt* body = function->getBody();
  ir::Range end = range(body->getEndLoc());
  {
    Scope scope(*this, end);
    for (const clang::ParmVarDecl* parameter : function->parameters())
      if (!is_passed_by_reference(parameter))
        push_kill(variables_[parameter], parameter->getType(), false);
    if (const auto* constructor =
            clang::dyn_cast<clang::CXXConstructorDecl>(function))
      constructor_initializers(constructor);
    statement(body);
    if (const auto* destructor =
            clang::dyn_cast<clang::CXXDestructorDecl>(function)) {
      // A `return` in a destructor still destroys the members.
      ir::BlockId members = body_.new_block();
      body_.jump(members);
      for (const PendingJump& jump : pending_[nullptr])
        body_.jump_between(jump.from, {}, {}, members);
      body_.start(members);
      destroy_members(destructor->getParent(), end);
    }
  }
  body_.leave_function(end);
}

std::optional<ir::Function> FunctionLowering::implicit_destructor(
    const clang::CXXRecordDecl* record) {
  const clang::CXXDestructorDecl* destructor = record->getDestructor();
  function_ = destructor;
  declare_return(unit_.context().VoidTy);
  declare_this(destructor);
  declare_parameters(destructor);
  describe(*destructor, unit_, body_.function());
  ir::Range where = range(record->getLocation());
  body_.function().range = where;
  scope_end_ = where;
  destroy_members(record, where);
  body_.leave_function(where);
  if (body_.is_over_budget()) return std::nullopt;
  return body_.finish();
}

std::optional<ir::Function> FunctionLowering::initializers(
    std::span<const clang::VarDecl* const> variables) {
  declare_return(unit_.context().VoidTy);
  ir::Function& result = body_.function();
  result.name = "(initialisation of globals)";
  result.add(ir::FunctionFlag::kInternal);
  result.add(ir::FunctionFlag::kImplicit);
  for (const clang::VarDecl* variable : variables) {
    Scope scope(*this, range(variable->getSourceRange()));
    result.range = range(variable->getLocation());
    guarded_static_ = ir::Place::global(unit_.types().global(variable));
    into(guarded_static_, variable->getInit());
  }
  body_.leave_function({});
  if (body_.is_over_budget()) return std::nullopt;
  return body_.finish();
}

}  // namespace fearless::lower
