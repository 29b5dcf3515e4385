// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/parsed_unit.h"

#include "checker/lower/traversal.h"
#include "checker/lower/unit_lowering.h"
#include "clang/Basic/SourceManager.h"

namespace fearless::lower {

void lower_parsed(const ParsedUnit& parsed, ir::Module& module) {
  UnitLowering unit(parsed.context, parsed.vocabulary, module,
                    parsed.max_events, parsed.sema);
  const clang::SourceManager& sources = parsed.context.getSourceManager();
  // The main file is file 0, also when nothing in it is of interest.
  unit.sources().range(sources.getLocForStartOfFile(sources.getMainFileID()));
  collect_functions(unit);
  unit.run();
  for (const SuppressionCollector::Found& found : parsed.suppressions.found()) {
    module.suppressions.push_back(found.suppression);
    module.suppressions.back().range = unit.sources().range(found.range);
  }
}

}  // namespace fearless::lower
