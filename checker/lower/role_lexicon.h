// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the declarations alone say: the vocabulary's models of Clang's types
// and functions, and the roles that follow from a model, from a base class and
// from the names of a class's methods. No body is looked at here, so every
// other part of the type facts may ask without fear of going in circles.
// Answers are kept per declaration.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_LEXICON_H_
#define FEARLESS_CHECKER_LOWER_ROLE_LEXICON_H_

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "checker/ir/type.h"
#include "checker/lower/role_marks.h"
#include "checker/vocabulary/vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace fearless::lower {

constexpr std::uint32_t bit(ir::Role role) {
  return static_cast<std::uint32_t>(role);
}

// The class that `type` names, also when its arguments are not known yet;
// references are looked through. nullptr: not a class.
const clang::RecordDecl* record_of(clang::QualType type);
const clang::CXXRecordDecl* class_of(clang::QualType type);

class Lexicon {
 public:
  Lexicon(clang::ASTContext& context, const vocabulary::Vocabulary& vocabulary);

  // What the vocabulary says of exactly this class.
  const vocabulary::TypeModel* own_model(const clang::RecordDecl* record);
  // The same, or what it says of the nearest base class with roles.
  const vocabulary::TypeModel* model(clang::QualType type);
  // The class whose model `model` gives: `type`'s, or a base of it.
  const clang::RecordDecl* modelled(const clang::RecordDecl* record);
  // A typedef that gives a number or a struct of C its meaning (`pthread_t`)
  // and what the vocabulary says of it. nullptr when the class itself is known.
  const clang::TypedefNameDecl* modelled_typedef(clang::QualType type);
  const vocabulary::TypeModel* typedef_model(clang::QualType type);

  // What the class is marked as in the source; nullptr: nothing.
  const Marks* marks(const clang::RecordDecl* record);
  const FunctionMarks* marks(const clang::FunctionDecl* function);
  // Marks of functions that were asked for and are not understood, once each:
  // instances and overriders share them.
  std::vector<const FunctionMarks*> take_wrong_marks() {
    return std::exchange(wrong_marks_, {});
  }

  // Roles by marks, model, base classes, attributes and method names.
  std::uint32_t declared_roles(clang::QualType type);
  std::uint32_t declared_roles(const clang::RecordDecl* record);

  const vocabulary::FunctionModel* function_model(
      const clang::FunctionDecl* function);

  bool is_system(const clang::Decl* declaration) const;
  // By its name: one of those that are told of things.
  bool is_observer(const clang::TagDecl* record) const;
  clang::ASTContext& context() const { return context_; }

 private:
  const vocabulary::FunctionModel* find_model(
      const clang::FunctionDecl* function);
  const clang::RecordDecl* find_modelled(const clang::RecordDecl* record);
  std::uint32_t find_roles(const clang::RecordDecl* record);
  bool may_be_taken_again(const clang::CXXRecordDecl* lock);

  clang::ASTContext& context_;
  const vocabulary::Vocabulary& vocabulary_;
  llvm::DenseMap<const clang::RecordDecl*, const vocabulary::TypeModel*>
      models_;
  llvm::DenseMap<const clang::RecordDecl*, const clang::RecordDecl*> modelled_;
  llvm::DenseMap<const clang::RecordDecl*, std::unique_ptr<Marks>> marks_;
  llvm::DenseMap<const clang::FunctionDecl*, std::unique_ptr<FunctionMarks>>
      function_marks_;
  std::vector<const FunctionMarks*> wrong_marks_;
  llvm::DenseSet<clang::SourceLocation> told_marks_;
  llvm::DenseMap<const clang::RecordDecl*, std::uint32_t> roles_;
  llvm::DenseMap<const clang::FunctionDecl*, const vocabulary::FunctionModel*>
      functions_;
  llvm::DenseMap<const clang::TypedefNameDecl*, const vocabulary::TypeModel*>
      typedefs_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_LEXICON_H_
