// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops. What is declared in the head or the body of one turn dies before the
// next one begins.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

void FunctionLowering::loop_body(const clang::Stmt* loop,
                                 const clang::Stmt* body, ir::BlockId next,
                                 ir::BlockId after, std::size_t after_depth) {
  loops_.push_back({.statement = loop,
                    .next = next,
                    .after = after,
                    .next_depth = body_.depth(),
                    .after_depth = after_depth});
  branch_body(body);
  loops_.pop_back();
  body_.jump(next);
}

void FunctionLowering::while_loop(const clang::WhileStmt* loop) {
  ir::BlockId head = body_.new_block();
  ir::BlockId inside = body_.new_block();
  ir::BlockId ended = body_.new_block();
  ir::BlockId next = body_.new_block();
  ir::BlockId after = body_.new_block();
  std::size_t depth = body_.depth();
  body_.jump(head);
  body_.start(head);
  {
    // `while (auto v = rx.recv())`: v lives for one turn.
    Scope turn(*this, range(loop->getEndLoc()));
    if (const clang::VarDecl* declared = loop->getConditionVariable())
      variable(declared);
    decide(loop->getCond(), inside, ended);
    body_.start(inside);
    loop_body(loop, loop->getBody(), next, after, depth);
    body_.start(ended);
    body_.leave_to(depth);
    body_.jump(after);
    body_.start(next);
  }
  body_.jump(head);
  body_.start(after);
}

void FunctionLowering::do_loop(const clang::DoStmt* loop) {
  ir::BlockId head = body_.new_block();
  ir::BlockId next = body_.new_block();
  ir::BlockId after = body_.new_block();
  body_.jump(head);
  body_.start(head);
  loop_body(loop, loop->getBody(), next, after, body_.depth());
  body_.start(next);
  decide(loop->getCond(), head, after);
  body_.start(after);
}

void FunctionLowering::for_loop(const clang::ForStmt* loop) {
  Scope scope(*this, range(loop->getEndLoc()));
  statement(loop->getInit());
  ir::BlockId head = body_.new_block();
  ir::BlockId inside = body_.new_block();
  ir::BlockId ended = body_.new_block();
  ir::BlockId next = body_.new_block();
  ir::BlockId after = body_.new_block();
  std::size_t depth = body_.depth();
  body_.jump(head);
  body_.start(head);
  {
    Scope turn(*this, range(loop->getEndLoc()));
    if (const clang::VarDecl* declared = loop->getConditionVariable())
      variable(declared);
    if (loop->getCond() != nullptr)
      decide(loop->getCond(), inside, ended);
    else
      body_.jump(inside);
    body_.start(inside);
    loop_body(loop, loop->getBody(), next, after, depth);
    body_.start(ended);
    body_.leave_to(depth);
    body_.jump(after);
    body_.start(next);
    if (loop->getInc() != nullptr) full_expression(loop->getInc());
  }
  body_.jump(head);
  body_.start(after);
}

// The iterators are hidden: the loop variable is, or points to, some element
// of the range, `range[]`.
void FunctionLowering::range_for(const clang::CXXForRangeStmt* loop) {
  Scope scope(*this, range(loop->getEndLoc()));
  statement(loop->getInit());
  const auto* hidden = clang::dyn_cast_or_null<clang::VarDecl>(
      loop->getRangeStmt() ? loop->getRangeStmt()->getSingleDecl() : nullptr);
  if (hidden == nullptr || loop->getLoopVariable() == nullptr) {
    return emit(event(ir::EventKind::kOpaque, range(loop->getForLoc())));
  }
  ir::Range where = range(loop->getRangeInit());
  {
    Scope expression(*this, where);
    ir::Place container = place(hidden->getInit());
    variables_[hidden] = container;
    elided_references_.insert(hidden);
    access(ir::EventKind::kRead, container, where);
    // What a view shows is not in it.
    bool is_view = unit_.types().has_role(
        hidden->getType().getNonReferenceType(), ir::Role::kView);
    ir::Place element = container.is_nothing() ? container
                        : is_view              ? container.deref().index()
                                               : container.index();
    for (const clang::DeclStmt* iterator :
         {loop->getBeginStmt(), loop->getEndStmt()})
      hidden_iterator(iterator, element);
  }
  range_for_turns(loop);
}

void FunctionLowering::hidden_iterator(const clang::DeclStmt* declaration,
                                       const ir::Place& element) {
  if (declaration == nullptr || !declaration->isSingleDecl()) return;
  const auto* iterator =
      clang::dyn_cast<clang::VarDecl>(declaration->getSingleDecl());
  if (iterator == nullptr) return;
  elements_[iterator] = element;
  // A `begin` that the user wrote does what it does.
  const clang::Expr* init = iterator->getInit();
  if (init == nullptr) return;
  const auto* call = clang::dyn_cast<clang::CallExpr>(init->IgnoreImplicit());
  const clang::FunctionDecl* callee = call ? call->getDirectCallee() : nullptr;
  if (callee == nullptr || unit_.is_system(callee)) return;
  Scope scope(*this, range(init));
  discard(init);
}

void FunctionLowering::range_for_turns(const clang::CXXForRangeStmt* loop) {
  ir::BlockId head = body_.new_block();
  ir::BlockId inside = body_.new_block();
  ir::BlockId next = body_.new_block();
  ir::BlockId after = body_.new_block();
  std::size_t depth = body_.depth();
  body_.jump(head);
  body_.start(head);
  body_.branch({}, inside, after, range(loop->getRangeInit()));
  body_.start(inside);
  {
    Scope turn(*this, range(loop->getEndLoc()));
    variable(loop->getLoopVariable());
    loop_body(loop, loop->getBody(), next, after, depth);
    body_.start(next);
  }
  body_.jump(head);
  body_.start(after);
}

}  // namespace fearless::lower
