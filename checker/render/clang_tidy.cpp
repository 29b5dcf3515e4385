// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// --format=clang-tidy: the YAML that clang-tidy writes with --export-fixes, for
// what reads it: clang-apply-replacements, CodeChecker, review bots. Places in
// it are offsets in bytes, so the files have to be there; a place whose line
// is gone is the beginning of its file. The format is that of LLVM's
// clang/Tooling/DiagnosticsYaml.h, which we may not link here.

#include "checker/findings/json.h"
#include "checker/render/renderer.h"
#include "checker/render/words.h"
#include "llvm/Support/YAMLParser.h"

namespace fearless::render {
namespace {

using findings::Edit;
using findings::Finding;
using findings::Label;
using findings::Location;

class Writer {
 public:
  Writer(llvm::raw_ostream& out, findings::Source& source)
      : out_(out), source_(source) {}

  void write(const Finding& finding) {
    out_ << "  - DiagnosticName:  " << quoted("fearless-" + finding.check)
         << "\n    DiagnosticMessage:\n";
    message("      ", finding.message, finding.where, finding.edits);
    out_ << "    Notes:\n";
    for (const Label& label : finding.labels)
      if (!label.is_primary && label.where.is_valid())
        note(note_words(finding, label), label.where);
    if (!finding.fix.empty()) note("fix: " + finding.fix, finding.where);
    bool is_error = finding.severity == findings::Severity::kError;
    out_ << "    Level:           " << (is_error ? "Error" : "Warning") << '\n';
  }

 private:
  static std::string quoted(llvm::StringRef text) {
    return "\"" +
           llvm::yaml::escape(findings::valid_utf8(text),
                              /*EscapePrintable=*/false) +
           "\"";
  }

  std::size_t offset(const Location& where, unsigned line, unsigned column) {
    return source_.offset(where.path, line, column).value_or(0);
  }
  std::size_t begin(const Location& where) {
    return offset(where, where.range.line, where.range.column);
  }
  std::size_t length(const Location& where) {
    std::size_t end =
        offset(where, where.range.end_line, where.range.end_column);
    return end - std::min(end, begin(where));
  }

  void note(const std::string& text, const Location& where) {
    message("      - ", text, where, {});
  }

  // The first line begins with `lead`, the others with as many blanks.
  void message(llvm::StringRef lead, const std::string& text,
               const Location& where, const std::vector<Edit>& edits) {
    const std::string next = "\n" + std::string(lead.size(), ' ');
    out_ << lead << "Message:         " << quoted(text) << next
         << "FilePath:        " << quoted(where.path) << next
         << "FileOffset:      " << begin(where) << next
         << "Replacements:    " << (edits.empty() ? "[]" : "") << '\n';
    for (const Edit& edit : edits)
      out_ << std::string(lead.size() + 2, ' ')
           << "- {FilePath: " << quoted(edit.where.path)
           << ", Offset: " << begin(edit.where)
           << ", Length: " << length(edit.where)
           << ", ReplacementText: " << quoted(edit.replacement) << "}\n";
  }

  llvm::raw_ostream& out_;
  findings::Source& source_;
};

}  // namespace

void render_clang_tidy(const Report& report, Page page) {
  page.out << "---\nMainSourceFile:  ''\nDiagnostics:"
           << (report.findings.empty() ? "     []\n" : "\n");
  Writer writer(page.out, page.source);
  for (const Finding& finding : report.findings) writer.write(finding);
  page.out << "...\n";
}

}  // namespace fearless::render
