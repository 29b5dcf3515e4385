// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads what a constructor, destructor or clone method does to counters and
// locks, in source order and through the calls it makes: own methods, methods
// of the object pointed at, static methods of policies, free functions, bases.
// Two questions are asked of the result. Does copying a handle change an
// integer that other handles share (role_count.h)? Does constructing a guard
// leave somebody else's lock locked (role_guard.h)? So each step says whether
// the thing it touches lies in the object itself or beyond a pointer or a
// reference. Calls are followed to a small depth and each walk has a budget;
// functions of system headers are not entered.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_WALK_H_
#define FEARLESS_CHECKER_LOWER_ROLE_WALK_H_

#include <functional>
#include <vector>

#include "checker/lower/role_lexicon.h"
#include "checker/lower/role_pattern.h"
#include "checker/lower/type_table.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace fearless::lower {

// One change of a shared counter.
struct CountStep {
  bool is_up = false, is_down = false;  // neither: an atomic operation
  bool is_atomic = false;
  bool is_link = false;    // not a count: handles linked to each other
  bool is_locked = false;  // a lock is held around it
  const clang::ValueDecl* counter = nullptr;  // the member, if it has a name
  clang::QualType type;                       // of the counter
  clang::SourceRange where;
};

// One locking or unlocking of a lock that is not the object's own.
struct LockStep {
  LockOperation::Kind kind = LockOperation::Kind::kAcquire;
};

struct Walked {
  std::vector<CountStep> counts;
  std::vector<LockStep> locks;
  // A member that is a guard was given somebody else's lock.
  bool holds_guard = false;
};

class BodyWalk {
 public:
  using IsGuard = std::function<bool(clang::QualType)>;

  // `is_guard` tells whether a local variable of a type holds a lock.
  BodyWalk(Lexicon& lexicon, IsGuard is_guard);

  // REQUIRES: `function` is no template. Its object is called "own".
  Walked walk(const clang::CXXMethodDecl* function);

 private:
  enum class Where : std::uint8_t { kOwn, kBeyond, kGlobal, kLocal };

  // What a reference or pointer parameter stands for.
  struct Passed {
    Where where = Where::kLocal;
    const clang::ValueDecl* member = nullptr;  // that it names, if any
  };
  struct Frame {
    PatternReader reader;
    Where object = Where::kOwn;  // where `*this` is
    llvm::SmallDenseMap<const clang::VarDecl*, Passed, 4> parameters{};
    bool is_locked = false;
    unsigned depth = 0;
  };

  void visit(const clang::Stmt* statement, Frame& frame);
  void visit_variable(const clang::VarDecl* variable, Frame& frame);
  void visit_change(const clang::Expr* target, bool is_up, Frame& frame);
  void visit_assignment(const clang::BinaryOperator* operation, Frame& frame);
  void visit_link(const clang::Expr* target, const clang::Expr* value,
                  Frame& frame);
  void visit_call(const clang::CallExpr* call, Frame& frame);
  bool visit_object_call(const clang::CallExpr* call, const clang::Expr* object,
                         Where where, const clang::FunctionDecl* callee,
                         Frame& frame);
  void visit_effects(const clang::CallExpr* call,
                     const vocabulary::FunctionModel& model, Where object,
                     Frame& frame);
  void visit_initializer(const clang::CXXCtorInitializer* initializer,
                         Frame& frame);
  void visit_guard_member(const clang::CXXCtorInitializer* initializer,
                          Frame& frame);
  void add_lock(LockOperation::Kind kind, Where where, Frame& frame);
  void enter(const clang::FunctionDecl* callee,
             llvm::ArrayRef<const clang::Expr*> arguments, Where object,
             Frame& frame);
  void run(const clang::FunctionDecl* body, Frame& frame);

  Where place_of(const clang::Expr* expression, const Frame& frame) const;
  Where pointee_of(const clang::Expr* pointer, const Frame& frame) const;
  const clang::ValueDecl* counter_of(const clang::Expr* expression,
                                     const Frame& frame) const;
  std::uint32_t roles_of(const clang::Expr* expression,
                         const Frame& frame) const;

  Lexicon& lexicon_;
  IsGuard is_guard_;
  const clang::CXXRecordDecl* handle_ = nullptr;  // the class walked for
  Walked result_;
  llvm::SmallVector<const clang::FunctionDecl*, 8> active_;
  unsigned budget_ = 0;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_WALK_H_
