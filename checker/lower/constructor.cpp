// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What constructors do before their body and destructors after it: bases and
// members in the order in which the language makes and destroys them.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

void FunctionLowering::constructor_initializers(
    const clang::CXXConstructorDecl* constructor) {
  // Clang keeps them in the order in which they run, not as written.
  for (const clang::CXXCtorInitializer* initializer : constructor->inits()) {
    if (initializer->getInit() == nullptr) continue;
    if (initializer->isAnyMemberInitializer()) {
      member_initializer(initializer);
      continue;
    }
    Scope scope(*this, range(initializer->getSourceRange()));
    into(this_object(), initializer->getInit());
  }
}

void FunctionLowering::member_initializer(
    const clang::CXXCtorInitializer* initializer) {
  ir::Place member = this_object();
  clang::QualType type = initializer->getAnyMember()->getType();
  if (const clang::IndirectFieldDecl* path = initializer->getIndirectMember()) {
    for (const clang::NamedDecl* step : path->chain())
      if (const auto* field = clang::dyn_cast<clang::FieldDecl>(step))
        member = member.field(unit_.types().field(field));
  } else {
    member = member.field(unit_.types().field(initializer->getMember()));
  }
  {
    Scope scope(*this, range(initializer->getSourceRange()));
    into(member, initializer->getInit());
  }
  // Should a later member throw, those that are made already are destroyed.
  Cleanup cleanup = cleanup_of(member, type);
  cleanup.is_only_for_exceptions = true;
  body_.push(std::move(cleanup));
}

void FunctionLowering::destroy_members(const clang::CXXRecordDecl* record,
                                       ir::Range range) {
  std::size_t depth = body_.depth();
  scope_end_ = range;
  for (const clang::CXXBaseSpecifier& base : record->bases()) {
    Cleanup cleanup = cleanup_of(this_object(), base.getType());
    cleanup.place = {};  // the object itself dies with the call of this
    body_.push(std::move(cleanup));
  }
  if (!record->isUnion())
    for (const clang::FieldDecl* field : record->fields())
      if (!field->isUnnamedBitField())
        push_kill(this_object().field(unit_.types().field(field)),
                  field->getType(), false);
  body_.pop_to(depth);
}

}  // namespace fearless::lower
