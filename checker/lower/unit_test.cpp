// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/unit_test.h"

#include <algorithm>

#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::lower {
namespace {

// TEST, TEST_F, TYPED_TEST_P, TEST_CASE, SCENARIO, BOOST_AUTO_TEST_CASE: one
// of the words between the underscores says it.
bool speaks_of_a_test(llvm::StringRef macro) {
  bool is_capital = std::all_of(macro.begin(), macro.end(), [](char c) {
    return llvm::isUpper(c) || llvm::isDigit(c) || c == '_';
  });
  if (!is_capital) return false;
  llvm::SmallVector<llvm::StringRef, 6> words;
  macro.split(words, '_');
  return llvm::is_contained(words, "TEST") ||
         llvm::is_contained(words, "SCENARIO");
}

}  // namespace

bool is_unit_test(const clang::FunctionDecl& function,
                  const clang::ASTContext& context) {
  clang::SourceLocation name = function.getLocation();
  const clang::Stmt* body = function.getBody();
  // The name comes from a macro, the body does not.
  if (body == nullptr || !name.isMacroID() || body->getBeginLoc().isMacroID())
    return false;
  const clang::SourceManager& sources = context.getSourceManager();
  clang::SourceLocation use = sources.getExpansionLoc(name);
  return speaks_of_a_test(
      clang::Lexer::getSourceText(clang::CharSourceRange::getTokenRange(use),
                                  sources, context.getLangOpts()));
}

}  // namespace fearless::lower
