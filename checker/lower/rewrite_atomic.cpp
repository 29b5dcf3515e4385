// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/rewrite_atomic.h"

#include <utility>

#include "checker/lower/rewrite_walk.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// Its value and not the thing itself: what an atomic converts to.
bool is_value_of(const clang::Stmt* above) {
  const auto* cast = dyn_cast_or_null<clang::ImplicitCastExpr>(above);
  return cast != nullptr && cast->getCastKind() == clang::CK_LValueToRValue;
}

// A type would be deduced from it, or found by overloads of templates; of two
// arms of `?:` both could become the other.
bool asks_for_type(const clang::Stmt* above) {
  if (const auto* declared = dyn_cast_or_null<clang::DeclStmt>(above))
    return llvm::any_of(declared->decls(), [](const clang::Decl* decl) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      return variable == nullptr ||
             variable->getType()->getContainedAutoType() != nullptr;
    });
  if (const auto* call = dyn_cast_or_null<clang::CallExpr>(above)) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    if (clang::isa<clang::CXXOperatorCallExpr>(call))
      return callee == nullptr || callee->getPrimaryTemplate() != nullptr;
    return callee == nullptr || callee->isVariadic() ||
           callee->isTemplateInstantiation();
  }
  return above == nullptr ||
         clang::isa<clang::AbstractConditionalOperator, clang::LambdaExpr,
                    clang::CXXConstructExpr, clang::InitListExpr>(above);
}

bool is_counting(clang::BinaryOperatorKind kind) {
  return kind == clang::BO_AddAssign || kind == clang::BO_SubAssign ||
         kind == clang::BO_AndAssign || kind == clang::BO_OrAssign;
}

bool mentions(const clang::Stmt* statement, const clang::Decl* declared) {
  if (statement == nullptr) return false;
  if (const auto* use = dyn_cast<clang::DeclRefExpr>(statement))
    if (use->getDecl() == declared) return true;
  if (const auto* member = dyn_cast<clang::MemberExpr>(statement))
    if (member->getMemberDecl() == declared) return true;
  return llvm::any_of(statement->children(), [&](const clang::Stmt* child) {
    return mentions(child, declared);
  });
}

// `x += n`, `++x` whose value nobody asks for, and `x = n` where n is no
// variable: that could be made atomic, too, and then neither converts.
bool is_change(const clang::Expr* use, const clang::Decl* number,
               const clang::Stmt* above, const clang::Stmt* next) {
  if (const auto* unary = dyn_cast_or_null<clang::UnaryOperator>(above)) {
    bool is_lvalue_used = unary->isPrefix() && next != nullptr &&
                          clang::isa<clang::Expr>(next) &&
                          !clang::isa<clang::ExprWithCleanups>(next);
    return unary->isIncrementDecrementOp() && !is_lvalue_used;
  }
  const auto* binary = dyn_cast_or_null<clang::BinaryOperator>(above);
  if (binary == nullptr || binary->getLHS() != use) return false;
  if (next != nullptr && clang::isa<clang::Expr>(next) &&
      !clang::isa<clang::ExprWithCleanups>(next))
    return false;
  if (mentions(binary->getRHS(), number)) return false;
  if (is_counting(binary->getOpcode())) return true;
  const clang::Expr* value = binary->getRHS()->IgnoreParenImpCasts();
  return binary->getOpcode() == clang::BO_Assign &&
         !clang::isa<clang::DeclRefExpr, clang::MemberExpr>(value);
}

const clang::Stmt* condition_of(const clang::Stmt* statement) {
  if (const auto* test = dyn_cast<clang::IfStmt>(statement))
    return test->getCond();
  if (const auto* loop = dyn_cast<clang::WhileStmt>(statement))
    return loop->getCond();
  if (const auto* again = dyn_cast<clang::DoStmt>(statement))
    return again->getCond();
  if (const auto* counted = dyn_cast<clang::ForStmt>(statement))
    return counted->getCond();
  const auto* choice = dyn_cast<clang::AbstractConditionalOperator>(statement);
  return choice == nullptr ? nullptr : choice->getCond();
}

bool is_assigned(const clang::Stmt* above) {
  const auto* binary = dyn_cast_or_null<clang::BinaryOperator>(above);
  return binary != nullptr && binary->getOpcode() == clang::BO_Assign;
}

