// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `std::thread` becomes `std::jthread`, which joins when it dies. Only where
// all that is done to the variable is what both can, and where no guard is
// held in the same function: the join at its end would wait under the lock.

#include "checker/lower/rewrite_walk.h"

namespace fearless::lower {
namespace {

constexpr llvm::StringRef kMethods[] = {"join", "detach", "joinable", "get_id",
                                        "native_handle"};

// A generic lambda might take the token that a jthread offers first.
bool is_generic(const clang::Expr* callable) {
  const clang::CXXRecordDecl* record =
      callable->IgnoreImplicit()->getType()->getAsCXXRecordDecl();
  return record != nullptr && record->isGenericLambda();
}

}  // namespace

void RewriteWalk::join_at_end(const clang::VarDecl* variable) {
  clang::ASTContext& context = unit_.context();
  if (!variable->hasLocalStorage() ||
      !is_std(variable->getType(), {"thread"}) ||
      variable->getInitStyle() == clang::VarDecl::CInit ||
      !context.getLangOpts().CPlusPlus20 || !has_std(context, "jthread"))
    return;
  const auto* made = variable->getInit() == nullptr
                         ? nullptr
                         : clang::dyn_cast<clang::CXXConstructExpr>(
                               variable->getInit()->IgnoreImplicit());
  clang::SourceRange type =
      variable->getTypeSourceInfo()->getTypeLoc().getSourceRange();
  if (made == nullptr || made->getNumArgs() == 0 ||
      made->getConstructor()->isCopyOrMoveConstructor() ||
      is_generic(made->getArg(0)) || !text_.is_editable(type) ||
      text_.text(type) != "std::thread")
    return;
  bool is_plain = llvm::all_of(uses_of(variable), [&](Use use) {
    const auto* named = clang::dyn_cast_or_null<clang::MemberExpr>(parent(use));
    return named != nullptr &&
           llvm::is_contained(kMethods,
                              named->getMemberDecl()->getNameAsString());
  });
  bool has_guard = llvm::any_of(variables_, [&](const clang::VarDecl* other) {
    return is_guard(other->getType()) &&
           other->getLocation() < variable->getLocation();
  });
  if (is_plain && !has_guard)
    offer(ir::Rewrite::Kind::kJoinAtEnd, text_.range(variable->getLocation()),
          {text_.replace(type, "std::jthread")});
}

}  // namespace fearless::lower
