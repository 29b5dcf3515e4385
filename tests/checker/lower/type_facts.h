// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A snippet of C++ in, the facts of its types out. `TypeFacts facts(code)`
// parses the code after a small stand-in for the standard library, which
// counts as a system header and takes no time to parse; facts.of("x") is the
// type of the variable, or the type, that the snippet calls `x`.

#ifndef FEARLESS_TESTS_CHECKER_LOWER_TYPE_FACTS_H_
#define FEARLESS_TESTS_CHECKER_LOWER_TYPE_FACTS_H_

#include <memory>
#include <string>
#include <vector>

#include "checker/lower/type_table.h"
#include "clang/AST/Type.h"
#include "gtest/gtest.h"

namespace fearless::lower {

class TypeFacts {
 public:
  explicit TypeFacts(const std::string& code, bool may_be_wrong = false,
                     bool with_stand_in = true,
                     const std::string& standard = "-std=c++20");
  ~TypeFacts();

  // REQUIRES: the snippet declares `name`.
  const ir::Type& of(const std::string& name);
  clang::QualType find(const std::string& name);
  const clang::NamedDecl* declaration(const std::string& name);
  // The member `name` of the type `type`; nullptr: none.
  const ir::Field* field(const ir::Type& type, const std::string& name);

  clang::ASTContext& context();
  ir::Module& module();
  TypeTable& types();

  static const vocabulary::Vocabulary& words();

 private:
  struct Unit;  // what Clang made of the snippet: its headers cost seconds
  std::unique_ptr<Unit> unit_;
};

// The chain of a trait in one line.
std::string chain(const ir::Trait& trait);
// The lines of a chain, 0 where there is nothing to point at.
std::vector<unsigned> lines(const ir::Trait& trait);

}  // namespace fearless::lower

#endif  // FEARLESS_TESTS_CHECKER_LOWER_TYPE_FACTS_H_
