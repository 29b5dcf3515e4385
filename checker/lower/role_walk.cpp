// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_walk.h"

#include <utility>

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

namespace fearless::lower {
namespace {

using clang::cast;
using clang::dyn_cast;
using clang::isa;
using vocabulary::EffectKind;
using vocabulary::Selector;

constexpr unsigned kMaxDepth = 6;
constexpr unsigned kMaxCalls = 64;

// `count + 1`, also by way of `const int next = count + 1;`.
const clang::BinaryOperator* as_sum(const clang::Expr* expression) {
  expression = expression->IgnoreParenImpCasts();
  if (const auto* name = dyn_cast<clang::DeclRefExpr>(expression)) {
    const auto* variable = dyn_cast<clang::VarDecl>(name->getDecl());
    if (!variable || !variable->hasLocalStorage() || !variable->getInit()) {
      return nullptr;
    }
    expression = variable->getInit()->IgnoreParenImpCasts();
  }
  const auto* sum = dyn_cast<clang::BinaryOperator>(expression);
  return sum && sum->isAdditiveOp() ? sum : nullptr;
}

}  // namespace

BodyWalk::BodyWalk(Lexicon& lexicon, IsGuard is_guard)
    : lexicon_(lexicon), is_guard_(std::move(is_guard)) {}

Walked BodyWalk::walk(const clang::CXXMethodDecl* function) {
  result_ = {};
  active_.clear();
  budget_ = kMaxCalls;
  const clang::FunctionDecl* body = body_of(function);
  if (!body) return {};
  Frame frame{PatternReader(lexicon_.context(), function)};
  const auto* own = function->getParent()->getCanonicalDecl();
  handle_ = own;
  for (unsigned i = 0; i < function->getNumParams(); ++i) {
    const auto* parameter = function->getParamDecl(i);
    if (!parameter->getType()->isReferenceType() || i >= body->getNumParams()) {
      continue;
    }
    const auto* record = class_of(parameter->getType());
    const bool is_other = record && record->getCanonicalDecl() == own;
    frame.parameters[body->getParamDecl(i)].where =
        is_other ? Where::kOwn : Where::kBeyond;
  }
  active_.push_back(function->getCanonicalDecl());
  run(body, frame);
  return std::move(result_);
}

void BodyWalk::run(const clang::FunctionDecl* body, Frame& frame) {
  if (const auto* made = dyn_cast<clang::CXXConstructorDecl>(body)) {
    for (const clang::CXXCtorInitializer* initializer : made->inits()) {
      visit_initializer(initializer, frame);
    }
  }
  visit(body->getBody(), frame);
}

void BodyWalk::visit_initializer(const clang::CXXCtorInitializer* initializer,
                                 Frame& frame) {
  const clang::Expr* value = initializer->getInit();
  if (!value) return;
  value = value->IgnoreImplicit();
  if (!initializer->isBaseInitializer() &&
      !initializer->isDelegatingInitializer()) {
    visit(value, frame);
    visit_guard_member(initializer, frame);
    return;
  }
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(value)) {
    visit(made, frame);
    llvm::SmallVector<const clang::Expr*, 4> arguments(made->arguments());
    enter(made->getConstructor(), arguments, frame.object, frame);
    return;
  }
  const auto* list = dyn_cast<clang::ParenListExpr>(value);
  const clang::CXXRecordDecl* target =
      initializer->isBaseInitializer()
          ? class_of(frame.reader.substitute(
                clang::QualType(initializer->getBaseClass(), 0)))
          : frame.reader.record();
  if (!list || !target || !target->hasDefinition()) return;
  // In a template's pattern a delegating initializer looks like a base's.
  const clang::CXXRecordDecl* own = frame.reader.record();
  const bool is_base =
      !own || own->getCanonicalDecl() != target->getCanonicalDecl();
  llvm::SmallVector<const clang::Expr*, 4> arguments;
  for (unsigned i = 0; i < list->getNumExprs(); ++i) {
    arguments.push_back(list->getExpr(i));
  }
  for (const clang::CXXConstructorDecl* candidate : target->ctors()) {
    const bool copies = candidate->isCopyConstructor();
    if (candidate->getNumParams() != arguments.size() ||
        candidate->isMoveConstructor() || copies != is_base) {
      continue;
    }
    enter(candidate, arguments, frame.object, frame);
    return;
  }
}

// `Access(Pool& pool) : lock_(pool.mutex_) {}`
void BodyWalk::visit_guard_member(const clang::CXXCtorInitializer* initializer,
                                  Frame& frame) {
  const clang::FieldDecl* field = initializer->getAnyMember();
  if (!field || !is_guard_(field->getType())) return;
  const auto* made = dyn_cast<clang::CXXConstructExpr>(
      initializer->getInit()->IgnoreImplicit());
  if (!made || made->getNumArgs() == 0) return;
  if (const auto* model = lexicon_.function_model(made->getConstructor())) {
    const bool locks = llvm::any_of(model->effects, [](const auto& effect) {
      return effect.kind == EffectKind::kAcquire ||
             effect.kind == EffectKind::kTryAcquire ||
             effect.kind == EffectKind::kAdopt;
    });
    if (!locks) return;
  }
  const Where where = place_of(made->getArg(0), frame);
  if (where == Where::kBeyond || where == Where::kGlobal) {
    result_.holds_guard = true;
  }
}

