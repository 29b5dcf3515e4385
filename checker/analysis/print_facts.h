// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function's summary and facts as text, for `--stop-after=summary`. For
// people and tests; nothing reads it back.

#ifndef FEARLESS_CHECKER_ANALYSIS_PRINT_FACTS_H_
#define FEARLESS_CHECKER_ANALYSIS_PRINT_FACTS_H_

#include <string>

#include "checker/analysis/facts.h"
#include "checker/ir/printer.h"

namespace fearless::analysis {

// `names` prints places of `module`; making one is the expensive part.
std::string print_facts(const ir::Module& module, ir::FunctionId function,
                        const FunctionFacts& facts, ir::Printer& names);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_PRINT_FACTS_H_
