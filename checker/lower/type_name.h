// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names of declarations and types in two spellings. The vocabulary's: fully
// qualified, without inline namespaces and template arguments
// (`std::vector::push_back`). The user's: what a person would write in code
// (`std::string`, `Queue<Order>`), without inline namespaces, default template
// arguments and the words `class` and `struct`, for messages. Names are worked
// out once per declaration.

#ifndef FEARLESS_CHECKER_LOWER_TYPE_NAME_H_
#define FEARLESS_CHECKER_LOWER_TYPE_NAME_H_

#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace fearless::lower {

// `std::thread::thread`, `std::unique_ptr::operator->`, `ns::free_function`.
// Unnamed scopes are left out.
std::string vocabulary_name(const clang::NamedDecl* declaration);

// Clang's identity of a declaration across units; empty when it has none.
std::string usr_of(const clang::Decl* declaration);

class TypeNames {
 public:
  explicit TypeNames(clang::ASTContext& context);

  // The canonical type, as a user would write it.
  std::string name(clang::QualType type);
  // The type as it was written, when that is short: `NodePtr`.
  std::string spelling(clang::QualType type);
  // `Scene`, `Scene::Node`, `IntrusivePtr<Node>`, `lambda at line 12`.
  std::string record_name(const clang::TagDecl* record);
  // `Scene::root`: the class without arguments, and the member.
  std::string member_name(const clang::ValueDecl* member);

 private:
  std::string build(clang::QualType type);
  std::string build_record(const clang::TagDecl* record);
  std::string template_arguments(
      const clang::ClassTemplateSpecializationDecl* record);
  void learn_typedefs(const clang::DeclContext* scope);
  void learn_typedefs_in(const clang::DeclContext* scope);

  clang::ASTContext& context_;
  clang::PrintingPolicy policy_;
  llvm::DenseMap<const clang::TagDecl*, std::string> records_;
  // `std::string` for `std::basic_string<char>`: typedefs that stand in the
  // same namespace as the template they name.
  llvm::DenseMap<const clang::TagDecl*, const clang::TypedefNameDecl*>
      typedefs_;
  llvm::DenseSet<const clang::DeclContext*> learned_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TYPE_NAME_H_
