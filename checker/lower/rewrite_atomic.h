// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Numbers that could be declared `std::atomic` with nothing else changed:
// declared in the main file, so that all uses are in sight, and used in no
// other way than an atomic can be: read as a value, stored to, counted up and
// down. Where a condition looks at one that the same function changes, or a
// function gives one a value that it may have made of the old one, being atomic
// would not make it one step: those are left alone.

#ifndef FEARLESS_CHECKER_LOWER_REWRITE_ATOMIC_H_
#define FEARLESS_CHECKER_LOWER_REWRITE_ATOMIC_H_

#include "checker/lower/rewrite_text.h"
#include "checker/lower/unit_lowering.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/MapVector.h"

namespace fearless::lower {

class AtomicRewrites {
 public:
  AtomicRewrites(UnitLowering& unit, RewriteText& text);

  void look_at(const clang::FunctionDecl* function);
  void finish();

 private:
  struct Uses {
    const clang::DeclaratorDecl* number = nullptr;
    bool fits = true;
    bool is_captured = false;
    const clang::FunctionDecl* function = nullptr;  // of what follows
    bool is_read = false, is_tested = false;
    bool is_changed = false, is_assigned = false;
  };

  // What a use stands in, without parentheses.
  struct Above {
    const clang::Stmt* first = nullptr;
    const clang::Stmt* second = nullptr;
    bool is_condition = false;
    bool deduces = false;  // what is returned makes the type of the function
  };

  void visit(const clang::Stmt* statement, Above above);
  void note(const clang::Expr* use, const clang::DeclaratorDecl* number,
            Above above);
  // Of an integer in the main file: its declaration could be another.
  bool is_number(const clang::DeclaratorDecl* declared);
  bool is_declared_alone(const clang::DeclaratorDecl* declared);
  void offer(const clang::DeclaratorDecl* number);
  std::vector<ir::Replacement> include() const;

  UnitLowering& unit_;
  RewriteText& text_;
  const bool has_atomic_;  // the language and what the unit includes
  const clang::FunctionDecl* function_ = nullptr;         // that is looked at
  llvm::MapVector<clang::SourceLocation, Uses> numbers_;  // by name
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_REWRITE_ATOMIC_H_
