// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/suppressions.h"

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::lower {
namespace {

using Kind = ir::Suppression::Kind;

Kind take_kind(llvm::StringRef& text) {
  if (text.consume_front("NEXTLINE")) return Kind::kNextLine;
  if (text.consume_front("BEGIN")) return Kind::kBegin;
  if (text.consume_front("END")) return Kind::kEnd;
  return Kind::kLine;
}

}  // namespace

std::optional<ir::Suppression> parse_suppression(llvm::StringRef comment) {
  std::size_t at = comment.find("NOLINT");
  if (at == llvm::StringRef::npos) return std::nullopt;
  // Part of a word is not meant: `MY_NOLINT_MACRO`, `NOLINTED`.
  if (at > 0 && (llvm::isAlnum(comment[at - 1]) || comment[at - 1] == '_'))
    return std::nullopt;
  llvm::StringRef text =
      comment.drop_front(at + llvm::StringRef("NOLINT").size());
  ir::Suppression result;
  result.kind = take_kind(text);
  if (!text.empty() && (llvm::isAlnum(text[0]) || text[0] == '_'))
    return std::nullopt;
  if (text.consume_front("(")) {
    auto [checks, rest] = text.split(')');
    result.has_list = true;
    result.checks = checks.trim().str();
    text = rest;
  }
  text = text.ltrim();
  if (text.consume_front(":")) {
    text = text.trim();
    text.consume_back("*/");
    result.reason = text.rtrim().str();
  }
  return result;
}

bool SuppressionCollector::HandleComment(clang::Preprocessor& preprocessor,
                                         clang::SourceRange comment) {
  const clang::SourceManager& sources = preprocessor.getSourceManager();
  if (sources.isInSystemHeader(comment.getBegin())) return false;
  llvm::StringRef text =
      clang::Lexer::getSourceText(clang::CharSourceRange::getCharRange(comment),
                                  sources, preprocessor.getLangOpts());
  if (auto suppression = parse_suppression(text))
    found_.push_back({std::move(*suppression), comment});
  return false;
}

}  // namespace fearless::lower
