// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless list` and `fearless explain CHECK`: check.md in short and in full.

#include <algorithm>

#include "checker/checks/document.h"
#include "checker/checks/selection.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"

namespace fearless::cli {

int list_command(const Options& options) {
  if (!options.paths.empty()) {
    print_error("`fearless list` takes no arguments");
    return kExitUsage;
  }
  std::size_t width = 0;
  for (const checks::Check& check : checks::all_checks())
    width = std::max(width, check.name.size());
  for (const checks::Check& check : checks::all_checks()) {
    checks::Document document = checks::read_document(check.document);
    llvm::outs() << check.name << std::string(width - check.name.size(), ' ')
                 << "  " << document.severity
                 << std::string(
                        9 - std::min<std::size_t>(9, document.severity.size()),
                        ' ')
                 << document.summary << '\n';
  }
  return kExitClean;
}

int explain_command(const Options& options) {
  if (options.paths.size() != 1) {
    print_error(
        "`fearless explain` takes one check; `fearless list` names them");
    return kExitUsage;
  }
  auto check =
      checks::require_check(checks::all_checks(), options.paths.front());
  if (!check) {
    print_error(llvm::toString(check.takeError()) +
                "\n`fearless list` names them all");
    return kExitUsage;
  }
  checks::Document document = checks::read_document((*check)->document);
  llvm::outs() << (*check)->name << " (" << document.severity << ")\n"
               << document.summary << "\n\n"
               << document.body.rtrim() << '\n';
  return kExitClean;
}

}  // namespace fearless::cli
