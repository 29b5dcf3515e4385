// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `if (x) wait();` says in which state to wait: as a `while` it looks again.

#include "checker/lower/rewrite_walk.h"

namespace fearless::lower {
namespace {

// By its name: whether it is a wait is for others to know.
bool is_called_wait(const clang::Expr* expression) {
  const auto* call = clang::dyn_cast<clang::CallExpr>(expression);
  const auto* callee =
      call == nullptr
          ? nullptr
          : clang::dyn_cast_or_null<clang::NamedDecl>(call->getCalleeDecl());
  return callee != nullptr && llvm::StringRef(callee->getNameAsString())
                                  .contains_insensitive("wait");
}

}  // namespace

void RewriteWalk::test_again(const clang::IfStmt* test) {
  const clang::Stmt* body = test->getThen();
  if (const auto* block = clang::dyn_cast<clang::CompoundStmt>(body))
    body = block->size() == 1 ? block->body_front() : nullptr;
  const auto* only = clang::dyn_cast_or_null<clang::Expr>(body);
  bool is_plain = only != nullptr && test->getElse() == nullptr &&
                  test->getInit() == nullptr &&
                  test->getConditionVariable() == nullptr &&
                  !test->isConstexpr() && !test->isConsteval();
  if (!is_plain || !is_called_wait(only->IgnoreImplicit()) ||
      !text_.is_editable(test->getSourceRange()))
    return;
  offer(ir::Rewrite::Kind::kTestAgain, text_.range(only->getSourceRange()),
        {text_.replace(test->getIfLoc(), "while")});
}

}  // namespace fearless::lower
