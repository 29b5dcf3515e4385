// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/traversal.h"

#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {
namespace {

constexpr unsigned kMaxInstantiations = 8;

class Traversal {
 public:
  explicit Traversal(UnitLowering& unit) : unit_(unit) {}

  void context(const clang::DeclContext* context) {
    for (const clang::Decl* member : context->decls()) declaration(member);
  }

  void record(const clang::CXXRecordDecl* record) {
    if (!record->isThisDeclarationADefinition() || record->isInvalidDecl() ||
        record->isDependentContext())
      return;
    context(record);
    const clang::CXXDestructorDecl* destructor = record->getDestructor();
    if (destructor != nullptr && destructor->isDefaulted())
      unit_.add_destructor(record);
  }

  void declaration(const clang::Decl* declaration) {
    using clang::dyn_cast;
    if (declaration->isInvalidDecl()) return;
    if (const auto* function = dyn_cast<clang::FunctionDecl>(declaration)) {
      if (function->doesThisDeclarationHaveABody() || function->isDefaulted())
        unit_.add(function);
    } else if (const auto* templated =
                   dyn_cast<clang::FunctionTemplateDecl>(declaration)) {
      function_template(templated);
    } else if (const auto* templated_class =
                   dyn_cast<clang::ClassTemplateDecl>(declaration)) {
      class_template(templated_class);
    } else if (const auto* nested =
                   dyn_cast<clang::CXXRecordDecl>(declaration)) {
      record(nested);
    } else if (const auto* friendship =
                   dyn_cast<clang::FriendDecl>(declaration)) {
      if (const clang::NamedDecl* named = friendship->getFriendDecl())
        this->declaration(named);
    } else if (const auto* variable = dyn_cast<clang::VarDecl>(declaration)) {
      global(variable);
    } else if (clang::isa<clang::NamespaceDecl, clang::LinkageSpecDecl,
                          clang::ExportDecl>(declaration)) {
      context(clang::cast<clang::DeclContext>(declaration));
    }
  }

 private:
  void function_template(const clang::FunctionTemplateDecl* declaration) {
    if (!declaration->isCanonicalDecl()) return;
    unsigned count = 0;
    for (const clang::FunctionDecl* instance : declaration->specializations())
      if (count < kMaxInstantiations && unit_.add(instance)) ++count;
  }

  void class_template(const clang::ClassTemplateDecl* declaration) {
    if (!declaration->isCanonicalDecl()) return;
    unsigned count = 0;
    for (const auto* instance : declaration->specializations()) {
      // An explicit specialisation is met where it is written.
      if (instance->isExplicitSpecialization() || !instance->hasDefinition())
        continue;
      if (++count > kMaxInstantiations) break;
      record(instance->getDefinition());
    }
  }

  void global(const clang::VarDecl* variable) {
    if (!variable->isFileVarDecl() || !variable->hasInit() ||
        variable->isConstexpr() || variable->getType()->isDependentType() ||
        variable->getDeclContext()->isDependentContext() ||
        variable->getInit()->isValueDependent() ||
        clang::isa<clang::ParmVarDecl>(variable) ||
        variable->hasConstantInitialization())
      return;
    unit_.add_initializer(variable);
  }

  UnitLowering& unit_;
};

}  // namespace

void collect_functions(UnitLowering& unit) {
  Traversal traversal(unit);
  for (const clang::Decl* declaration :
       unit.context().getTranslationUnitDecl()->decls())
    if (!unit.is_system(declaration)) traversal.declaration(declaration);
}

void collect_methods(const clang::CXXRecordDecl* record, UnitLowering& unit) {
  Traversal(unit).record(record);
}

}  // namespace fearless::lower