void BodyWalk::visit(const clang::Stmt* statement, Frame& frame) {
  if (!statement || isa<clang::LambdaExpr>(statement)) return;
  if (const auto* declared = dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl* declaration : declared->decls()) {
      if (const auto* variable = dyn_cast<clang::VarDecl>(declaration)) {
        visit_variable(variable, frame);
      }
    }
    return;
  }
  if (isa<clang::CompoundStmt>(statement)) {
    // A lock taken in an inner block ends with it.
    const llvm::SaveAndRestore scope(frame.is_locked);
    for (const clang::Stmt* child : statement->children()) {
      visit(child, frame);
    }
    return;
  }
  for (const clang::Stmt* child : statement->children()) visit(child, frame);
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(statement)) {
    if (unary->isIncrementDecrementOp()) {
      visit_change(unary->getSubExpr(), unary->isIncrementOp(), frame);
    }
  } else if (const auto* binary = dyn_cast<clang::BinaryOperator>(statement)) {
    visit_assignment(binary, frame);
  } else if (const auto* builtin = dyn_cast<clang::AtomicExpr>(statement)) {
    CountStep step;
    step.is_atomic = true;
    if (pointee_of(builtin->getPtr(), frame) == Where::kBeyond) {
      step.counter = counter_of(builtin->getPtr(), frame);
      result_.counts.push_back(step);
    }
  } else if (const auto* call = dyn_cast<clang::CallExpr>(statement)) {
    visit_call(call, frame);
  }
}

void BodyWalk::visit_variable(const clang::VarDecl* variable, Frame& frame) {
  visit(variable->getInit(), frame);
  clang::QualType type = variable->getType();
  if (type->isDependentType()) {
    const clang::QualType known = frame.reader.substitute(type);
    if (!known.isNull()) type = known;
  }
  if (!type->isReferenceType() && is_guard_(type)) frame.is_locked = true;
}

void BodyWalk::visit_change(const clang::Expr* target, bool is_up,
                            Frame& frame) {
  if (place_of(target, frame) != Where::kBeyond) return;
  clang::QualType type = frame.reader.type_of(target);
  if (type.isNull()) return;
  type = type.getNonReferenceType();
  CountStep step;
  step.is_atomic = lexicon_.declared_roles(type) & bit(ir::Role::kAtomic);
  const bool is_number = type->isIntegerType() && !type->isBooleanType();
  if (!step.is_atomic && !is_number) return;
  step.is_up = is_up;
  step.is_down = !is_up;
  step.is_locked = frame.is_locked;
  step.counter = counter_of(target, frame);
  step.type = type;
  step.where = target->getSourceRange();
  result_.counts.push_back(step);
}

void BodyWalk::visit_assignment(const clang::BinaryOperator* operation,
                                Frame& frame) {
  const clang::Expr* target = operation->getLHS();
  if (operation->getOpcode() == clang::BO_AddAssign ||
      operation->getOpcode() == clang::BO_SubAssign) {
    const bool is_up = operation->getOpcode() == clang::BO_AddAssign;
    visit_change(target, is_up, frame);
    return;
  }
  if (operation->getOpcode() != clang::BO_Assign) return;
  visit_link(target, operation->getRHS(), frame);
  const clang::BinaryOperator* sum = as_sum(operation->getRHS());
  if (!sum) return;
  const clang::ValueDecl* counter = counter_of(target, frame);
  if (counter && counter == counter_of(sum->getLHS(), frame)) {
    visit_change(target, sum->getOpcode() == clang::BO_Add, frame);
  }
}

// `other.next = this;`, `next->previous = previous;`: handles that find each
// other in a ring have no count, but share as much.
void BodyWalk::visit_link(const clang::Expr* target, const clang::Expr* value,
                          Frame& frame) {
  target = target->IgnoreParenCasts();
  if (!PatternReader::is_member(target) || !PatternReader::base_of(target)) {
    return;
  }
  const auto* field =
      llvm::dyn_cast_or_null<clang::FieldDecl>(frame.reader.member_of(target));
  if (!field || !field->getType()->isPointerType() ||
      field->getParent()->getCanonicalDecl() != handle_) {
    return;
  }
  const clang::CXXRecordDecl* linked =
      class_of(field->getType()->getPointeeType());
  if (!linked || linked->getCanonicalDecl() != handle_) return;
  CountStep step;
  step.is_link = true;
  step.is_up = isa<clang::CXXThisExpr>(value->IgnoreParenCasts()) &&
               frame.object == Where::kOwn;
  step.is_down = !step.is_up;
  step.is_locked = frame.is_locked;
  step.counter = field;
  step.type = field->getType();
  step.where = target->getSourceRange();
  result_.counts.push_back(step);
}

void BodyWalk::enter(const clang::FunctionDecl* callee,
                     llvm::ArrayRef<const clang::Expr*> arguments, Where object,
                     Frame& frame) {
  if (!callee || frame.depth >= kMaxDepth || budget_ == 0) return;
  if (lexicon_.is_system(callee)) return;
  const clang::FunctionDecl* body = body_of(callee);
  const clang::FunctionDecl* canonical = callee->getCanonicalDecl();
  if (!body || llvm::is_contained(active_, canonical)) return;
  --budget_;
  Frame inner{PatternReader(lexicon_.context(), callee)};
  inner.object = object;
  inner.is_locked = frame.is_locked;
  inner.depth = frame.depth + 1;
  const std::size_t count =
      std::min<std::size_t>(arguments.size(), body->getNumParams());
  for (std::size_t i = 0; i < count; ++i) {
    const clang::ParmVarDecl* parameter = body->getParamDecl(i);
    const clang::QualType type = parameter->getType();
    const bool is_reference = type->isReferenceType();
    if (!is_reference && !type->isPointerType() && !type->isDependentType()) {
      continue;
    }
    inner.parameters[parameter] = {is_reference
                                       ? place_of(arguments[i], frame)
                                       : pointee_of(arguments[i], frame),
                                   counter_of(arguments[i], frame)};
  }
  active_.push_back(canonical);
  run(body, inner);
  active_.pop_back();
}

}  // namespace fearless::lower
