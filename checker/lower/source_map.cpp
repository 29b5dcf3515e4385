// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/source_map.h"

#include <string>

#include "clang/Basic/FileEntry.h"
#include "clang/Lex/Lexer.h"

namespace fearless::lower {

SourceMap::SourceMap(const clang::SourceManager& sources,
                     const clang::LangOptions& language, ir::Module& module)
    : sources_(sources), language_(language), module_(module) {}

clang::SourceLocation SourceMap::written(clang::SourceLocation at) const {
  return at.isMacroID() ? sources_.getFileLoc(at) : at;
}

// As written(), but of a macro's use the closing parenthesis, not the name.
clang::SourceLocation SourceMap::written_end(clang::SourceLocation at) const {
  while (at.isMacroID()) {
    at = sources_.isMacroArgExpansion(at)
             ? sources_.getImmediateSpellingLoc(at)
             : sources_.getImmediateExpansionRange(at).getEnd();
  }
  return at;
}

bool SourceMap::is_system(clang::SourceLocation at) const {
  return at.isInvalid() || sources_.isInSystemHeader(written(at));
}

ir::Range SourceMap::range(clang::SourceLocation at) {
  return range(clang::SourceRange(at, at));
}

ir::Range SourceMap::range(clang::SourceRange range) {
  if (range.getBegin().isInvalid()) return {};
  if (range.getEnd().isInvalid()) range.setEnd(range.getBegin());
  std::pair<unsigned, unsigned> key(range.getBegin().getRawEncoding(),
                                    range.getEnd().getRawEncoding());
  auto [entry, is_new] = ranges_.try_emplace(key);
  if (is_new) entry->second = compute(range);
  return entry->second;
}

ir::Range SourceMap::compute(clang::SourceRange range) {
  clang::SourceLocation begin = written(range.getBegin());
  clang::SourceLocation end = written_end(range.getEnd());
  auto [file_id, offset] = sources_.getDecomposedLoc(begin);
  auto [end_id, end_offset] = sources_.getDecomposedLoc(end);
  // Half in a macro, half outside: the beginning is the better part.
  if (file_id != end_id || end_offset < offset) {
    end = written_end(range.getBegin());
    std::tie(end_id, end_offset) = sources_.getDecomposedLoc(end);
    if (file_id != end_id || end_offset < offset) {
      end = begin;
      end_offset = offset;
    }
  }
  end_offset += clang::Lexer::MeasureTokenLength(end, sources_, language_);
  ir::Range result;
  result.file = file(file_id);
  result.line = sources_.getLineNumber(file_id, offset);
  result.column = sources_.getColumnNumber(file_id, offset);
  result.end_line = sources_.getLineNumber(file_id, end_offset);
  result.end_column = sources_.getColumnNumber(file_id, end_offset);
  return result;
}

ir::FileId SourceMap::file(clang::FileID id) {
  auto [entry, is_new] = files_.try_emplace(id);
  if (!is_new) return entry->second;
  ir::File file;
  if (clang::OptionalFileEntryRef ref = sources_.getFileEntryRefForID(id))
    file.path = ref->getName().str();
  else
    file.path = sources_.getBufferOrFake(id).getBufferIdentifier().str();
  file.is_main = id == sources_.getMainFileID();
  // A header that is entered twice is one file.
  for (ir::FileId known = 0; known < module_.files.size(); ++known)
    if (module_.files[known].path == file.path) return entry->second = known;
  entry->second = static_cast<ir::FileId>(module_.files.size());
  module_.files.push_back(std::move(file));
  return entry->second;
}

}  // namespace fearless::lower
