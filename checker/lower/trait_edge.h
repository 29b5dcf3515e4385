// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Why one type's trait depends on another's: a base, a member, a capture, an
// element. Thousands of edges are made for a unit and few are ever shown, so
// an edge remembers declarations and is put into words on request. The words
// are a link of the chain that a finding walks down: "`Scene` has a member
// `root` of type `NodePtr`".

#ifndef FEARLESS_CHECKER_LOWER_TRAIT_EDGE_H_
#define FEARLESS_CHECKER_LOWER_TRAIT_EDGE_H_

#include "checker/ir/type.h"
#include "checker/lower/source_map.h"
#include "checker/lower/type_name.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/LambdaCapture.h"

namespace fearless::lower {

struct TraitEdge {
  enum class Kind : std::uint8_t {
    kBase,      // `base` of `owner`
    kField,     // `field`
    kHolds,     // `owner` is a container or the like, `owner_type` an array
    kPointsTo,  // `owner` is a smart pointer
    kRefersTo,  // `owner` is a view
    kCapture,   // `capture` of a lambda
  };
  Kind kind = Kind::kField;
  const clang::RecordDecl* owner = nullptr;
  const clang::FieldDecl* field = nullptr;
  const clang::CXXBaseSpecifier* base = nullptr;
  const clang::LambdaCapture* capture = nullptr;
  clang::QualType owner_type;
  clang::QualType needed;
};

ir::Reason put_into_words(const TraitEdge& edge, TypeNames& names,
                          SourceMap& sources);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TRAIT_EDGE_H_
