// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Looks through one function, with the lambdas in it, for what its syntax
// allows to rewrite (ir/rewrite.h), and adds it to the module. It asks whether
// a change would compile and keep its meaning, never whether it is needed. A
// `.cpp` per kind of code; here alone the standard library is called by name,
// because its names are what is written.

#ifndef FEARLESS_CHECKER_LOWER_REWRITE_WALK_H_
#define FEARLESS_CHECKER_LOWER_REWRITE_WALK_H_

#include <memory>
#include <vector>

#include "checker/lower/rewrite_text.h"
#include "checker/lower/unit_lowering.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace fearless::lower {

class RewriteWalk {
 public:
  RewriteWalk(UnitLowering& unit, RewriteText& text)
      : unit_(unit), text_(text) {}

  // Nothing for a lambda's: it is looked at with the function around it.
  void run(const clang::FunctionDecl* function);

 private:
  using Use = const clang::DeclRefExpr*;

  void visit(const clang::Stmt* statement);
  void offer(ir::Rewrite::Kind kind, ir::Range at,
             std::vector<ir::Replacement> edits, ir::Range with = {});

  // What is known of a variable's uses.
  llvm::ArrayRef<Use> uses_of(const clang::VarDecl* variable) const;
  const clang::Stmt* parent(const clang::Stmt* statement);
  bool is_within(const clang::Stmt* inner, const clang::Stmt* outer);
  const clang::Stmt* loop_around(const clang::Stmt* statement);
  // The use looks at the variable or a part of it, and changes nothing.
  bool is_read(const clang::Expr* use);
  bool is_capture(Use use);
  bool is_guard(clang::QualType type);

  // rewrite_guard.cpp
  void name_guard(const clang::Stmt* statement);
  void name_temporary(const clang::Expr* guard);
  void name_redeclared(const clang::VarDecl* variable);
  const clang::VarDecl* plain_guard(const clang::Stmt* statement);
  void lock_both(const clang::Stmt* first, const clang::Stmt* second);
  // rewrite_wait.cpp
  void test_again(const clang::IfStmt* test);
  // rewrite_capture.cpp
  void capture(const clang::LambdaExpr* lambda);
  void capture(const clang::LambdaExpr* lambda,
               const clang::LambdaCapture& capture);
  bool may_be_taken(const clang::LambdaExpr* lambda,
                    const clang::VarDecl* variable, bool is_moved);
  // rewrite_thread.cpp
  void join_at_end(const clang::VarDecl* variable);
  // rewrite_read.cpp
  void read_before(const clang::CompoundStmt* block);
  void read_before(llvm::ArrayRef<const clang::Stmt*> statements,
                   const clang::Stmt* use);

  UnitLowering& unit_;
  RewriteText& text_;
  const clang::FunctionDecl* function_ = nullptr;
  const clang::Stmt* body_ = nullptr;
  std::unique_ptr<clang::ParentMap> parents_;  // made when first asked
  llvm::DenseMap<const clang::VarDecl*, llvm::SmallVector<Use, 4>> uses_;
  std::vector<const clang::Stmt*> statements_;  // that may be rewritten
  std::vector<const clang::VarDecl*> variables_;
};

// Whether a class of the standard library has one of these names.
bool is_std(clang::QualType type, llvm::ArrayRef<llvm::StringRef> names);
// Whether std:: has `name` in this unit.
bool has_std(clang::ASTContext& context, llvm::StringRef name);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_REWRITE_WALK_H_
