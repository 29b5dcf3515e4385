// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/type_state.h"

namespace fearless::lower {

TypeTable::State::State(clang::ASTContext& context,
                        const vocabulary::Vocabulary& vocabulary,
                        ir::Module& module, SourceMap& sources)
    : context(context),
      module(module),
      sources(sources),
      names(context),
      lexicon(context, vocabulary),
      facts(lexicon),
      traits(facts, names, sources) {}

TypeTable::State::Key TypeTable::State::key_of(clang::QualType type) {
  if (type.isNull()) return {nullptr, nullptr};
  const void* alias = lexicon.modelled_typedef(type);
  clang::QualType canonical = type.getCanonicalType();
  canonical.removeLocalVolatile();
  canonical.removeLocalRestrict();
  return {canonical.getAsOpaquePtr(), alias};
}

ir::Type TypeTable::State::describe(clang::QualType type) {
  ir::Type made;
  if (type.isNull()) {
    made.name = "?";
    return made;
  }
  const auto* alias = lexicon.modelled_typedef(type);
  made.name = alias ? vocabulary_name(alias) : names.name(type);
  made.roles = facts.roles(type);
  made.copy = facts.copy(type);
  if (facts.copies_lock(type)) made.add(ir::Role::kCopiesLock);
  made.is_const = context.getBaseElementType(type).isConstQualified();
  if (type->isReferenceType()) return made;
  const clang::Type* node = type.getCanonicalType().getTypePtr();
  if (const auto* tag = llvm::dyn_cast<clang::TagType>(node)) {
    const clang::TagDecl* definition = tag->getDecl()->getDefinition();
    const clang::TagDecl* known = definition ? definition : tag->getDecl();
    made.usr = usr_of(known);
    made.is_observer = lexicon.is_observer(known);
    made.range = range_of(known);
  }
  return made;
}

ir::Range TypeTable::State::range_of(const clang::Decl* declaration) {
  if (sources.is_system(declaration->getLocation())) return {};
  return sources.range(declaration->getLocation());
}

}  // namespace fearless::lower
