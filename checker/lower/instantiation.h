// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bodies that nobody asked Clang for. Lowering skips the bodies of library
// functions, and with them the only use of some of the user's templates: the
// constructor behind std::make_unique<Pool<int>>(8), the destructor behind a
// std::shared_ptr, the call operator of a functor that a thread runs. When
// lowering meets such a function it has it instantiated here, after the parse.
// Errors in what comes out are nobody's: the function is left out. Does
// nothing in a unit with errors.

#ifndef FEARLESS_CHECKER_LOWER_INSTANTIATION_H_
#define FEARLESS_CHECKER_LOWER_INSTANTIATION_H_

#include "clang/AST/DeclCXX.h"

namespace clang {
class Sema;
}

namespace fearless::lower {

class Instantiation {
 public:
  explicit Instantiation(clang::Sema* sema) : sema_(sema) {}

  // Makes Clang write down the implicit members of `record`.
  void declare_members(const clang::CXXRecordDecl* record);
  // Gives `function` a body if its template, or the language, has one.
  void define(const clang::FunctionDecl* function);

 private:
  bool is_possible() const;

  clang::Sema* sema_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_INSTANTIATION_H_
