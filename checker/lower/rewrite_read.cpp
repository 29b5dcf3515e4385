// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value that a statement reads could be taken before an earlier statement of
// the same block: a member or a plain question (`size()`) of a local variable,
// when every path from there comes here and nothing in between changes the
// variable, other than to give it away.

#include "checker/lower/rewrite_walk.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;

// How many statements a value is carried on, at most.
constexpr std::size_t kFarthest = 16;

// `view->id`, `order->name.size()`, `(*order).id`: what is asked for, and of
// which variable.
struct Question {
  const clang::DeclRefExpr* of = nullptr;
  std::string name;  // of the member
};

const clang::Expr* object_of(const clang::Expr* expression) {
  expression = expression->IgnoreParenImpCasts();
  if (const auto* member = dyn_cast<clang::MemberExpr>(expression))
    return clang::isa<clang::FieldDecl>(member->getMemberDecl())
               ? member->getBase()
               : nullptr;
  if (const auto* star = dyn_cast<clang::UnaryOperator>(expression))
    return star->getOpcode() == clang::UO_Deref ? star->getSubExpr() : nullptr;
  const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(expression);
  bool is_pointer = call != nullptr && call->getNumArgs() == 1 &&
                    (call->getOperator() == clang::OO_Arrow ||
                     call->getOperator() == clang::OO_Star);
  return is_pointer ? call->getArg(0) : nullptr;
}

Question question(const clang::Expr* expression) {
  Question result;
  if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(expression)) {
    const clang::CXXMethodDecl* method = call->getMethodDecl();
    const auto* named = dyn_cast<clang::MemberExpr>(call->getCallee());
    if (method == nullptr || named == nullptr || !method->isConst() ||
        call->getNumArgs() != 0 || !method->getIdentifier() ||
        !llvm::is_contained({"size", "length", "empty"}, method->getName()))
      return {};
    result.name = method->getNameAsString();
    expression = named->getBase();
  } else if (const auto* member = dyn_cast<clang::MemberExpr>(expression)) {
    if (!clang::isa<clang::FieldDecl>(member->getMemberDecl())) return {};
    result.name = member->getMemberNameInfo().getAsString();
    expression = member->getBase();
  } else if (clang::isa<clang::UnaryOperator, clang::CXXOperatorCallExpr>(
                 expression) &&
             object_of(expression) != nullptr) {
    result.name = "value";
    expression = object_of(expression);
  } else {
    return {};
  }
  while (result.of == nullptr) {
    result.of = dyn_cast<clang::DeclRefExpr>(expression->IgnoreParenImpCasts());
    if (result.of != nullptr) break;
    expression = object_of(expression);
    if (expression == nullptr) return {};
  }
  return result;
}

bool is_plain_value(clang::QualType type) {
  return type->isArithmeticType() || type->isEnumeralType() ||
         is_std(type.getUnqualifiedType(), {"basic_string"});
}

// Leaves the block, or may.
bool leaves(const clang::Stmt* statement) {
  if (statement == nullptr || clang::isa<clang::LambdaExpr>(statement))
    return false;
  if (clang::isa<clang::ReturnStmt, clang::BreakStmt, clang::ContinueStmt,
                 clang::GotoStmt, clang::LabelStmt, clang::CXXThrowExpr,
                 clang::CoreturnStmt, clang::SwitchCase>(statement))
    return true;
  return llvm::any_of(statement->children(), leaves);
}

// Evaluated always and once when `statement` is: no branch or loop between.
bool is_straight(const clang::Stmt* inner) {
  return !clang::isa<clang::IfStmt, clang::ForStmt, clang::WhileStmt,
                     clang::DoStmt, clang::CXXForRangeStmt, clang::SwitchStmt,
                     clang::LambdaExpr, clang::AbstractConditionalOperator,
                     clang::CXXTryStmt, clang::CompoundStmt>(inner) &&
         !(clang::isa<clang::BinaryOperator>(inner) &&
           clang::cast<clang::BinaryOperator>(inner)->isLogicalOp());
}

bool mentions(const clang::Stmt* statement, const clang::VarDecl* variable) {
  if (statement == nullptr) return false;
  const auto* use = dyn_cast<clang::DeclRefExpr>(statement);
  if (use != nullptr && use->getDecl() == variable) return true;
  return llvm::any_of(statement->children(), [&](const clang::Stmt* child) {
    return mentions(child, variable);
  });
}

