// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/plugin/remarks.h"

#include "checker/render/words.h"
#include "clang/Basic/FileManager.h"

namespace fearless::plugin {
namespace {

using findings::Finding;
using findings::Label;
using findings::Location;

class Places {
 public:
  explicit Places(clang::SourceManager& sources) : sources_(sources) {}

  clang::SourceLocation begin(const Location& where) const {
    return at(where.path, where.range.line, where.range.column);
  }
  clang::CharSourceRange range(const Location& where) const {
    clang::SourceLocation end =
        at(where.path, where.range.end_line, where.range.end_column);
    return clang::CharSourceRange::getCharRange(begin(where), end);
  }

 private:
  clang::SourceLocation at(const std::string& path, unsigned line,
                           unsigned column) const {
    if (line == 0) return {};
    if (clang::OptionalFileEntryRef file =
            sources_.getFileManager().getOptionalFileRef(path))
      return sources_.translateFileLineCol(*file, line, column);
    // What was read from stdin has no file.
    clang::FileID main = sources_.getMainFileID();
    if (sources_.getBufferOrFake(main).getBufferIdentifier() == path)
      return sources_.translateLineCol(main, line, column);
    return {};
  }

  clang::SourceManager& sources_;
};

Remark remark(const Location& where, std::string text, const Places& places) {
  return {places.begin(where), places.range(where), std::move(text), {}};
}

// On the warning itself: clang-tidy's --fix makes no edits of notes, and for
// edits of the compiler -fixit asks the same.
void add_edits(const Finding& finding, const Places& places, Remark& warning) {
  for (const findings::Edit& edit : finding.edits)
    warning.edits.push_back(clang::FixItHint::CreateReplacement(
        places.range(edit.where), edit.replacement));
}

}  // namespace

std::vector<Remark> remarks_on(const Finding& finding,
                               clang::SourceManager& sources) {
  Places places(sources);
  std::vector<Remark> remarks;
  remarks.push_back(remark(finding.where, finding.message, places));
  add_edits(finding, places, remarks.front());
  for (const Label& label : finding.labels)
    if (!label.is_primary && label.where.is_valid())
      remarks.push_back(
          remark(label.where, render::note_words(finding, label), places));
  if (!finding.fix.empty())
    remarks.push_back(remark(finding.where, "fix: " + finding.fix, places));
  return remarks;
}

void fill(const clang::DiagnosticBuilder& diagnostic, const Remark& remark) {
  diagnostic << remark.text;
  if (remark.underlined.isValid()) diagnostic << remark.underlined;
  for (const clang::FixItHint& edit : remark.edits) diagnostic << edit;
}

}  // namespace fearless::plugin
