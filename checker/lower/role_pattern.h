// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads the body of a function as the program would run it, also when the
// compiler has not instantiated it: a member of a class template that this
// unit never calls has a body in the template only, where `p_->add_ref()` on a
// `T*` is a name without a meaning. A PatternReader knows the template
// arguments of the instance and gives such expressions their type, their
// member and their callee back. It resolves what reference counts and guards
// are made of (members, policies, ADL calls, nested types) and answers null
// for everything else; null is never evidence of anything.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_PATTERN_H_
#define FEARLESS_CHECKER_LOWER_ROLE_PATTERN_H_

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

namespace fearless::lower {

// The body that stands for `function`: its own, or that of the template it is
// made from. nullptr when this unit has neither.
const clang::FunctionDecl* body_of(const clang::FunctionDecl* function);

class PatternReader {
 public:
  // Reads the body of `function`, an instance or a plain function.
  PatternReader(clang::ASTContext& context,
                const clang::FunctionDecl* function);

  clang::QualType type_of(const clang::Expr* expression) const;
  // The type a template's `type` means in the instance; null if unknown.
  clang::QualType substitute(clang::QualType type) const;
  // The member a member expression names; null if it names no variable.
  const clang::ValueDecl* member_of(const clang::Expr* expression) const;
  // The object or pointer in front of the dot or arrow; null for `this`.
  static const clang::Expr* base_of(const clang::Expr* expression);
  static bool is_arrow(const clang::Expr* expression);
  static bool is_member(const clang::Expr* expression);
  const clang::FunctionDecl* callee_of(const clang::CallExpr* call) const;
  // The class whose members the body reads without naming an object.
  const clang::CXXRecordDecl* record() const { return record_; }

 private:
  using Arguments = llvm::ArrayRef<clang::TemplateArgument>;

  void bind(unsigned depth, Arguments arguments);
  clang::QualType type_of_dependent(const clang::Expr* expression) const;
  clang::QualType substitute_class(const clang::RecordDecl* record) const;
  clang::QualType substitute_parameter(
      const clang::TemplateTypeParmType* parameter) const;
  clang::QualType substitute_specialization(
      const clang::TemplateSpecializationType* type) const;
  const clang::CXXRecordDecl* scope_of(
      const clang::NestedNameSpecifier* qualifier) const;
  const clang::CXXRecordDecl* object_of(const clang::Expr* member) const;
  const clang::FunctionDecl* instance_of(
      const clang::FunctionDecl* function) const;
  const clang::ValueDecl* instance_of(const clang::ValueDecl* member) const;
  const clang::FunctionDecl* find_associated(
      const clang::UnresolvedLookupExpr* name,
      const clang::CallExpr* call) const;
  bool fits(const clang::FunctionDecl* candidate,
            const clang::CallExpr* call) const;

  clang::ASTContext& context_;
  const clang::CXXRecordDecl* record_ = nullptr;
  llvm::SmallVector<Arguments, 2> levels_;
};

// A member called `name` of the class or its bases; the first that `wanted`
// accepts.
const clang::NamedDecl* find_member(
    const clang::CXXRecordDecl* record, clang::DeclarationName name,
    llvm::function_ref<bool(const clang::NamedDecl*)> wanted);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_PATTERN_H_
