// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The tables of --stats: per file and for all of them, how much was analysed,
// what was not modelled, and what it cost.

#ifndef FEARLESS_CHECKER_CLI_STATS_H_
#define FEARLESS_CHECKER_CLI_STATS_H_

#include "checker/cli/collector.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::cli {

// `files` are as shown, in the order of `stats`.
void print_stats(const std::vector<std::string>& files,
                 const std::vector<UnitStats>& stats, llvm::raw_ostream& out);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_STATS_H_