// Assigns to it, or to what is reached through it.
bool changes(const clang::Stmt* statement, const clang::VarDecl* variable) {
  if (statement == nullptr) return false;
  const clang::Expr* target = nullptr;
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(statement))
    target = binary->isAssignmentOp() ? binary->getLHS() : nullptr;
  else if (const auto* unary = dyn_cast<clang::UnaryOperator>(statement))
    target = unary->isIncrementDecrementOp() ? unary->getSubExpr() : nullptr;
  else if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(statement))
    target = call->isAssignmentOp() ? call->getArg(0) : nullptr;
  if (target != nullptr && mentions(target, variable)) return true;
  return llvm::any_of(statement->children(), [&](const clang::Stmt* child) {
    return changes(child, variable);
  });
}

bool is_plain_use(const clang::Expr* expression,
                  const clang::VarDecl* variable) {
  const auto* use =
      dyn_cast<clang::DeclRefExpr>(expression->IgnoreParenImpCasts());
  return use != nullptr && use->getDecl() == variable;
}

// Something is moved or released in it, or it passes the variable on: it may
// be a hand-over.
bool may_give_away(const clang::Stmt* statement,
                   const clang::VarDecl* variable) {
  if (statement == nullptr) return false;
  if (const auto* call = dyn_cast<clang::CallExpr>(statement)) {
    const auto* callee =
        clang::dyn_cast_or_null<clang::NamedDecl>(call->getCalleeDecl());
    if (callee != nullptr && callee->getIdentifier() != nullptr &&
        llvm::is_contained({"move", "release"}, callee->getName()))
      return true;
    if (llvm::any_of(call->arguments(), [&](const clang::Expr* argument) {
          return is_plain_use(argument, variable);
        }))
      return true;
  }
  return llvm::any_of(statement->children(), [&](const clang::Stmt* child) {
    return may_give_away(child, variable);
  });
}

}  // namespace

void RewriteWalk::read_before(const clang::CompoundStmt* block) {
  std::vector<const clang::Stmt*> statements(block->body_begin(),
                                             block->body_end());
  for (std::size_t n = 1; n < statements.size(); ++n)
    read_before(llvm::ArrayRef(statements).take_front(n), statements[n]);
}

void RewriteWalk::read_before(llvm::ArrayRef<const clang::Stmt*> before,
                              const clang::Stmt* use) {
  if (use == nullptr) return;
  const auto* expression = dyn_cast<clang::Expr>(use);
  Question asked = expression ? question(expression) : Question();
  if (asked.of == nullptr) {
    // The test of an `if` is evaluated whatever it says, the rest is not.
    if (const auto* test = dyn_cast<clang::IfStmt>(use))
      return read_before(before, test->getCond());
    if (is_straight(use))
      for (const clang::Stmt* child : use->children())
        read_before(before, child);
    return;
  }
  const auto* variable = dyn_cast<clang::VarDecl>(asked.of->getDecl());
  bool is_value =
      clang::isa<clang::CXXMemberCallExpr>(use) || is_read(expression);
  clang::SourceRange written = use->getSourceRange();
  if (variable == nullptr || !variable->hasLocalStorage() || !is_value ||
      !is_plain_value(expression->getType()) || !text_.is_editable(written))
    return;
  llvm::StringRef of = text_.text(written);
  std::string name =
      text_.free_name(variable->getNameAsString() + "_" +
                          llvm::StringRef(asked.name).trim('_').str(),
                      body_->getSourceRange());
  for (const clang::Stmt* earlier :
       llvm::reverse(before.take_back(kFarthest))) {
    clang::SourceRange place = earlier->getSourceRange();
    if (!text_.is_editable(place) || place.getBegin() < variable->getEndLoc() ||
        text_.indentation(place.getBegin()).size() + 1 !=
            unit_.context().getSourceManager().getSpellingColumnNumber(
                place.getBegin()))
      return;
    std::string line = "const auto " + name + " = " + of.str() + ";\n" +
                       text_.indentation(place.getBegin()).str();
    if (may_give_away(earlier, variable))
      offer(ir::Rewrite::Kind::kReadBefore, text_.range(written),
            {text_.insert_before(place.getBegin(), std::move(line)),
             text_.replace(written, name)},
            text_.range(place));
    // Further up it would be asked for on other paths, or of another value.
    if (leaves(earlier) || changes(earlier, variable)) return;
  }
}

}  // namespace fearless::lower
