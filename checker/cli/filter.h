// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which findings of a report are not shown: those that a comment or the
// baseline silences, and with --since those that no changed line touches.
// Problems are always shown: what could not be analysed is never hidden.

#ifndef FEARLESS_CHECKER_CLI_FILTER_H_
#define FEARLESS_CHECKER_CLI_FILTER_H_

#include <optional>
#include <string>

#include "checker/cli/changed_lines.h"
#include "checker/cli/options.h"
#include "checker/findings/baseline.h"
#include "checker/render/report.h"

namespace fearless::cli {

class Filter {
 public:
  // Reads the files and asks git that `options` speak of.
  static llvm::Expected<Filter> make(const Options& options);

  // Moves what is silenced out of `report.findings`, counts anew, and says in
  // the summary what is not shown.
  void apply(render::Report& report);

 private:
  std::optional<findings::Baseline> baseline_;
  std::string baseline_path_;
  std::optional<ChangedLines> changed_;
  std::string since_;
};

// The file of --baseline, or the usual one if it is there; empty: none.
std::string baseline_path(const Options& options);
llvm::Expected<findings::Baseline> read_baseline(const std::string& path);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_FILTER_H_
