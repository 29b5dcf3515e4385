// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/trait_mutation_walk.h"

#include "checker/lower/role_lock.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using ir::Role;
using vocabulary::Effect;
using vocabulary::EffectKind;
using vocabulary::Selector;

constexpr std::size_t kMaxDepth = 5;

bool acquires(const vocabulary::FunctionModel& model) {
  return llvm::any_of(model.effects, [](const Effect& effect) {
    return effect.kind == EffectKind::kAcquire ||
           effect.kind == EffectKind::kTryAcquire;
  });
}

bool releases(const vocabulary::FunctionModel& model) {
  return llvm::any_of(model.effects, [](const Effect& effect) {
    return effect.kind == EffectKind::kRelease;
  });
}

// Whether the effects change the operand that `kind` and `index` name.
bool changes(const vocabulary::FunctionModel& model, Selector::Kind kind,
             std::uint32_t index) {
  const auto is_it = [&](const Selector& selector) {
    return selector.kind == kind &&
           (kind != Selector::Kind::kArgument || selector.index == index);
  };
  return llvm::any_of(model.effects, [&](const Effect& effect) {
    switch (effect.kind) {
      case EffectKind::kWrite:
      case EffectKind::kReinit:
      case EffectKind::kKill:
      case EffectKind::kRelinquish:
        return is_it(effect.subject);
      case EffectKind::kMove:
      case EffectKind::kSwap:
        return is_it(effect.subject) || is_it(effect.object);
      case EffectKind::kCopy:
      case EffectKind::kTake:
      case EffectKind::kConstruct:
        return is_it(effect.object);
      default:
        return false;
    }
  });
}

// `begin() const` beside `begin()`.
bool has_const_twin(const clang::CXXMethodDecl* method) {
  const auto* record = method->getParent();
  return llvm::any_of(
      record->lookup(method->getDeclName()), [&](const auto* found) {
        const auto* twin = dyn_cast<clang::CXXMethodDecl>(found);
        return twin && twin->isConst() &&
               twin->getNumParams() == method->getNumParams();
      });
}

}  // namespace

MutationWalk::MutationWalk(RoleFacts& facts,
                           const clang::CXXRecordDecl* subject)
    : facts_(facts), subject_(subject) {}

std::optional<Mutation> MutationWalk::run(const clang::CXXMethodDecl* method) {
  enter(method, /*is_any_member=*/false, /*is_locked=*/false);
  return certain_ ? certain_ : doubtful_;
}

void MutationWalk::enter(const clang::CXXMethodDecl* method, bool is_any_member,
                         bool is_locked) {
  if (certain_ || active_.size() >= kMaxDepth) return;
  const clang::FunctionDecl* body = body_of(method);
  const auto* canonical =
      llvm::cast<clang::CXXMethodDecl>(method->getCanonicalDecl());
  if (!body || llvm::is_contained(active_, canonical)) return;
  active_.push_back(canonical);
  Frame frame{PatternReader(facts_.lexicon().context(), method), method,
              is_any_member, is_locked};
  visit(body->getBody(), frame);
  active_.pop_back();
}

void MutationWalk::visit(const clang::Stmt* statement, Frame& frame) {
  if (!statement || certain_) return;
  if (const auto* declared = dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl* declaration : declared->decls()) {
      if (const auto* variable = dyn_cast<clang::VarDecl>(declaration)) {
        visit_variable(variable, frame);
      }
    }
  } else if (const auto* lambda = dyn_cast<clang::LambdaExpr>(statement)) {
    const llvm::SaveAndRestore scope(frame.is_locked);
    visit(lambda->getBody(), frame);
  } else if (isa<clang::CompoundStmt>(statement)) {
    // A lock taken in an inner block ends with it.
    const llvm::SaveAndRestore scope(frame.is_locked);
    visit_children(statement, frame);
  } else if (const auto* choice = dyn_cast<clang::IfStmt>(statement)) {
    visit_condition(statement, choice->getCond(), frame);
  } else if (const auto* loop = dyn_cast<clang::WhileStmt>(statement)) {
    visit_condition(statement, loop->getCond(), frame);
  } else if (const auto* call = dyn_cast<clang::CallExpr>(statement)) {
    visit_call(call, frame);
  } else {
    visit_children(statement, frame);
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(statement)) {
      if (unary->isIncrementDecrementOp()) {
        note_write(unary->getSubExpr(), unary, frame);
      }
    } else if (const auto* binary =
                   dyn_cast<clang::BinaryOperator>(statement)) {
      if (binary->isAssignmentOp()) {
        note_write(binary->getLHS(), binary, frame);
      }
    }
  }
}