// Nobody else declares it, in another file perhaps, as it is now.
bool is_ours_alone(const clang::VarDecl* variable) {
  if (!variable->isFirstDecl() || variable->getMostRecentDecl() != variable)
    return false;
  return !variable->isFileVarDecl() || !variable->hasExternalFormalLinkage();
}

// As it is written in a class template: that of an instance has its initializer
// only when somebody needed it.
const clang::DeclaratorDecl* as_written(const clang::DeclaratorDecl* declared) {
  const auto* record =
      dyn_cast<clang::CXXRecordDecl>(declared->getDeclContext());
  const clang::CXXRecordDecl* pattern =
      record == nullptr ? nullptr : record->getTemplateInstantiationPattern();
  if (pattern == nullptr) return declared;
  for (const clang::FieldDecl* field : pattern->fields())
    if (field->getLocation() == declared->getLocation()) return field;
  return declared;
}

}  // namespace

AtomicRewrites::AtomicRewrites(UnitLowering& unit, RewriteText& text)
    : unit_(unit),
      text_(text),
      has_atomic_(unit.context().getLangOpts().CPlusPlus17 &&
                  has_std(unit.context(), "atomic")) {}

bool AtomicRewrites::is_number(const clang::DeclaratorDecl* declared) {
  clang::QualType type = declared->getType();
  if (type->isEnumeralType() || type.isConstQualified() ||
      type.isVolatileQualified())
    return false;
  const auto* field = dyn_cast<clang::FieldDecl>(declared);
  if (field == nullptr) {
    const auto* variable = dyn_cast<clang::VarDecl>(declared);
    return variable != nullptr && !clang::isa<clang::ParmVarDecl>(variable) &&
           !variable->isConstexpr() && is_ours_alone(variable) &&
           variable->getTLSKind() == clang::VarDecl::TLS_None;
  }
  // A class that is copied would be so no longer.
  return !field->isBitField() &&
         llvm::any_of(
             field->getParent()->fields(), [&](const clang::FieldDecl* other) {
               clang::QualType beside = other->getType();
               return unit_.types().has_role(beside, ir::Role::kLock) ||
                      unit_.types().has_role(beside, ir::Role::kAtomic);
             });
}

void AtomicRewrites::look_at(const clang::FunctionDecl* function) {
  if (!has_atomic_) return;
  function_ = function;
  Above whole;
  whole.deduces = function->getReturnType()->getContainedAutoType() != nullptr;
  if (const auto* made = dyn_cast<clang::CXXConstructorDecl>(function))
    for (const clang::CXXCtorInitializer* member : made->inits())
      visit(member->getInit(), {});
  visit(function->getBody(), whole);
}

void AtomicRewrites::visit(const clang::Stmt* statement, Above above) {
  if (statement == nullptr) return;
  const clang::DeclaratorDecl* named = nullptr;
  if (const auto* use = dyn_cast<clang::DeclRefExpr>(statement))
    named = dyn_cast<clang::VarDecl>(use->getDecl());
  else if (const auto* member = dyn_cast<clang::MemberExpr>(statement))
    named = dyn_cast<clang::FieldDecl>(member->getMemberDecl());
  if (named != nullptr && named->getType()->isIntegerType() &&
      text_.is_in_main_file(named->getLocation()))
    note(clang::cast<clang::Expr>(statement), named, above);
  const clang::Stmt* condition = condition_of(statement);
  if (!clang::isa<clang::ParenExpr>(statement))
    above = {statement, above.first, above.is_condition, above.deduces};
  if (const auto* lambda = dyn_cast<clang::LambdaExpr>(statement))
    above.deduces = !lambda->hasExplicitResultType();
  for (const clang::Stmt* child : statement->children()) {
    Above below = above;
    below.is_condition |= child != nullptr && child == condition;
    visit(child, below);
  }
}

