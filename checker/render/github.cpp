// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// --format=github: workflow commands, which a run on GitHub turns into
// annotations of the changed lines. A command is one line of output; what
// could end it or one of its properties is escaped, so that no file name and
// no source text can give commands of its own.

#include "checker/render/renderer.h"
#include "checker/render/words.h"

namespace fearless::render {
namespace {

using findings::Finding;
using findings::Location;

std::string escaped(llvm::StringRef text, llvm::StringRef special) {
  std::string safe;
  for (unsigned char c : text) {
    if (special.contains(static_cast<char>(c)) || (c < 0x20 && c != '\t')) {
      constexpr char kHex[] = "0123456789ABCDEF";
      safe += {'%', kHex[c >> 4], kHex[c & 15]};
    } else {
      safe += static_cast<char>(c);
    }
  }
  return safe;
}

std::string message_data(llvm::StringRef text) { return escaped(text, "%"); }
std::string property(llvm::StringRef text) { return escaped(text, "%:,"); }

// Columns mean something on one line only.
void print_place(const Location& where, llvm::raw_ostream& out) {
  if (where.path.empty()) return;
  out << "file=" << property(where.path) << ',';
  if (!where.is_valid()) return;
  const ir::Range& range = where.range;
  out << "line=" << range.line << ',';
  if (range.end_line > range.line)
    out << "endLine=" << range.end_line << ',';
  else if (range.column != 0)
    out << "col=" << range.column << ",endColumn=" << range.end_column << ',';
}

std::string words_of(const Finding& finding) {
  std::string words = finding.message + more_paths_words(finding.more_paths);
  for (const findings::Label& label : finding.labels)
    if (!label.is_primary && label.where.is_valid())
      words += "\n" + position_words(label.where) + ": " +
               note_words(finding, label);
  if (!finding.why.empty()) words += "\nwhy: " + finding.why;
  if (!finding.fix.empty()) words += "\nfix: " + finding.fix;
  return words;
}

}  // namespace

void render_github(const Report& report, Page page) {
  for (const Finding& finding : report.findings) {
    bool is_error = finding.severity == findings::Severity::kError;
    page.out << (is_error ? "::error " : "::warning ");
    print_place(finding.where, page.out);
    page.out << "title=" << property("fearless-" + finding.check)
             << "::" << message_data(words_of(finding)) << '\n';
  }
  for (const Problem& problem : report.problems) {
    if (problem.kind == Problem::Kind::kNote) continue;
    page.out << "::error ";
    print_place({problem.file, {}}, page.out);
    page.out << "title=fearless::" << message_data(problem_line(problem))
             << '\n';
  }
}

}  // namespace fearless::render