void MutationWalk::visit_children(const clang::Stmt* statement, Frame& frame) {
  for (const clang::Stmt* child : statement->children()) visit(child, frame);
}

void MutationWalk::visit_condition(const clang::Stmt* statement,
                                   const clang::Stmt* condition, Frame& frame) {
  for (const clang::Stmt* child : statement->children()) {
    const llvm::SaveAndRestore inside(frame.is_condition, child == condition);
    visit(child, frame);
  }
}

void MutationWalk::visit_variable(const clang::VarDecl* variable,
                                  Frame& frame) {
  visit(variable->getInit(), frame);
  clang::QualType type = variable->getType();
  if (type->isDependentType()) {
    const clang::QualType known = frame.reader.substitute(type);
    if (!known.isNull()) type = known;
  }
  if (!type->isReferenceType() && facts_.has(type, Role::kGuard)) {
    frame.is_locked = true;
  }
}

void MutationWalk::visit_call(const clang::CallExpr* call, Frame& frame) {
  const clang::Expr* name = call->getCallee()->IgnoreParenImpCasts();
  // What a template leaves to argument-dependent look-up tells little here.
  const clang::FunctionDecl* callee = isa<clang::UnresolvedLookupExpr>(name)
                                          ? nullptr
                                          : frame.reader.callee_of(call);
  const clang::Expr* object = nullptr;
  const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(callee);
  if (PatternReader::is_member(name)) {
    object = PatternReader::base_of(name);
  } else if (isa<clang::CXXOperatorCallExpr>(call) && method &&
             call->getNumArgs() > 0) {
    object = call->getArg(0);
  }
  // Lambdas among the arguments run under what the call locks: call_once.
  note_locks(call, object, callee, frame);
  visit_children(call, frame);
  if (!callee) return;
  if (method && !method->isStatic()) {
    if (object && !is_this(object)) {
      visit_method(call, object, method, frame);
    } else {
      visit_own_method(call, method, frame);
    }
  }
  visit_arguments(call, callee, frame);
}

void MutationWalk::note_locks(const clang::CallExpr* call,
                              const clang::Expr* object,
                              const clang::FunctionDecl* callee, Frame& frame) {
  const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(callee);
  if (callee) {
    if (const auto* model = facts_.lexicon().function_model(callee)) {
      if (acquires(*model)) frame.is_locked = true;
      if (releases(*model)) frame.is_locked = false;
    }
  }
  if (object) {
    const std::uint32_t roles = roles_of(object, frame);
    if ((roles & bit(Role::kLock)) && method) {
      if (const auto operation = declared_lock_operation(method)) {
        frame.is_locked = operation->kind != LockOperation::Kind::kRelease;
      }
    }
    if ((roles & bit(Role::kSyncObject)) && method && !method->isConst()) {
      frame.is_locked = true;
    }
    // `if (busy_.exchange(true)) return;` is a lock of its own making.
    if ((roles & bit(Role::kAtomic)) && method && !method->isConst() &&
        frame.is_condition) {
      frame.is_locked = true;
    }
  }
  for (const clang::Expr* argument : call->arguments()) {
    if (roles_of(argument, frame) & bit(Role::kSyncObject)) {
      frame.is_locked = true;
    }
  }
}

