// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads one method in source order for writes to its own object that happen
// while no lock is held. Private methods it calls on the same object are read
// as part of it. A write counts when its target is reached from `this` without
// a pointer in between; through a pointer member it is noted as doubtful.
// What a method of a member does is taken from the vocabulary, else from its
// body; a method with a const twin (`begin`, `at`) is only a way to look in.

#ifndef FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_WALK_H_
#define FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_WALK_H_

#include <optional>

#include "checker/lower/role_facts.h"
#include "checker/lower/role_pattern.h"
#include "checker/lower/trait_mutation.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace fearless::lower {

class MutationWalk {
 public:
  // Of `subject`, mutable members count also when they are reached through
  // another pointer or reference to const than `this`.
  MutationWalk(RoleFacts& facts, const clang::CXXRecordDecl* subject);

  // The first certain mutation, else the first doubtful one.
  std::optional<Mutation> run(const clang::CXXMethodDecl* method);

 private:
  // What an lvalue is a part of.
  struct Root {
    Mutation::Kind kind = Mutation::Kind::kMutable;
    const clang::ValueDecl* target = nullptr;
  };
  struct Frame {
    PatternReader reader;
    const clang::CXXMethodDecl* method = nullptr;
    // Any member may be written: const was cast away, or the method belongs
    // to a member that is mutable itself.
    bool is_any_member = false;
    bool is_locked = false;
    bool is_condition = false;  // inside the condition of an if or a loop
  };

  void enter(const clang::CXXMethodDecl* method, bool is_any_member,
             bool is_locked);
  void visit(const clang::Stmt* statement, Frame& frame);
  void visit_children(const clang::Stmt* statement, Frame& frame);
  void visit_condition(const clang::Stmt* statement,
                       const clang::Stmt* condition, Frame& frame);
  void visit_variable(const clang::VarDecl* variable, Frame& frame);
  void visit_call(const clang::CallExpr* call, Frame& frame);
  void visit_method(const clang::CallExpr* call, const clang::Expr* object,
                    const clang::CXXMethodDecl* method, Frame& frame);
  void visit_own_method(const clang::CallExpr* call,
                        const clang::CXXMethodDecl* method, Frame& frame);
  void visit_arguments(const clang::CallExpr* call,
                       const clang::FunctionDecl* callee, Frame& frame);
  void note_locks(const clang::CallExpr* call, const clang::Expr* object,
                  const clang::FunctionDecl* callee, Frame& frame);
  void note_write(const clang::Expr* target, const clang::Expr* where,
                  Frame& frame);
  void note(const Root& root, const clang::Expr* where, Frame& frame);

  std::optional<Root> root_of(const clang::Expr* expression,
                              const Frame& frame);
  std::optional<Root> root_of_member(const clang::Expr* member,
                                     const Frame& frame);
  std::optional<Root> root_of_call(const clang::CallExpr* call,
                                   const Frame& frame);
  std::optional<Root> root_of_variable(const clang::VarDecl* variable,
                                       const Frame& frame);
  std::optional<Root> root_behind(const clang::Expr* pointer,
                                  const Frame& frame);
  // Whether `pointer` is `this`, and whether const was cast away from it.
  bool is_this(const clang::Expr* pointer) const;
  bool is_this_without_const(const clang::Expr* pointer) const;
  bool locks_by_itself(clang::QualType type);
  std::uint32_t roles_of(const clang::Expr* expression, const Frame& frame);

  RoleFacts& facts_;
  const clang::CXXRecordDecl* subject_;
  std::optional<Mutation> certain_, doubtful_;
  llvm::SmallVector<const clang::CXXMethodDecl*, 4> active_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_WALK_H_
