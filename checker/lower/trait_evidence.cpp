// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of TraitRules that says no, and why.

#include <string>
#include <utility>

#include "checker/lower/trait_mutation.h"
#include "checker/lower/trait_rules.h"

namespace fearless::lower {
namespace {

std::string in_quotes(const std::string& name) { return "`" + name + "`"; }

}  // namespace

void TraitRules::annotate(const clang::RecordDecl* record, Pair pair) {
  const Marks* marks = facts_.lexicon().marks(record);
  if (!marks) return;
  const auto obey = [&](const std::optional<vocabulary::TraitRule>& rule,
                        NodeId node, bool is_send) {
    if (!rule) return;
    if (rule->kind == vocabulary::TraitRule::Kind::kNo) {
      refuse_by_rule(*rule, record, node, is_send);
    } else {
      graph_.grant(node);
    }
  };
  obey(marks->model.send, pair.send, true);
  obey(marks->model.sync, pair.sync, false);
}

void TraitRules::refuse_by_rule(const vocabulary::TraitRule& rule,
                                const clang::RecordDecl* record, NodeId node,
                                bool is_send) {
  std::string text =
      quoted(record) + (is_send ? " is not Send" : " is not Sync");
  if (!rule.reason.empty()) text += ": " + rule.reason;
  const clang::QualType type = facts_.lexicon().context().getRecordType(record);
  const ir::Cause cause = facts_.has(type, ir::Role::kPlainRefCount)
                              ? ir::Cause::kCount
                              : ir::Cause::kDeclared;
  graph_.refuse(node, cause, {{std::move(text), range_of(record)}});
}

void TraitRules::expand_count(const clang::CXXRecordDecl* record,
                              const ReferenceCount& count, Pair pair) {
  if (!count.is_atomic) {
    refuse_by_count(record, count, pair);
    return;
  }
  TraitEdge edge;
  edge.kind = TraitEdge::Kind::kPointsTo;
  edge.owner = record;
  edge.needed =
      facts_.pointee(facts_.lexicon().context().getRecordType(record));
  if (edge.needed.isNull()) return;
  const Label why = label(edge);
  const Pair needed = nodes(edge.needed);
  for (const NodeId node : {pair.send, pair.sync}) {
    graph_.require(node, needed.send, why);
    graph_.require(node, needed.sync, why);
  }
}

void TraitRules::refuse_by_count(const clang::CXXRecordDecl* record,
                                 const ReferenceCount& count, Pair pair) {
  std::vector<ir::Reason> reasons;
  clang::QualType plain = count.type.getCanonicalType();
  plain.removeLocalConst();
  const std::string number = in_quotes(names_.name(plain));
  if (count.counter) {
    const std::string counter = in_quotes(names_.member_name(count.counter));
    const clang::QualType type = count.counter->getType();
    const bool is_behind = type->isPointerType() || type->isReferenceType();
    const char* how =
        count.is_link ? " links its copies through " : " counts references in ";
    const char* what = count.is_link ? " is a plain "
                       : is_behind   ? " refers to a plain "
                                     : " is a plain ";
    reasons.push_back({quoted(record) + how + counter, range_of(record)});
    reasons.push_back({counter + what + number + ", changed by every copy",
                       range_of(count.counter)});
  } else {
    reasons.push_back(
        {"every copy of " + quoted(record) + " changes a plain " + number,
         sources_.range(count.where)});
  }
  graph_.refuse(pair.send, ir::Cause::kCount, reasons);
  graph_.refuse(pair.sync, ir::Cause::kCount, std::move(reasons));
}

void TraitRules::expand_mutation(const clang::CXXRecordDecl* record,
                                 NodeId sync) {
  const auto mutation = find_mutation(record, facts_);
  if (!mutation) return;
  if (mutation->kind == Mutation::Kind::kPointee) {
    graph_.doubt(sync);
    return;
  }
  const clang::ValueDecl* target = mutation->target;
  const std::string name = in_quotes(target->getNameAsString());
  const std::string type = in_quotes(names_.spelling(target->getType()));
  const std::string method = in_quotes(names_.member_name(mutation->method));
  std::string what;
  switch (mutation->kind) {
    case Mutation::Kind::kMutable:
      what =
          quoted(record) + " has a mutable member " + name + " of type " + type;
      break;
    case Mutation::Kind::kStatic:
      what = method + " has a static variable " + name + " of type " + type;
      break;
    case Mutation::Kind::kConstCast:
    case Mutation::Kind::kPointee:
      what = quoted(record) + " has a member " + name + " of type " + type;
      break;
  }
  const char* how = ", a const method, changes ";
  const char* when = " without a lock";
  if (mutation->kind == Mutation::Kind::kConstCast) {
    how = ", a const method, casts that away and changes ";
  } else if (!mutation->method->isConst()) {
    how = " changes ";
    when = " of a const object without a lock";
  }
  graph_.refuse(
      sync, ir::Cause::kMutation,
      {{std::move(what), range_of(target)},
       {method + how + name + when, sources_.range(mutation->where)}});
}

std::string TraitRules::quoted(const clang::RecordDecl* record) {
  return in_quotes(names_.record_name(record));
}

ir::Range TraitRules::range_of(const clang::Decl* declaration) {
  if (sources_.is_system(declaration->getLocation())) return {};
  return sources_.range(declaration->getLocation());
}

}  // namespace fearless::lower