void MutationWalk::visit_own_method(const clang::CallExpr* call,
                                    const clang::CXXMethodDecl* method,
                                    Frame& frame) {
  if (!method->isConst()) {
    // `const_cast<Report*>(this)->load()`, or a part of such a method.
    const auto* member =
        dyn_cast<clang::MemberExpr>(call->getCallee()->IgnoreParenImpCasts());
    if (frame.is_any_member ||
        (member && is_this_without_const(member->getBase()))) {
      enter(method, /*is_any_member=*/true, frame.is_locked);
    }
    return;
  }
  // A public one is read for itself.
  if (method->getAccess() == clang::AS_public) return;
  enter(method, frame.is_any_member, frame.is_locked);
}

void MutationWalk::visit_method(const clang::CallExpr* call,
                                const clang::Expr* object,
                                const clang::CXXMethodDecl* method,
                                Frame& frame) {
  if (method->isConst() || frame.is_locked) return;
  const clang::Expr* callee = call->getCallee()->IgnoreParenImpCasts();
  const bool is_behind =
      PatternReader::is_member(callee) && PatternReader::is_arrow(callee);
  const auto root =
      is_behind ? root_behind(object, frame) : root_of(object, frame);
  if (!root) return;
  const clang::QualType type =
      frame.reader.type_of(object->IgnoreParenImpCasts());
  if (type.isNull() || locks_by_itself(type)) return;
  if (const auto* model = facts_.lexicon().function_model(method)) {
    if (changes(*model, Selector::Kind::kThis, 0)) note(*root, call, frame);
    return;
  }
  if (root->kind == Mutation::Kind::kPointee) {
    note(*root, call, frame);
    return;
  }
  if (has_const_twin(method)) return;
  if (facts_.lexicon().is_system(method)) {
    note(*root, call, frame);
    return;
  }
  if (root->kind == Mutation::Kind::kStatic) return;
  if (!body_of(method)) {
    note({Mutation::Kind::kPointee, root->target}, call, frame);
    return;
  }
  MutationWalk inner(facts_, nullptr);
  inner.active_ = active_;
  inner.enter(method, /*is_any_member=*/true, /*is_locked=*/false);
  if (inner.certain_) note(*root, call, frame);
}

void MutationWalk::visit_arguments(const clang::CallExpr* call,
                                   const clang::FunctionDecl* callee,
                                   Frame& frame) {
  if (frame.is_locked) return;
  const auto* model = facts_.lexicon().function_model(callee);
  const bool is_operator = isa<clang::CXXOperatorCallExpr>(call) &&
                           isa<clang::CXXMethodDecl>(callee);
  for (unsigned i = 0; i < callee->getNumParams(); ++i) {
    const unsigned at = i + (is_operator ? 1 : 0);
    if (at >= call->getNumArgs()) return;
    const clang::QualType type = callee->getParamDecl(i)->getType();
    const auto* reference = type->getAs<clang::LValueReferenceType>();
    if (!reference || reference->getPointeeType().isConstQualified()) {
      continue;
    }
    if (locks_by_itself(reference->getPointeeType())) continue;
    const auto root = root_of(call->getArg(at), frame);
    if (!root || root->kind == Mutation::Kind::kPointee) continue;
    if (model) {
      if (changes(*model, Selector::Kind::kArgument, i)) {
        note(*root, call, frame);
      }
    } else if (callee->getReturnType()->isVoidType() ||
               !facts_.lexicon().is_system(callee)) {
      note({callee->getReturnType()->isVoidType() ? root->kind
                                                  : Mutation::Kind::kPointee,
            root->target},
           call, frame);
    }
  }
}

void MutationWalk::note_write(const clang::Expr* target,
                              const clang::Expr* where, Frame& frame) {
  if (frame.is_locked) return;
  const clang::QualType type =
      frame.reader.type_of(target->IgnoreParenImpCasts());
  if (type.isNull() || locks_by_itself(type)) return;
  if (const auto root = root_of(target, frame)) note(*root, where, frame);
}

void MutationWalk::note(const Root& root, const clang::Expr* where,
                        Frame& frame) {
  if (frame.is_locked || !root.target) return;
  Mutation mutation{root.kind, root.target, frame.method,
                    where->getSourceRange()};
  if (root.kind == Mutation::Kind::kPointee) {
    if (!doubtful_) doubtful_ = mutation;
  } else if (!certain_) {
    certain_ = mutation;
  }
}

}  // namespace fearless::lower
