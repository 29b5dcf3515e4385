// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Statements without a file of their own: blocks, `if`, `switch`, and the
// hand-over to the others.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using clang::Stmt;

void FunctionLowering::statement(const Stmt* statement) {
  if (statement == nullptr || body_.is_over_budget()) return;
  if (const auto* expression = clang::dyn_cast<clang::Expr>(statement))
    return full_expression(expression);
  switch (statement->getStmtClass()) {
    case Stmt::CompoundStmtClass:
      return compound(clang::cast<clang::CompoundStmt>(statement));
    case Stmt::DeclStmtClass:
      return declarations(clang::cast<clang::DeclStmt>(statement));
    case Stmt::IfStmtClass:
      return if_statement(clang::cast<clang::IfStmt>(statement));
    case Stmt::WhileStmtClass:
      return while_loop(clang::cast<clang::WhileStmt>(statement));
    case Stmt::DoStmtClass:
      return do_loop(clang::cast<clang::DoStmt>(statement));
    case Stmt::ForStmtClass:
      return for_loop(clang::cast<clang::ForStmt>(statement));
    case Stmt::CXXForRangeStmtClass:
      return range_for(clang::cast<clang::CXXForRangeStmt>(statement));
    case Stmt::SwitchStmtClass:
      return switch_statement(clang::cast<clang::SwitchStmt>(statement));
    case Stmt::CaseStmtClass:
    case Stmt::DefaultStmtClass:
      return case_label(clang::cast<clang::SwitchCase>(statement));
    case Stmt::BreakStmtClass:
      return leave_loop(false);
    case Stmt::ContinueStmtClass:
      return leave_loop(true);
    case Stmt::ReturnStmtClass:
      return return_statement(clang::cast<clang::ReturnStmt>(statement));
    case Stmt::CoreturnStmtClass:
      return coroutine_return(clang::cast<clang::CoreturnStmt>(statement));
    case Stmt::CoroutineBodyStmtClass:
      return this->statement(
          clang::cast<clang::CoroutineBodyStmt>(statement)->getBody());
    case Stmt::GotoStmtClass:
      return jump_to(clang::cast<clang::GotoStmt>(statement)->getLabel());
    case Stmt::LabelStmtClass:
      return label(clang::cast<clang::LabelStmt>(statement));
    case Stmt::CXXTryStmtClass:
      return try_statement(clang::cast<clang::CXXTryStmt>(statement));
    case Stmt::AttributedStmtClass:
      return this->statement(
          clang::cast<clang::AttributedStmt>(statement)->getSubStmt());
    case Stmt::NullStmtClass:
      return;
    default:
      return emit(event(ir::EventKind::kOpaque, range(statement)));
  }
}

void FunctionLowering::compound(const clang::CompoundStmt* statement) {
  Scope scope(*this, range(statement->getRBracLoc()));
  for (const Stmt* part : statement->body()) this->statement(part);
}

void FunctionLowering::full_expression(const clang::Expr* expression) {
  Scope scope(*this, range(expression));
  discard(expression);
}

void FunctionLowering::if_statement(const clang::IfStmt* statement) {
  if (statement->isConsteval()) {
    // What runs is the branch that is not evaluated by the compiler.
    return this->statement(statement->isNegatedConsteval()
                               ? statement->getThen()
                               : statement->getElse());
  }
  Scope scope(*this, range(statement->getEndLoc()));
  this->statement(statement->getInit());
  if (statement->isConstexpr()) {
    if (auto taken = statement->getNondiscardedCase(unit_.context()))
      return this->statement(*taken);
  }
  if (const clang::VarDecl* declared = statement->getConditionVariable())
    variable(declared);
  ir::BlockId yes = body_.new_block();
  ir::BlockId no = body_.new_block();
  ir::BlockId after = body_.new_block();
  decide(statement->getCond(), yes, no);
  body_.start(yes);
  branch_body(statement->getThen());
  body_.jump(after);
  body_.start(no);
  if (statement->getElse() != nullptr) branch_body(statement->getElse());
  body_.jump(after);
  body_.start(after);
}

// The statement under an `if` or a loop is a scope, with or without braces.
void FunctionLowering::branch_body(const Stmt* statement) {
  Scope scope(*this, range(statement->getEndLoc()));
  this->statement(statement);
}

void FunctionLowering::switch_statement(const clang::SwitchStmt* statement) {
  Scope scope(*this, range(statement->getEndLoc()));
  this->statement(statement->getInit());
  if (const clang::VarDecl* declared = statement->getConditionVariable())
    variable(declared);
  {
    Scope condition(*this, range(statement->getCond()));
    use(statement->getCond());
  }
  ir::BlockId after = body_.new_block();
  switches_.push_back(
      {.block = body_.switch_block(range(statement->getCond()))});
  loops_.push_back(
      {.statement = statement, .after = after, .after_depth = body_.depth()});
  branch_body(statement->getBody());
  body_.jump(after);
  loops_.pop_back();
  if (!switches_.back().has_default)
    body_.add_target(switches_.back().block, after);
  switches_.pop_back();
  body_.start(after);
}

void FunctionLowering::case_label(const clang::SwitchCase* label) {
  if (switches_.empty()) return statement(label->getSubStmt());
  ir::BlockId block = body_.new_block();
  body_.jump(block);  // falls through from the case before
  body_.add_target(switches_.back().block, block);
  if (clang::isa<clang::DefaultStmt>(label))
    switches_.back().has_default = true;
  body_.start(block);
  statement(label->getSubStmt());
}

}  // namespace fearless::lower
