// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Poses the questions of Send and Sync for Clang's types (trait_graph.h has
// the answers). A type is Send or Sync as its bases, members, captures and
// elements are; the vocabulary and annotations overrule that. A "no" needs
// evidence: a plain reference count, mutable state that a const method changes
// without a lock, a library type or an annotation that says so. Raw pointers
// and references are neither: C++ uses them for everything, and what happens
// to the object decides. A capture by reference asks for Sync of the object.

#ifndef FEARLESS_CHECKER_LOWER_TRAIT_RULES_H_
#define FEARLESS_CHECKER_LOWER_TRAIT_RULES_H_

#include <string>
#include <utility>
#include <vector>

#include "checker/lower/role_facts.h"
#include "checker/lower/source_map.h"
#include "checker/lower/trait_edge.h"
#include "checker/lower/trait_graph.h"
#include "checker/lower/type_name.h"
#include "llvm/ADT/DenseMap.h"

namespace fearless::lower {

class TraitRules {
 public:
  TraitRules(RoleFacts& facts, TypeNames& names, SourceMap& sources);

  // Asks for `type` and, in time, for everything it is made of.
  void want(clang::QualType type);
  // Works off the list and answers.
  void solve();
  // REQUIRES: wanted before solve().
  ir::Trait send(clang::QualType type);
  ir::Trait sync(clang::QualType type);

 private:
  using NodeId = TraitGraph::NodeId;
  using Label = TraitGraph::Label;
  struct Pair {
    NodeId send = 0, sync = 0;
  };

  Pair nodes(clang::QualType type);
  void expand(const clang::Type* type, Pair pair);
  void expand_record(const clang::RecordDecl* record, Pair pair);
  void expand_closure(const clang::CXXRecordDecl* record, Pair pair);
  void expand_structure(const clang::RecordDecl* record, Pair pair);
  void expand_arguments(const clang::RecordDecl* record, Pair pair);
  void expand_count(const clang::CXXRecordDecl* record,
                    const ReferenceCount& count, Pair pair);
  void expand_mutation(const clang::CXXRecordDecl* record, NodeId sync);
  void refuse_by_count(const clang::CXXRecordDecl* record,
                       const ReferenceCount& count, Pair pair);
  void refuse_by_rule(const vocabulary::TraitRule& rule,
                      const clang::RecordDecl* record, NodeId node,
                      bool is_send);
  void annotate(const clang::RecordDecl* record, Pair pair);
  // Whether the rule answers; otherwise the structure does.
  bool apply(const vocabulary::TraitRule& rule, const clang::RecordDecl* record,
             NodeId node, bool is_send);

  void require_both(Pair pair, clang::QualType needed, TraitEdge edge);
  void doubt_both(Pair pair);
  Label label(TraitEdge edge);
  ir::Trait trait(NodeId node);
  std::string quoted(const clang::RecordDecl* record);
  ir::Range range_of(const clang::Decl* declaration);

  RoleFacts& facts_;
  TypeNames& names_;
  SourceMap& sources_;
  TraitGraph graph_;
  std::vector<TraitEdge> edges_;  // by label
  llvm::DenseMap<const clang::Type*, Pair> pairs_;
  std::vector<std::pair<const clang::Type*, Pair>> open_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TRAIT_RULES_H_
