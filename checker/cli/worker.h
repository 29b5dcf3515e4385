// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One unit from source to findings: lower it, analyse it, run the checks. This
// is what a worker process does, and the only place where the stages of the
// pipeline meet. Nothing here touches the terminal or other units.

#ifndef FEARLESS_CHECKER_CLI_WORKER_H_
#define FEARLESS_CHECKER_CLI_WORKER_H_

#include <vector>

#include "checker/checks/selection.h"
#include "checker/cli/database.h"
#include "checker/cli/unit_report.h"
#include "checker/vocabulary/vocabulary.h"

namespace fearless::cli {

enum class StopAfter { kNothing, kIr, kSummary };

// The same for every unit of a run.
struct Job {
  const vocabulary::Vocabulary* vocabulary = nullptr;
  std::vector<checks::SelectedCheck> checks;
  StopAfter stop_after = StopAfter::kNothing;
  bool parse_system_bodies = false;
  bool wants_stats = false;
  bool wants_comments = false;  // to review them
};

UnitReport analyse_unit(const Unit& unit, const Job& job);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_WORKER_H_
