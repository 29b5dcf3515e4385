// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/trait_edge.h"

#include <string>

namespace fearless::lower {
namespace {

using Kind = TraitEdge::Kind;

std::string in_quotes(const std::string& name) { return "`" + name + "`"; }

// "`NodePtr`, `IntrusivePtr<Node>`": as written, and what that is.
std::string both_names(clang::QualType type, TypeNames& names) {
  const std::string written = names.spelling(type);
  const std::string meaning = names.name(type);
  if (written == meaning) return in_quotes(written);
  return in_quotes(written) + ", " + in_quotes(meaning);
}

std::string capture_text(const TraitEdge& edge, TypeNames& names) {
  const clang::LambdaCapture& capture = *edge.capture;
  const std::string type =
      in_quotes(names.name(edge.needed.getUnqualifiedType()));
  if (capture.getCaptureKind() == clang::LCK_StarThis) {
    return "the lambda captures a copy of `*this`, a " + type;
  }
  if (capture.capturesThis()) {
    return "the lambda captures `this`, a " + type;
  }
  if (!capture.capturesVariable()) return "the lambda captures " + type;
  const auto* variable = capture.getCapturedVar();
  std::string text = "the lambda captures " +
                     in_quotes(variable->getNameAsString()) + " of type " +
                     both_names(edge.needed.getUnqualifiedType(), names);
  if (capture.getCaptureKind() == clang::LCK_ByRef) text += " by reference";
  return text;
}

std::string field_text(const TraitEdge& edge, TypeNames& names) {
  const std::string owner = in_quotes(names.record_name(edge.owner));
  if (!edge.field->getIdentifier()) return owner + " has an unnamed member";
  return owner + " has a member " + in_quotes(edge.field->getNameAsString()) +
         " of type " + both_names(edge.field->getType(), names);
}

std::string text_of(const TraitEdge& edge, TypeNames& names) {
  const auto owner = [&] {
    return in_quotes(edge.owner ? names.record_name(edge.owner)
                                : names.name(edge.owner_type));
  };
  const auto needed = [&] { return in_quotes(names.name(edge.needed)); };
  switch (edge.kind) {
    case Kind::kHolds:
      return owner() + " holds " + needed();
    case Kind::kPointsTo:
      return owner() + " points to " + needed();
    case Kind::kRefersTo:
      return owner() + " refers to " + needed();
    case Kind::kBase:
      return owner() + " derives from " +
             both_names(edge.base->getType(), names);
    case Kind::kField:
      return field_text(edge, names);
    case Kind::kCapture:
      return capture_text(edge, names);
  }
  return {};
}

ir::Range where_is(const TraitEdge& edge, SourceMap& sources) {
  clang::SourceRange range;
  if (edge.field) {
    range = edge.field->getLocation();
  } else if (edge.base) {
    range = edge.base->getSourceRange();
  } else if (edge.capture) {
    range = edge.capture->getLocation();
  } else if (edge.owner && edge.kind == Kind::kPointsTo) {
    range = edge.owner->getLocation();
  }
  if (range.isInvalid() || sources.is_system(range.getBegin())) return {};
  return sources.range(range);
}

}  // namespace

ir::Reason put_into_words(const TraitEdge& edge, TypeNames& names,
                          SourceMap& sources) {
  return {text_of(edge, names), where_is(edge, sources)};
}

}  // namespace fearless::lower
