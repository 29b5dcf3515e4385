// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/report.h"

#include <set>

#include "llvm/ADT/Twine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::render {
namespace {

std::string counted(unsigned number, llvm::StringRef noun) {
  return (llvm::Twine(number) + " " + noun + (number == 1 ? "" : "s")).str();
}

}  // namespace

void count(Report& report) {
  Summary& summary = report.summary;
  summary.errors = summary.warnings = summary.files_with_problems = 0;
  std::set<llvm::StringRef> files, incomplete;
  for (const findings::Finding& finding : report.findings) {
    bool is_error = finding.severity == findings::Severity::kError;
    ++(is_error ? summary.errors : summary.warnings);
    files.insert(finding.where.path);
  }
  for (const Problem& problem : report.problems)
    if (problem.kind != Problem::Kind::kNote) incomplete.insert(problem.file);
  summary.files_with_findings = static_cast<unsigned>(files.size());
  summary.files_with_problems = static_cast<unsigned>(incomplete.size());
}

std::string summary_line(const Summary& summary) {
  std::string line;
  llvm::raw_string_ostream out(line);
  if (summary.errors != 0 || summary.warnings == 0)
    out << counted(summary.errors, "error");
  if (summary.errors != 0 && summary.warnings != 0) out << ", ";
  if (summary.warnings != 0) out << counted(summary.warnings, "warning");
  out << " in " << counted(summary.files_with_findings, "file") << " · "
      << counted(summary.files_checked, "file") << " checked in "
      << llvm::format("%.1f s", summary.seconds);
  if (summary.files_with_problems != 0)
    out << " · " << counted(summary.files_with_problems, "file")
        << " not fully analysed";
  for (const std::string& remark : summary.remarks) out << " · " << remark;
  return line;
}

std::string problem_line(const Problem& problem) {
  llvm::StringRef lead =
      problem.kind == Problem::Kind::kNote ? "note: " : "could not analyse ";
  llvm::StringRef how =
      problem.kind == Problem::Kind::kIncomplete ? " completely: " : ": ";
  if (problem.file.empty()) return (lead + problem.text).str();
  return (lead + problem.file + how + problem.text).str();
}

llvm::StringRef kind_name(Problem::Kind kind) {
  switch (kind) {
    case Problem::Kind::kNotAnalysed:
      return "not_analysed";
    case Problem::Kind::kIncomplete:
      return "incomplete";
    case Problem::Kind::kNote:
      return "note";
  }
  return "note";
}

}  // namespace fearless::render
