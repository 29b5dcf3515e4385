// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A lambda that captures a variable by reference could have a copy, or take
// it, when neither it nor the code behind it changes the variable: then both
// see the same value either way.

#include "checker/lower/rewrite_walk.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using Kind = ir::Rewrite::Kind;

bool has_operation(const clang::CXXRecordDecl* record, bool is_move) {
  for (const clang::CXXConstructorDecl* made : record->ctors())
    if (is_move ? made->isMoveConstructor() : made->isCopyConstructor())
      return !made->isDeleted() && made->getAccess() == clang::AS_public;
  // Not declared yet: the compiler would make it, if it can be sure.
  if (is_move)
    return record->needsImplicitMoveConstructor() &&
           !record->needsOverloadResolutionForMoveConstructor();
  return record->needsImplicitCopyConstructor() &&
         !record->needsOverloadResolutionForCopyConstructor() &&
         !record->defaultedCopyConstructorIsDeleted();
}

// A container's copy is declared whether or not its elements have one.
bool is_copyable(clang::QualType type) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return !type->isArrayType();
  if (!record->hasDefinition() || !has_operation(record, false)) return false;
  const auto* instance =
      clang::dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
  return instance == nullptr ||
         llvm::all_of(instance->getTemplateArgs().asArray(),
                      [](const clang::TemplateArgument& argument) {
                        return argument.getKind() !=
                                   clang::TemplateArgument::Type ||
                               is_copyable(argument.getAsType());
                      });
}

bool is_movable(clang::QualType type) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && record->hasDefinition() &&
         has_operation(record, true);
}

}  // namespace

void RewriteWalk::capture(const clang::LambdaExpr* lambda) {
  if (!text_.is_editable(lambda->getSourceRange())) return;
  for (const clang::LambdaCapture& each : lambda->captures())
    if (each.capturesVariable() && each.getCaptureKind() == clang::LCK_ByRef)
      capture(lambda, each);
}

void RewriteWalk::capture(const clang::LambdaExpr* lambda,
                          const clang::LambdaCapture& capture) {
  const auto* variable =
      clang::dyn_cast<clang::VarDecl>(capture.getCapturedVar());
  if (variable == nullptr || variable->isInitCapture() ||
      !variable->hasLocalStorage())
    return;
  clang::QualType type = variable->getType().getNonReferenceType();
  ir::CopyMeaning meaning = unit_.module().types[unit_.types().type(type)].copy;
  bool copies = is_copyable(type) && meaning != ir::CopyMeaning::kBorrow;
  bool moves = !copies && !variable->getType()->isReferenceType() &&
               is_movable(type) && !type.isConstQualified();
  if ((!copies && !moves) || !may_be_taken(lambda, variable, moves)) return;
  std::string name = variable->getNameAsString();
  std::string entry = copies ? name : name + " = std::move(" + name + ")";
  std::vector<ir::Replacement> edits;
  if (capture.isImplicit()) {
    edits.push_back(
        text_.insert_after(lambda->getCaptureDefaultLoc(), ", " + entry));
  } else {
    clang::SourceLocation at = capture.getLocation();
    clang::SourceLocation sign = text_.token_before(at, "&");
    if (sign.isInvalid() || !text_.is_editable({sign, at})) return;
    edits.push_back(text_.replace({sign, at}, entry));
  }
  offer(copies ? Kind::kCopyIn : Kind::kMoveIn,
        text_.range(lambda->getSourceRange()), std::move(edits),
        text_.range(variable->getLocation()));
}

bool RewriteWalk::may_be_taken(const clang::LambdaExpr* lambda,
                               const clang::VarDecl* variable, bool is_moved) {
  const clang::Stmt* loop = loop_around(lambda);
  clang::SourceLocation made = variable->getLocation();
  bool runs_again = loop != nullptr &&
                    !(loop->getBeginLoc() <= made && made <= loop->getEndLoc());
  if (is_moved && runs_again) return false;
  return llvm::all_of(uses_of(variable), [&](Use use) {
    if (is_within(use, lambda)) return is_capture(use) || is_read(use);
    bool is_later = runs_again || lambda->getEndLoc() < use->getLocation();
    if (!is_later) return true;
    return !is_moved && (is_capture(use) || is_read(use));
  });
}

}  // namespace fearless::lower
