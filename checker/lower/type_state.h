// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a TypeTable keeps: the numbers given out so far and the parts that
// answer the questions. Private to type_table.cpp.

#ifndef FEARLESS_CHECKER_LOWER_TYPE_STATE_H_
#define FEARLESS_CHECKER_LOWER_TYPE_STATE_H_

#include <utility>
#include <vector>

#include "checker/lower/role_facts.h"
#include "checker/lower/role_lexicon.h"
#include "checker/lower/source_map.h"
#include "checker/lower/trait_rules.h"
#include "checker/lower/type_name.h"
#include "checker/lower/type_table.h"
#include "llvm/ADT/DenseMap.h"

namespace fearless::lower {

class TypeTable::State {
 public:
  // The canonical type, and the typedef that gives a plain number or a C
  // struct its meaning (`pthread_t`).
  using Key = std::pair<void*, const void*>;
  using Entry = std::pair<ir::TypeId, clang::QualType>;

  State(clang::ASTContext& context, const vocabulary::Vocabulary& vocabulary,
        ir::Module& module, SourceMap& sources);

  Key key_of(clang::QualType type);
  // Everything that needs no other TypeId.
  ir::Type describe(clang::QualType type);
  ir::Range range_of(const clang::Decl* declaration);

  clang::ASTContext& context;
  ir::Module& module;
  SourceMap& sources;
  TypeNames names;
  Lexicon lexicon;
  RoleFacts facts;
  TraitRules traits;

  llvm::DenseMap<Key, ir::TypeId> types;
  llvm::DenseMap<const clang::FieldDecl*, ir::FieldId> fields;
  llvm::DenseMap<const clang::VarDecl*, ir::GlobalId> globals;
  std::vector<Entry> open;  // without bases and fields yet
  std::vector<Entry> done;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TYPE_STATE_H_
