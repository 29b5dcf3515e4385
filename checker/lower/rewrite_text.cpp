// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/rewrite_text.h"

#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::lower {
namespace {

bool is_word(char c) { return llvm::isAlnum(c) || c == '_'; }

// `text` has `word`, with no letter before or behind it.
bool has_word(llvm::StringRef text, llvm::StringRef word) {
  for (std::size_t at = text.find(word); at != llvm::StringRef::npos;
       at = text.find(word, at + 1)) {
    std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) &&
        (end == text.size() || !is_word(text[end])))
      return true;
  }
  return false;
}

}  // namespace

bool RewriteText::is_editable(clang::SourceRange tokens) const {
  const clang::SourceManager& sources = context_.getSourceManager();
  clang::SourceLocation begin = tokens.getBegin(), end = tokens.getEnd();
  return begin.isValid() && end.isValid() && begin.isFileID() &&
         end.isFileID() && !sources_.is_system(begin) &&
         sources.getFileID(begin) == sources.getFileID(end) && begin <= end;
}

bool RewriteText::is_in_main_file(clang::SourceLocation at) const {
  return at.isFileID() && context_.getSourceManager().isInMainFile(at);
}

// `>>` may close two lists of template arguments.
clang::SourceLocation RewriteText::end_of(clang::SourceLocation token) const {
  const clang::SourceManager& sources = context_.getSourceManager();
  bool is_angle = *sources.getCharacterData(token) == '>';
  unsigned length = is_angle ? 1
                             : clang::Lexer::MeasureTokenLength(
                                   token, sources, context_.getLangOpts());
  return token.getLocWithOffset(static_cast<int>(length));
}

llvm::StringRef RewriteText::text(clang::SourceRange tokens) const {
  const clang::SourceManager& sources = context_.getSourceManager();
  const char* begin = sources.getCharacterData(tokens.getBegin());
  const char* end = sources.getCharacterData(end_of(tokens.getEnd()));
  return {begin, static_cast<std::size_t>(end - begin)};
}

ir::Range RewriteText::range_of(clang::SourceLocation begin,
                                clang::SourceLocation end) {
  const clang::SourceManager& sources = context_.getSourceManager();
  auto [file, offset] = sources.getDecomposedLoc(begin);
  unsigned end_offset = sources.getFileOffset(end);
  ir::Range range;
  range.file = sources_.range(begin).file;
  range.line = sources.getLineNumber(file, offset);
  range.column = sources.getColumnNumber(file, offset);
  range.end_line = sources.getLineNumber(file, end_offset);
  range.end_column = sources.getColumnNumber(file, end_offset);
  return range;
}

ir::Replacement RewriteText::replace(clang::SourceRange tokens,
                                     std::string text) {
  return {range_of(tokens.getBegin(), end_of(tokens.getEnd())),
          std::move(text)};
}

ir::Replacement RewriteText::insert_before(clang::SourceLocation token,
                                           std::string text) {
  return {range_of(token, token), std::move(text)};
}

ir::Replacement RewriteText::insert_after(clang::SourceLocation token,
                                          std::string text) {
  clang::SourceLocation end = end_of(token);
  return {range_of(end, end), std::move(text)};
}

ir::Replacement RewriteText::erase(clang::SourceRange tokens) {
  const clang::SourceManager& sources = context_.getSourceManager();
  clang::SourceLocation begin = tokens.getBegin();
  clang::SourceLocation end = end_of(tokens.getEnd());
  llvm::StringRef before = indentation(begin);
  const char* behind = sources.getCharacterData(end);
  bool is_alone = sources.getSpellingColumnNumber(begin) == before.size() + 1 &&
                  *behind == '\n';
  if (is_alone) {
    begin = begin.getLocWithOffset(-static_cast<int>(before.size()));
    end = end.getLocWithOffset(1);
  }
  return {range_of(begin, end), ""};
}

llvm::StringRef RewriteText::indentation(clang::SourceLocation at) const {
  return clang::Lexer::getIndentationForLine(at, context_.getSourceManager());
}

std::string RewriteText::free_name(llvm::StringRef wish,
                                   clang::SourceRange within) const {
  llvm::StringRef code = text(within);
  std::string name = wish.str();
  for (unsigned number = 2; has_word(code, name); ++number)
    name = (wish + llvm::Twine(number)).str();
  return name;
}

clang::SourceLocation RewriteText::token_before(clang::SourceLocation at,
                                                llvm::StringRef text) const {
  const clang::SourceManager& sources = context_.getSourceManager();
  auto [file, offset] = sources.getDecomposedLoc(at);
  llvm::StringRef before =
      sources.getBufferData(file).take_front(offset).rtrim();
  if (!before.ends_with(text)) return {};
  return at.getLocWithOffset(static_cast<int>(before.size() - text.size()) -
                             static_cast<int>(offset));
}

clang::SourceLocation RewriteText::token_after(clang::SourceLocation at,
                                               llvm::StringRef text) const {
  const clang::SourceManager& sources = context_.getSourceManager();
  clang::SourceLocation end = end_of(at);
  auto [file, offset] = sources.getDecomposedLoc(end);
  llvm::StringRef behind = sources.getBufferData(file).drop_front(offset);
  llvm::StringRef trimmed = behind.ltrim();
  if (!trimmed.starts_with(text)) return {};
  return end.getLocWithOffset(static_cast<int>(behind.size() - trimmed.size()));
}

}  // namespace fearless::lower
