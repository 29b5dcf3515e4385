// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a worker tells its parent about one unit, and the JSON it is sent as.
// Paths in it are absolute, so that reports of several units meet. The parent
// keeps findings and counts only: modules die with their worker.

#ifndef FEARLESS_CHECKER_CLI_UNIT_REPORT_H_
#define FEARLESS_CHECKER_CLI_UNIT_REPORT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "checker/findings/finding.h"
#include "checker/findings/suppress.h"
#include "checker/render/report.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::cli {

struct UnitStats {
  std::uint64_t functions = 0;
  std::uint64_t events = 0;
  std::uint64_t opaque_events = 0;
  std::map<std::string, std::uint64_t> opaque_texts;  // source text: how often
  std::map<std::string, std::uint64_t> findings;      // by check
  double parse_seconds = 0;
  double lower_seconds = 0;
  double analysis_seconds = 0;  // summaries and checks
  double cpu_seconds = 0;       // user and system, of the whole worker
  std::uint64_t peak_kilobytes = 0;

  void add(const UnitStats& other);  // the peak is the larger of the two
};

struct UnitReport {
  std::vector<findings::Finding> findings;
  std::vector<render::Problem> problems;
  std::vector<findings::Comment> comments;  // if they were asked for
  std::string text;                         // what --stop-after asked for
  UnitStats stats;
};

std::string to_json(const UnitReport& report);
bool from_json(llvm::StringRef text, UnitReport& report);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_UNIT_REPORT_H_
