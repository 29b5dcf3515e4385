// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Puts the reports of all units together, in whatever order they arrive, into
// one that depends only on what was analysed. Findings are merged at once, so
// memory is that of the bugs and not of the units; notes that many units share
// (a flag that is no flag of Clang) become one.

#ifndef FEARLESS_CHECKER_CLI_COLLECTOR_H_
#define FEARLESS_CHECKER_CLI_COLLECTOR_H_

#include <map>
#include <string>
#include <vector>

#include "checker/cli/pool.h"
#include "checker/cli/unit_report.h"
#include "checker/findings/comment_review.h"
#include "checker/findings/finding_set.h"
#include "checker/findings/source.h"

namespace fearless::cli {

class Collector {
 public:
  // `directory` is what shown paths are relative to.
  Collector(std::vector<std::string> files, std::string directory);

  void add(std::size_t index, Outcome outcome);
  void add(render::Problem problem);

  // Has what is wrong with the comments of all units among the findings.
  void review_comments(llvm::ArrayRef<llvm::StringRef> known,
                       llvm::ArrayRef<llvm::StringRef> ran);

  // The report of everything added; findings and problems are moved out. What
  // is silenced is still among its findings.
  render::Report take_report(findings::Source& source);
  // In the order of the files; empty strings where there is nothing.
  const std::vector<std::string>& texts() const { return texts_; }
  const std::vector<UnitStats>& stats() const { return stats_; }
  std::string shown(llvm::StringRef path) const;

 private:
  std::vector<render::Problem> take_problems();

  std::vector<std::string> files_;
  std::string directory_;
  findings::FindingSet findings_;
  findings::CommentReview comments_;
  std::vector<render::Problem> problems_;
  std::map<std::string, std::vector<std::string>> notes_;  // text: files
  std::vector<std::string> texts_;
  std::vector<UnitStats> stats_;
};

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_COLLECTOR_H_
