// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/rewrite_walk.h"

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

// A record of std:: by its own name, without inline namespaces.
const clang::CXXRecordDecl* std_record(clang::QualType type) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && record->isInStdNamespace() ? record : nullptr;
}

bool is_lambda_body(const clang::FunctionDecl* function) {
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(function);
  return method != nullptr && method->getParent()->isLambda();
}

}  // namespace

bool is_std(clang::QualType type, llvm::ArrayRef<llvm::StringRef> names) {
  const clang::CXXRecordDecl* record = std_record(type);
  return record != nullptr && record->getIdentifier() != nullptr &&
         llvm::is_contained(names, record->getName());
}

bool has_std(clang::ASTContext& context, llvm::StringRef name) {
  const clang::IdentifierInfo& space_name = context.Idents.get("std");
  const clang::IdentifierInfo& wanted = context.Idents.get(name);
  for (const clang::NamedDecl* found :
       context.getTranslationUnitDecl()->lookup(&space_name))
    if (const auto* space = clang::dyn_cast<clang::NamespaceDecl>(found))
      if (!space->lookup(&wanted).empty()) return true;
  return false;
}

void RewriteWalk::run(const clang::FunctionDecl* function) {
  body_ = function->getBody();
  if (is_lambda_body(function) ||
      !text_.is_editable(body_ ? body_->getSourceRange()
                               : clang::SourceRange()))
    return;
  function_ = function;
  visit(body_);
  for (const clang::Stmt* statement : statements_) {
    if (const auto* test = clang::dyn_cast<clang::IfStmt>(statement))
      test_again(test);
    else if (const auto* lambda = clang::dyn_cast<clang::LambdaExpr>(statement))
      capture(lambda);
    else if (const auto* block =
                 clang::dyn_cast<clang::CompoundStmt>(statement)) {
      const clang::Stmt* before = nullptr;
      for (const clang::Stmt* each : block->body()) {
        name_guard(each);
        if (before != nullptr) lock_both(before, each);
        before = each;
      }
      read_before(block);
    }
  }
  for (const clang::VarDecl* variable : variables_) join_at_end(variable);
}

void RewriteWalk::visit(const clang::Stmt* statement) {
  if (statement == nullptr) return;
  if (clang::isa<clang::IfStmt, clang::LambdaExpr, clang::CompoundStmt>(
          statement))
    statements_.push_back(statement);
  if (const auto* use = clang::dyn_cast<clang::DeclRefExpr>(statement))
    if (const auto* variable = clang::dyn_cast<clang::VarDecl>(use->getDecl()))
      uses_[variable].push_back(use);
  if (const auto* declared = clang::dyn_cast<clang::DeclStmt>(statement))
    if (declared->isSingleDecl())
      if (const auto* variable =
              clang::dyn_cast<clang::VarDecl>(declared->getSingleDecl()))
        variables_.push_back(variable);
  for (const clang::Stmt* child : statement->children()) visit(child);
}

void RewriteWalk::offer(ir::Rewrite::Kind kind, ir::Range at,
                        std::vector<ir::Replacement> edits, ir::Range with) {
  unit_.module().rewrites.push_back({kind, at, with, std::move(edits)});
}

llvm::ArrayRef<RewriteWalk::Use> RewriteWalk::uses_of(
    const clang::VarDecl* variable) const {
  auto found = uses_.find(variable);
  if (found == uses_.end()) return {};
  return found->second;
}

const clang::Stmt* RewriteWalk::parent(const clang::Stmt* statement) {
  if (parents_ == nullptr)
    parents_ =
        std::make_unique<clang::ParentMap>(const_cast<clang::Stmt*>(body_));
  return parents_->getParent(statement);
}

bool RewriteWalk::is_within(const clang::Stmt* inner,
                            const clang::Stmt* outer) {
  for (; inner != nullptr; inner = parent(inner))
    if (inner == outer) return true;
  return false;
}

const clang::Stmt* RewriteWalk::loop_around(const clang::Stmt* statement) {
  for (; statement != nullptr; statement = parent(statement))
    if (clang::isa<clang::ForStmt, clang::WhileStmt, clang::DoStmt,
                   clang::CXXForRangeStmt>(statement))
      return statement;
  return nullptr;
}

bool RewriteWalk::is_read(const clang::Expr* use) {
  if (use->getType().isConstQualified()) return true;
  const clang::Stmt* above = parent(use);
  if (const auto* cast =
          clang::dyn_cast_or_null<clang::ImplicitCastExpr>(above)) {
    if (cast->getCastKind() == clang::CK_LValueToRValue) return true;
    if (cast->getType().isConstQualified()) return true;
    return cast->getCastKind() == clang::CK_UncheckedDerivedToBase &&
           is_read(cast);
  }
  if (const auto* whole = clang::dyn_cast_or_null<clang::ParenExpr>(above))
    return is_read(whole);
  const auto* member = clang::dyn_cast_or_null<clang::MemberExpr>(above);
  return member != nullptr && !member->isArrow() &&
         clang::isa<clang::FieldDecl>(member->getMemberDecl()) &&
         is_read(member);
}

// Where a lambda's list of captures names it, or means it.
bool RewriteWalk::is_capture(Use use) {
  const clang::Stmt* above = parent(use);
  return above != nullptr && clang::isa<clang::LambdaExpr>(above);
}

bool RewriteWalk::is_guard(clang::QualType type) {
  return !type.isNull() && type->isRecordType() &&
         unit_.types().has_role(type, ir::Role::kGuard);
}

}  // namespace fearless::lower
