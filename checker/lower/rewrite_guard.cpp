// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A guard that lacks a name gets one; two guards in a row become one that takes
// both locks without an order.

#include "checker/lower/rewrite_walk.h"

namespace fearless::lower {
namespace {

using Kind = ir::Rewrite::Kind;

// Where a type that is written at the beginning of `guard` ends.
clang::SourceLocation end_of_type(const clang::Expr* guard) {
  const clang::TypeSourceInfo* type = nullptr;
  if (const auto* made = clang::dyn_cast<clang::CXXTemporaryObjectExpr>(guard))
    type = made->getTypeSourceInfo();
  else if (const auto* cast =
               clang::dyn_cast<clang::CXXFunctionalCastExpr>(guard))
    type = cast->getTypeInfoAsWritten();
  return type == nullptr ? clang::SourceLocation()
                         : type->getTypeLoc().getEndLoc();
}

const clang::VarDecl* single_variable(const clang::Stmt* statement) {
  const auto* declared = clang::dyn_cast<clang::DeclStmt>(statement);
  if (declared == nullptr || !declared->isSingleDecl()) return nullptr;
  return clang::dyn_cast<clang::VarDecl>(declared->getSingleDecl());
}

const clang::CXXConstructExpr* construction(const clang::VarDecl* variable) {
  if (variable->getInit() == nullptr) return nullptr;
  return clang::dyn_cast<clang::CXXConstructExpr>(
      variable->getInit()->IgnoreImplicit());
}

}  // namespace

void RewriteWalk::name_guard(const clang::Stmt* statement) {
  if (const clang::VarDecl* variable = single_variable(statement))
    return name_redeclared(variable);
  const auto* expression = clang::dyn_cast<clang::Expr>(statement);
  if (expression == nullptr) return;
  expression = expression->IgnoreImplicit();
  if (is_guard(expression->getType()) &&
      text_.is_editable(expression->getSourceRange()))
    name_temporary(expression);
}

void RewriteWalk::name_temporary(const clang::Expr* guard) {
  std::string name = text_.free_name("lock", body_->getSourceRange());
  ir::Range at = text_.range(guard->getSourceRange());
  clang::SourceLocation end = end_of_type(guard);
  if (end.isValid() && end.isFileID())
    return offer(Kind::kNameGuard, at, {text_.insert_after(end, " " + name)});
  bool is_returned = clang::isa<clang::CallExpr>(guard) && guard->isPRValue() &&
                     unit_.context().getLangOpts().CPlusPlus17;
  if (is_returned)
    offer(Kind::kNameGuard, at,
          {text_.insert_before(guard->getBeginLoc(), "auto " + name + " = ")});
}

// `std::unique_lock<std::mutex>(mutex_);` declares another `mutex_`, where the
// member was meant.
void RewriteWalk::name_redeclared(const clang::VarDecl* variable) {
  const clang::CXXConstructExpr* made = construction(variable);
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(function_);
  clang::SourceLocation at = variable->getLocation();
  if (made == nullptr || method == nullptr || made->getNumArgs() != 0 ||
      !is_guard(variable->getType()) || !uses_of(variable).empty() ||
      !text_.is_editable(variable->getSourceRange()))
    return;
  clang::SourceLocation open = text_.token_before(at, "(");
  if (open.isInvalid() || text_.token_after(at, ")").isInvalid()) return;
  bool is_lock = llvm::any_of(
      method->getParent()->fields(), [&](const clang::FieldDecl* field) {
        return field->getDeclName() == variable->getDeclName() &&
               unit_.types().has_role(field->getType(), ir::Role::kLock);
      });
  std::string name = text_.free_name("lock", body_->getSourceRange());
  if (is_lock)
    offer(Kind::kNameGuard, text_.range(at),
          {text_.insert_before(open, " " + name)});
}

// A guard of one mutex that nobody mentions again.
const clang::VarDecl* RewriteWalk::plain_guard(const clang::Stmt* statement) {
  const clang::VarDecl* variable = single_variable(statement);
  if (variable == nullptr || !variable->hasLocalStorage() ||
      variable->getInitStyle() == clang::VarDecl::CInit ||
      !is_std(variable->getType(),
              {"lock_guard", "unique_lock", "scoped_lock"}) ||
      !uses_of(variable).empty())
    return nullptr;
  const clang::CXXConstructExpr* made = construction(variable);
  if (made == nullptr || made->getNumArgs() != 1) return nullptr;
  bool is_written =
      text_.is_editable(statement->getSourceRange()) &&
      text_.is_editable(made->getArg(0)->getSourceRange()) &&
      text_.is_editable(
          variable->getTypeSourceInfo()->getTypeLoc().getSourceRange());
  return is_written ? variable : nullptr;
}

void RewriteWalk::lock_both(const clang::Stmt* first,
                            const clang::Stmt* second) {
  const clang::LangOptions& language = unit_.context().getLangOpts();
  const clang::VarDecl* one = plain_guard(first);
  const clang::VarDecl* other = one == nullptr ? nullptr : plain_guard(second);
  if (other == nullptr || !language.CPlusPlus17) return;
  const clang::CXXConstructExpr* made = construction(one);
  const clang::CXXConstructExpr* also = construction(other);
  clang::SourceRange type =
      one->getTypeSourceInfo()->getTypeLoc().getSourceRange();
  std::string lock = text_.text(also->getArg(0)->getSourceRange()).str();
  offer(Kind::kLockBoth, text_.range(also->getSourceRange()),
        {text_.replace(type, "std::scoped_lock"),
         text_.insert_after(made->getArg(0)->getEndLoc(), ", " + lock),
         text_.erase(second->getSourceRange())},
        text_.range(made->getSourceRange()));
}

}  // namespace fearless::lower
