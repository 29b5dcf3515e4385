// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a run has to tell: findings, what could not be analysed, and the
// numbers of the summary line. Every renderer gets one of these and shows it;
// nothing is worked out later than here. Plain data.

#ifndef FEARLESS_CHECKER_RENDER_REPORT_H_
#define FEARLESS_CHECKER_RENDER_REPORT_H_

#include <string>
#include <vector>

#include "checker/findings/finding.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::render {

struct Problem {
  enum class Kind {
    kNotAnalysed,  // nothing is known of the file: a crash, a time-out
    kIncomplete,   // parts of it were analysed
    kNote,         // nothing is lost: a flag was left out
  };
  Kind kind = Kind::kNote;
  std::string file;  // as shown
  std::string text;  // "crashed (signal 11)"
  auto operator<=>(const Problem&) const = default;
};

// What can be found, for formats that bring their own explanations.
struct Rule {
  llvm::StringRef check;
  llvm::StringRef summary;
  llvm::StringRef severity;
  llvm::StringRef text;  // Markdown
};

struct Summary {
  unsigned errors = 0;
  unsigned warnings = 0;
  unsigned files_with_findings = 0;
  unsigned files_checked = 0;
  unsigned files_with_problems = 0;  // not analysed, or not completely
  double seconds = 0;
  std::vector<std::string> remarks;  // "2 known findings hidden by a.baseline"
};

struct Report {
  std::string version;
  std::vector<Rule> rules;                  // none: they are not known
  std::vector<findings::Finding> findings;  // ordered; paths as shown
  std::vector<findings::Finding> silenced;  // the same, those not to be shown
  std::vector<Problem> problems;
  Summary summary;
};

// Fills the counts of `report.summary` that follow from the rest of it.
void count(Report& report);

// `4 errors in 5 files · 214 files checked in 12.4 s`, without a newline.
std::string summary_line(const Summary& summary);

// `could not analyse a.cpp: crashed (signal 11)`, without a newline.
std::string problem_line(const Problem& problem);

llvm::StringRef kind_name(Problem::Kind kind);  // as in JSON

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_REPORT_H_
