// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Statements that leave scopes before their end. What dies on the way stands
// before the jump.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

void FunctionLowering::leave_loop(bool is_continue) {
  for (std::size_t i = loops_.size(); i > 0; --i) {
    const Loop& loop = loops_[i - 1];
    if (is_continue && loop.next == ir::kNone) continue;  // a switch
    body_.leave_to(is_continue ? loop.next_depth : loop.after_depth);
    body_.jump(is_continue ? loop.next : loop.after);
    return;
  }
  body_.stop();
}

void FunctionLowering::return_statement(const clang::ReturnStmt* statement) {
  const ir::Place* without = nullptr;
  ir::Place elided;
  if (const clang::Expr* result = statement->getRetValue()) {
    Scope scope(*this, range(statement));
    if (result->getType()->isVoidType())
      discard(result);
    else
      into(ir::Place::local(0), result);
    // The variable was built where the result goes: it has moved, and its
    // destructor does not run.
    if (const clang::VarDecl* variable = statement->getNRVOCandidate()) {
      auto found = variables_.find(variable);
      if (found != variables_.end()) elided = found->second;
      without = &elided;
    }
  }
  body_.leave_to(0, without);
  leave_body(range(statement));
}

void FunctionLowering::leave_body(ir::Range range) {
  if (!body_.is_reachable()) return;
  if (clang::isa_and_nonnull<clang::CXXDestructorDecl>(function_)) {
    pending_[nullptr].push_back({.from = body_.current(), .cleanups = {}});
    body_.stop();
  } else {
    body_.leave_function(range);
  }
}

void FunctionLowering::coroutine_return(const clang::CoreturnStmt* statement) {
  if (const clang::Expr* result = statement->getOperand()) {
    Scope scope(*this, range(statement));
    if (result->getType()->isVoidType())
      discard(result);
    else
      into(temporary(result->getType(), range(result)), result);
  }
  body_.leave_to(0);
  body_.leave_function(range(statement));
}

void FunctionLowering::jump_to(const clang::LabelDecl* name) {
  if (!body_.is_reachable()) return;
  Label& label = labels_[name];
  if (label.is_met)
    body_.jump_between(body_.current(), body_.cleanups(), label.cleanups,
                       label.block);
  else
    pending_[name].push_back(
        {.from = body_.current(), .cleanups = body_.cleanups()});
  body_.stop();
}

void FunctionLowering::label(const clang::LabelStmt* statement) {
  ir::BlockId block = body_.new_block();
  body_.jump(block);
  Label& label = labels_[statement->getDecl()];
  label = {.block = block, .is_met = true, .cleanups = body_.cleanups()};
  for (const PendingJump& jump : pending_[statement->getDecl()])
    body_.jump_between(jump.from, jump.cleanups, label.cleanups, block);
  body_.start(block);
  this->statement(statement->getSubStmt());
}

}  // namespace fearless::lower
