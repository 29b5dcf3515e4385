// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of the source under pieces of Clang's AST, and replacements of it.
// A piece may be edited when a person wrote it as it stands: in one file that
// is no system header, and not through a macro. Lives as long as the lowering
// of one unit.

#ifndef FEARLESS_CHECKER_LOWER_REWRITE_TEXT_H_
#define FEARLESS_CHECKER_LOWER_REWRITE_TEXT_H_

#include <string>

#include "checker/ir/rewrite.h"
#include "checker/lower/source_map.h"
#include "clang/AST/ASTContext.h"

namespace fearless::lower {

class RewriteText {
 public:
  RewriteText(clang::ASTContext& context, SourceMap& sources)
      : context_(context), sources_(sources) {}

  bool is_editable(clang::SourceRange tokens) const;
  bool is_in_main_file(clang::SourceLocation at) const;
  // REQUIRES for what follows: is_editable.
  llvm::StringRef text(clang::SourceRange tokens) const;
  ir::Range range(clang::SourceRange tokens) { return sources_.range(tokens); }
  ir::Replacement replace(clang::SourceRange tokens, std::string text);
  ir::Replacement insert_before(clang::SourceLocation token, std::string text);
  ir::Replacement insert_after(clang::SourceLocation token, std::string text);
  // The tokens, and their line when nothing else is on it.
  ir::Replacement erase(clang::SourceRange tokens);
  // The white space at the beginning of the line.
  llvm::StringRef indentation(clang::SourceLocation at) const;
  // `wish`, or with a number behind it, so that `within` has no such word: it
  // names nothing there, and hides nothing that is used there.
  std::string free_name(llvm::StringRef wish, clang::SourceRange within) const;
  // The token before `at`, which must be `text`; invalid when it is another.
  clang::SourceLocation token_before(clang::SourceLocation at,
                                     llvm::StringRef text) const;
  // The one behind the token at `at`, likewise.
  clang::SourceLocation token_after(clang::SourceLocation at,
                                    llvm::StringRef text) const;

 private:
  clang::SourceLocation end_of(clang::SourceLocation token) const;
  ir::Range range_of(clang::SourceLocation begin, clang::SourceLocation end);

  clang::ASTContext& context_;
  SourceMap& sources_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_REWRITE_TEXT_H_
