// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// try, catch and throw. A try block is a cleanup that nothing dies at: its
// landing block chooses a handler, or goes on outwards.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

void FunctionLowering::try_statement(const clang::CXXTryStmt* statement) {
  ir::BlockId after = body_.new_block();
  ir::BlockId outer = body_.landing();
  ir::BlockId handlers = body_.new_block();
  std::size_t depth = body_.depth();
  body_.push({.landing = handlers, .is_try = true});
  this->statement(statement->getTryBlock());
  body_.pop_to(depth);
  body_.jump(after);
  body_.start(handlers);
  ir::BlockId choice = body_.switch_block(range(statement->getTryLoc()));
  bool catches_all = false;
  for (unsigned i = 0; i < statement->getNumHandlers(); ++i) {
    const clang::CXXCatchStmt* handler = statement->getHandler(i);
    ir::BlockId block = body_.new_block();
    body_.add_target(choice, block);
    body_.start(block);
    catches_all |= handler->getExceptionDecl() == nullptr;
    handler_body(handler);
    body_.jump(after);
  }
  if (!catches_all) {
    ir::BlockId onward = outer;
    if (onward == ir::kNone) {
      onward = body_.new_block();
      body_.start(onward);
      body_.unwind();
    }
    body_.add_target(choice, onward);
  }
  body_.start(after);
}

void FunctionLowering::handler_body(const clang::CXXCatchStmt* handler) {
  Scope scope(*this, range(handler->getEndLoc()));
  const clang::VarDecl* caught = handler->getExceptionDecl();
  if (caught != nullptr && !caught->isInvalidDecl()) {
    ir::Range where = range(caught->getLocation());
    ir::Place place =
        ir::Place::local(local(caught->getNameAsString(), caught->getType(),
                               ir::LocalRole::kVariable, where));
    variables_[caught] = place;
    access(ir::EventKind::kInit, place, where);
    constant(place, std::nullopt, where);
    push_kill(place, caught->getType(), false);
  }
  statement(handler->getHandlerBlock());
}

void FunctionLowering::throw_expression(const clang::CXXThrowExpr* expression) {
  if (const clang::Expr* thrown = expression->getSubExpr()) {
    ir::Place object = temporary(thrown->getType(), range(thrown));
    into(object, thrown);
  }
  body_.raise(event(ir::EventKind::kThrow, range(expression)));
}

}  // namespace fearless::lower
