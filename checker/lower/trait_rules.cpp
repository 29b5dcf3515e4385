// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/trait_rules.h"

#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;
using ir::Role;
using vocabulary::TraitRule;
using EdgeKind = TraitEdge::Kind;

const clang::Type* key_of(clang::QualType type) {
  return type.getCanonicalType().getTypePtr();
}

TraitEdge edge_of(EdgeKind kind, const clang::RecordDecl* owner) {
  TraitEdge edge;
  edge.kind = kind;
  edge.owner = owner;
  return edge;
}

// Template arguments that were written, not filled in by default.
llvm::SmallVector<clang::QualType, 4> given_arguments(
    const clang::ClassTemplateSpecializationDecl* record) {
  auto all = record->getTemplateArgs().asArray();
  const auto* parameters =
      record->getSpecializedTemplate()->getTemplateParameters();
  auto given = type_arguments(record);
  while (!all.empty() && all.size() == given.size() &&
         all.size() <= parameters->size() &&
         clang::isSubstitutedDefaultArgument(
             record->getASTContext(), all.back(),
             parameters->getParam(all.size() - 1),
             record->getTemplateArgs().asArray(), parameters->getDepth())) {
    all = all.drop_back();
    given.pop_back();
  }
  return given;
}

}  // namespace

TraitRules::TraitRules(RoleFacts& facts, TypeNames& names, SourceMap& sources)
    : facts_(facts), names_(names), sources_(sources) {}

void TraitRules::want(clang::QualType type) {
  if (!type.isNull()) nodes(type);
}

void TraitRules::solve() {
  while (!open_.empty()) {
    const auto [type, pair] = open_.back();
    open_.pop_back();
    expand(type, pair);
  }
  graph_.solve();
}

ir::Trait TraitRules::send(clang::QualType type) {
  const auto at = type.isNull() ? pairs_.end() : pairs_.find(key_of(type));
  if (at == pairs_.end()) return {};
  return trait(at->second.send);
}

ir::Trait TraitRules::sync(clang::QualType type) {
  const auto at = type.isNull() ? pairs_.end() : pairs_.find(key_of(type));
  if (at == pairs_.end()) return {};
  return trait(at->second.sync);
}

ir::Trait TraitRules::trait(NodeId node) {
  ir::Trait trait;
  trait.answer = graph_.answer(node);
  if (trait.answer != ir::Answer::kNo) return trait;
  TraitGraph::Path path = graph_.path(node);
  trait.cause = path.cause;
  for (const Label edge : path.edges) {
    trait.because.push_back(put_into_words(edges_[edge], names_, sources_));
  }
  for (ir::Reason& reason : path.evidence) {
    trait.because.push_back(std::move(reason));
  }
  return trait;
}

TraitRules::Pair TraitRules::nodes(clang::QualType type) {
  const clang::Type* key = key_of(type);
  auto [at, is_new] = pairs_.try_emplace(key);
  if (is_new) {
    at->second = {graph_.add_node(), graph_.add_node()};
    open_.push_back({key, at->second});
  }
  return at->second;
}

void TraitRules::expand(const clang::Type* type, Pair pair) {
  const clang::QualType whole(type, 0);
  if (type->isDependentType() || type->isUndeducedType()) {
    doubt_both(pair);
  } else if (type->isFunctionPointerType() || type->isFunctionType()) {
    return;
  } else if (type->isPointerType() || type->isReferenceType() ||
             type->isObjCObjectPointerType()) {
    doubt_both(pair);
  } else if (const auto* array = dyn_cast<clang::ArrayType>(type)) {
    TraitEdge edge = edge_of(EdgeKind::kHolds, nullptr);
    edge.owner_type = whole;
    require_both(pair, array->getElementType(), edge);
  } else if (const clang::RecordDecl* record = record_of(whole)) {
    expand_record(record, pair);
  }
}

void TraitRules::expand_record(const clang::RecordDecl* record, Pair pair) {
  annotate(record, pair);
  const auto* closure = dyn_cast<clang::CXXRecordDecl>(record);
  if (closure && closure->isLambda()) {
    expand_closure(closure, pair);
    return;
  }
  bool is_send_known = false, is_sync_known = false;
  if (const auto* model = facts_.lexicon().own_model(record)) {
    is_send_known = model->send && apply(*model->send, record, pair.send, true);
    is_sync_known =
        model->sync && apply(*model->sync, record, pair.sync, false);
  }
  if (is_send_known && is_sync_known) return;
  // The structure answers only what is still open.
  const NodeId nobody = graph_.add_node();
  expand_structure(record, {is_send_known ? nobody : pair.send,
                            is_sync_known ? nobody : pair.sync});
}