void AtomicRewrites::note(const clang::Expr* use,
                          const clang::DeclaratorDecl* number, Above above) {
  // Instances of a class template have one text.
  auto [found, is_new] = numbers_.try_emplace(number->getLocation());
  Uses& uses = found->second;
  if (is_new) {
    uses.number = as_written(number);
    uses.fits = is_number(number);
  }
  if (!uses.fits) return;
  if (std::exchange(uses.function, function_) != function_)
    uses.is_read = uses.is_tested = uses.is_changed = uses.is_assigned = false;
  const auto* lambda = dyn_cast_or_null<clang::LambdaExpr>(above.first);
  if (use->getBeginLoc().isMacroID()) uses.fits = false;
  if (is_value_of(above.first)) {
    bool is_deduced = above.deduces && above.second != nullptr &&
                      clang::isa<clang::ReturnStmt>(above.second);
    uses.fits &= !is_deduced && !asks_for_type(above.second);
    uses.is_read = true;
    uses.is_tested |= above.is_condition;
  } else if (is_change(use, number, above.first, above.second)) {
    uses.is_changed = true;
    uses.is_assigned |= is_assigned(above.first);
  } else if (lambda != nullptr) {
    uses.is_captured = true;
    for (const clang::LambdaCapture& each : lambda->captures())
      if (each.capturesVariable() && each.getCapturedVar() == number)
        uses.fits &= each.getCaptureKind() == clang::LCK_ByRef;
  } else {
    uses.fits = false;
  }
  if (uses.is_tested && uses.is_changed) uses.fits = false;
  if (uses.is_read && uses.is_assigned) uses.fits = false;
}

bool AtomicRewrites::is_declared_alone(const clang::DeclaratorDecl* declared) {
  clang::SourceRange type =
      declared->getTypeSourceInfo()->getTypeLoc().getSourceRange();
  clang::SourceLocation name = declared->getLocation();
  if (!text_.is_editable({type.getBegin(), name})) return false;
  // Nothing between type and name, and no other name behind.
  llvm::StringRef between = text_.text({type.getBegin(), name});
  bool is_plain =
      between.count(',') == 0 &&
      between.drop_front(text_.text(type).size()).trim() == declared->getName();
  clang::SourceLocation last = declared->getEndLoc();
  return is_plain && text_.is_editable({name, last}) &&
         text_.token_after(last, ";").isValid();
}

void AtomicRewrites::finish() {
  for (const auto& [at, uses] : numbers_) {
    if (!uses.fits) continue;
    // What no lambda can reach is nobody else's.
    const auto* variable = dyn_cast<clang::VarDecl>(uses.number);
    bool is_own =
        variable != nullptr && variable->hasLocalStorage() && !uses.is_captured;
    if (!is_own && is_declared_alone(uses.number)) offer(uses.number);
  }
}

// `#include <atomic>` where it belongs among the others.
std::vector<ir::Replacement> AtomicRewrites::include() const {
  const clang::SourceManager& sources = unit_.context().getSourceManager();
  clang::FileID main = sources.getMainFileID();
  llvm::StringRef code = sources.getBufferData(main);
  std::size_t place = llvm::StringRef::npos, at = 0;
  for (llvm::StringRef rest = code; !rest.empty();) {
    auto [line, more] = rest.split('\n');
    if (line.starts_with("#include <atomic>")) return {};
    if (place == llvm::StringRef::npos && line.starts_with("#include <") &&
        (line > "#include <atomic>" || line.contains(".h>")))
      place = line.contains(".h>") ? llvm::StringRef::npos : at;
    at += line.size() + 1;
    rest = more;
  }
  if (place == llvm::StringRef::npos) return {};
  clang::SourceLocation begin =
      sources.getLocForStartOfFile(main).getLocWithOffset(
          static_cast<int>(place));
  return {text_.insert_before(begin, "#include <atomic>\n")};
}

void AtomicRewrites::offer(const clang::DeclaratorDecl* number) {
  clang::SourceRange type =
      number->getTypeSourceInfo()->getTypeLoc().getSourceRange();
  std::string atomic = "std::atomic<" + text_.text(type).str() + ">";
  ir::Rewrite rewrite{ir::Rewrite::Kind::kAtomic,
                      text_.range(number->getLocation()),
                      {},
                      {text_.replace(type, std::move(atomic))}};
  for (ir::Replacement& each : include())
    rewrite.edits.push_back(std::move(each));
  unit_.module().rewrites.push_back(std::move(rewrite));
}

}  // namespace fearless::lower
