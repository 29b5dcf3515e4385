// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of BodyWalk that understands calls.

#include "checker/lower/role_lock.h"
#include "checker/lower/role_walk.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;
using clang::isa;
using vocabulary::EffectKind;
using vocabulary::Selector;

bool is_atomic_builtin(const clang::FunctionDecl* function) {
  if (function->getBuiltinID() == 0 || !function->getIdentifier()) {
    return false;
  }
  const llvm::StringRef name = function->getName();
  return name.starts_with("__sync_") || name.starts_with("__atomic_") ||
         name.starts_with("_Interlocked");
}

// What a local or temporary object was made to refer to: the argument of its
// constructor, when it has one argument and takes it by reference.
const clang::Expr* referred_to(const clang::Expr* object) {
  object = object->IgnoreParenCasts();
  if (const auto* name = dyn_cast<clang::DeclRefExpr>(object)) {
    const auto* variable = dyn_cast<clang::VarDecl>(name->getDecl());
    if (!variable || !variable->hasLocalStorage() || !variable->getInit()) {
      return nullptr;
    }
    object = variable->getInit();
  }
  object = object->IgnoreUnlessSpelledInSource();
  if (const auto* cast = dyn_cast<clang::CXXFunctionalCastExpr>(object)) {
    object = cast->getSubExpr()->IgnoreUnlessSpelledInSource();
  }
  const auto* made = dyn_cast<clang::CXXConstructExpr>(object);
  if (!made || made->getNumArgs() != 1) return nullptr;
  const clang::QualType type =
      made->getConstructor()->getParamDecl(0)->getType();
  return type->isLValueReferenceType() ? made->getArg(0) : nullptr;
}

}  // namespace

void BodyWalk::visit_call(const clang::CallExpr* call, Frame& frame) {
  const clang::FunctionDecl* callee = frame.reader.callee_of(call);
  const clang::Expr* name = call->getCallee()->IgnoreParenImpCasts();
  llvm::SmallVector<const clang::Expr*, 4> arguments(call->arguments());
  Where where = Where::kLocal;
  const auto* method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(callee);
  if (isa<clang::CXXOperatorCallExpr>(call) && !arguments.empty()) {
    where = place_of(arguments[0], frame);
    const clang::Expr* object = arguments[0];
    if (method) arguments.erase(arguments.begin());
    if (visit_object_call(call, object, where, callee, frame)) return;
  } else if (PatternReader::is_member(name)) {
    const clang::Expr* object = PatternReader::base_of(name);
    if (!object) {
      where = frame.object;
    } else {
      where = PatternReader::is_arrow(name) ? pointee_of(object, frame)
                                            : place_of(object, frame);
    }
    if (object && visit_object_call(call, object, where, callee, frame)) {
      return;
    }
  }
  if (!callee) return;
  if (is_atomic_builtin(callee) && !arguments.empty()) {
    if (pointee_of(arguments[0], frame) != Where::kBeyond) return;
    CountStep step;
    step.is_atomic = true;
    step.counter = counter_of(arguments[0], frame);
    result_.counts.push_back(step);
    return;
  }
  if (const auto* model = lexicon_.function_model(callee)) {
    visit_effects(call, *model, where, frame);
    return;
  }
  enter(callee, arguments, where, frame);
}

// Atomics and locks are understood by what they are, not by their bodies.
bool BodyWalk::visit_object_call(const clang::CallExpr* call,
                                 const clang::Expr* object, Where where,
                                 const clang::FunctionDecl* callee,
                                 Frame& frame) {
  const std::uint32_t roles = roles_of(object, frame);
  const auto* method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(callee);
  if (roles & bit(ir::Role::kAtomic)) {
    // `std::atomic_ref<int>(p_->refs).fetch_add(1)`: its methods are const.
    const clang::Expr* target = referred_to(object);
    if (target) {
      where = place_of(target, frame);
    } else if (method && method->isConst()) {
      return true;
    }
    if (where == Where::kBeyond) {
      CountStep step;
      step.is_atomic = true;
      step.counter = counter_of(target ? target : object, frame);
      result_.counts.push_back(step);
    }
    return true;
  }
  if (callee && !(roles & bit(ir::Role::kLock))) return false;
  if (method && lexicon_.function_model(method)) return false;
  std::optional<LockOperation> operation;
  if (method) {
    operation = declared_lock_operation(method);
  } else if (const auto* later = dyn_cast<clang::CXXDependentScopeMemberExpr>(
                 call->getCallee()->IgnoreParenImpCasts())) {
    if (later->getMember().isIdentifier()) {
      operation = lock_operation_named(
          later->getMember().getAsIdentifierInfo()->getName());
    }
  }
  if (!operation) return false;
  add_lock(operation->kind, where, frame);
  return true;
}

void BodyWalk::visit_effects(const clang::CallExpr* call,
                             const vocabulary::FunctionModel& model,
                             Where object, Frame& frame) {
  using Kind = LockOperation::Kind;
  const bool is_operator = isa<clang::CXXOperatorCallExpr>(call);
  for (const vocabulary::Effect& effect : model.effects) {
    Where where = object;
    if (effect.subject.kind == Selector::Kind::kArgument) {
      const unsigned index = effect.subject.index + (is_operator ? 1 : 0);
      if (index >= call->getNumArgs()) continue;
      const clang::Expr* argument = call->getArg(index);
      const clang::QualType type = frame.reader.type_of(argument);
      where = !type.isNull() && type->isPointerType()
                  ? pointee_of(argument, frame)
                  : place_of(argument, frame);
    }
    if (effect.kind == EffectKind::kAcquire) {
      add_lock(Kind::kAcquire, where, frame);
    } else if (effect.kind == EffectKind::kTryAcquire) {
      add_lock(Kind::kTryAcquire, where, frame);
    } else if (effect.kind == EffectKind::kRelease) {
      add_lock(Kind::kRelease, where, frame);
    } else if (effect.kind == EffectKind::kAtomic && where == Where::kBeyond) {
      CountStep step;
      step.is_atomic = true;
      result_.counts.push_back(step);
    }
  }
}

void BodyWalk::add_lock(LockOperation::Kind kind, Where where, Frame& frame) {
  frame.is_locked = kind != LockOperation::Kind::kRelease;
  if (where == Where::kBeyond || where == Where::kGlobal) {
    result_.locks.push_back({kind});
  }
}

}  // namespace fearless::lower
