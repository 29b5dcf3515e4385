// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/instantiation.h"

#include "clang/Basic/Diagnostic.h"
#include "clang/Sema/Scope.h"
#include "clang/Sema/Sema.h"

namespace fearless::lower {
namespace {

// Errors go nowhere, and the scope that Clang took down at the end of the file
// stands again while this lives.
class QuietSema {
 public:
  explicit QuietSema(clang::Sema& sema)
      : sema_(sema),
        client_(sema.getDiagnostics().getClient()),
        trap_(sema.getDiagnostics()),
        scope_(nullptr, clang::Scope::DeclScope, sema.getDiagnostics()),
        outer_(sema.TUScope) {
    sema.getDiagnostics().setClient(&silence_, /*ShouldOwnClient=*/false);
    scope_.setEntity(sema.getASTContext().getTranslationUnitDecl());
    if (outer_ == nullptr) sema.TUScope = &scope_;
  }
  ~QuietSema() {
    sema_.TUScope = outer_;
    sema_.getDiagnostics().setClient(client_, /*ShouldOwnClient=*/false);
  }
  QuietSema(const QuietSema&) = delete;
  QuietSema& operator=(const QuietSema&) = delete;

  bool has_failed() const { return trap_.hasErrorOccurred(); }

 private:
  clang::Sema& sema_;
  clang::DiagnosticConsumer* client_;
  clang::DiagnosticErrorTrap trap_;
  clang::IgnoringDiagConsumer silence_;
  clang::Scope scope_;
  clang::Scope* outer_;
};

// One that the compiler writes, and has not written yet.
bool is_default_constructor(const clang::FunctionDecl* function) {
  const auto* constructor =
      clang::dyn_cast<clang::CXXConstructorDecl>(function);
  return constructor != nullptr && constructor->isDefaultConstructor() &&
         constructor->isDefaulted() &&
         !constructor->doesThisDeclarationHaveABody();
}

bool has_pattern(const clang::FunctionDecl* function) {
  if (function->getTemplateSpecializationKind() !=
      clang::TSK_ImplicitInstantiation)
    return false;
  const clang::FunctionDecl* pattern =
      function->getTemplateInstantiationPattern();
  return pattern != nullptr && pattern->isDefined() &&
         !pattern->hasSkippedBody();
}

}  // namespace

bool Instantiation::is_possible() const {
  return sema_ != nullptr &&
         !sema_->getDiagnostics().hasUncompilableErrorOccurred();
}

void Instantiation::declare_members(const clang::CXXRecordDecl* record) {
  if (!is_possible() || !record->hasDefinition() ||
      record->isDependentContext() || record->isInvalidDecl())
    return;
  QuietSema quiet(*sema_);
  sema_->ForceDeclarationOfImplicitMembers(
      const_cast<clang::CXXRecordDecl*>(record->getDefinition()));
}

void Instantiation::define(const clang::FunctionDecl* function) {
  if (!is_possible() || function->isInvalidDecl() || function->isDeleted() ||
      function->isDependentContext())
    return;
  bool is_pattern = !function->isDefined() && has_pattern(function);
  if (!is_pattern && !is_default_constructor(function)) return;
  auto* target = const_cast<clang::FunctionDecl*>(function);
  QuietSema quiet(*sema_);
  if (!is_pattern)
    sema_->DefineImplicitDefaultConstructor(
        function->getLocation(),
        clang::cast<clang::CXXConstructorDecl>(target));
  else
    sema_->InstantiateFunctionDefinition(function->getLocation(), target,
                                         /*Recursive=*/true);
  if (quiet.has_failed()) target->setInvalidDecl();
}

}  // namespace fearless::lower