bool TraitRules::apply(const TraitRule& rule, const clang::RecordDecl* record,
                       NodeId node, bool is_send) {
  if (rule.kind == TraitRule::Kind::kStructure) return false;
  if (rule.kind == TraitRule::Kind::kYes) return true;
  if (rule.kind == TraitRule::Kind::kNo) {
    refuse_by_rule(rule, record, node, is_send);
    return true;
  }
  const auto arguments = type_arguments(record);
  const std::uint32_t roles = facts_.lexicon().declared_roles(record);
  TraitEdge edge = edge_of(EdgeKind::kHolds, record);
  if (roles & bit(Role::kSmartPointer)) edge.kind = EdgeKind::kPointsTo;
  if (roles & bit(Role::kView)) edge.kind = EdgeKind::kRefersTo;
  const bool needs_either = rule.needs_send || rule.needs_sync;
  for (const std::uint32_t index : rule.arguments) {
    if (index >= arguments.size() || arguments[index].isNull()) continue;
    edge.needed = arguments[index];
    const Label why = label(edge);
    const Pair argument = nodes(arguments[index]);
    if (rule.needs_send || (!needs_either && is_send)) {
      graph_.require(node, argument.send, why);
    }
    if (rule.needs_sync || (!needs_either && !is_send)) {
      graph_.require(node, argument.sync, why);
    }
  }
  return true;
}

void TraitRules::expand_closure(const clang::CXXRecordDecl* record, Pair pair) {
  auto field = record->field_begin();
  for (const clang::LambdaCapture& capture : record->captures()) {
    if (field == record->field_end()) return;
    const clang::QualType type = (field++)->getType();
    TraitEdge edge = edge_of(EdgeKind::kCapture, record);
    edge.capture = &capture;
    const bool is_pointer_to_this =
        capture.capturesThis() && type->isPointerType();
    if (!is_pointer_to_this && !type->isReferenceType()) {
      require_both(pair, type, edge);
      continue;
    }
    edge.needed = type->getPointeeType();
    const Label why = label(edge);
    const NodeId needed = nodes(edge.needed).sync;
    graph_.require(pair.send, needed, why);
    graph_.require(pair.sync, needed, why);
  }
}

void TraitRules::expand_structure(const clang::RecordDecl* record, Pair pair) {
  if (!record->getDefinition() || record->isDependentContext()) {
    doubt_both(pair);
    return;
  }
  const auto* own = dyn_cast<clang::CXXRecordDecl>(record);
  const bool is_system = facts_.lexicon().is_system(record);
  if (own && is_system) {
    if (own->isEmpty()) return;
    expand_arguments(record, pair);
  }
  if (own && !is_system) {
    if (const auto* count = facts_.reference_count(own)) {
      expand_count(own, *count, pair);
      return;
    }
    expand_mutation(own, pair.sync);
  }
  if (own) {
    for (const clang::CXXBaseSpecifier& base : own->bases()) {
      TraitEdge edge = edge_of(EdgeKind::kBase, record);
      edge.base = &base;
      require_both(pair, base.getType(), edge);
    }
  }
  for (const clang::FieldDecl* field : record->fields()) {
    TraitEdge edge = edge_of(EdgeKind::kField, record);
    edge.field = field;
    require_both(pair, field->getType(), edge);
  }
}

// A library's template that nobody described: what it is given it may hold.
void TraitRules::expand_arguments(const clang::RecordDecl* record, Pair pair) {
  const auto* instance =
      dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
  if (!instance) return;
  for (const clang::QualType argument : given_arguments(instance)) {
    if (argument.isNull() || argument->isFunctionType()) continue;
    require_both(pair, argument, edge_of(EdgeKind::kHolds, record));
  }
}

void TraitRules::require_both(Pair pair, clang::QualType needed,
                              TraitEdge edge) {
  edge.needed = needed;
  const Label why = label(edge);
  const Pair both = nodes(needed);
  graph_.require(pair.send, both.send, why);
  graph_.require(pair.sync, both.sync, why);
}

void TraitRules::doubt_both(Pair pair) {
  graph_.doubt(pair.send);
  graph_.doubt(pair.sync);
}

TraitRules::Label TraitRules::label(TraitEdge edge) {
  edges_.push_back(edge);
  return static_cast<Label>(edges_.size() - 1);
}

}  // namespace fearless::lower
