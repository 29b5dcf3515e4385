// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What `check` and `baseline` have in common: a request found to be in order
// before any work begins, and the workers that analyse its units.

#ifndef FEARLESS_CHECKER_CLI_PROJECT_H_
#define FEARLESS_CHECKER_CLI_PROJECT_H_

#include <memory>
#include <vector>

#include "checker/cli/collector.h"
#include "checker/cli/options.h"
#include "checker/cli/units.h"
#include "checker/cli/worker.h"

namespace fearless::cli {

using Checks = std::vector<checks::SelectedCheck>;

struct Project {
  vocabulary::Vocabulary vocabulary;
  Job job;  // without the vocabulary, which may still move
  Selection selection;
  // The checks of each unit, with the options of its folder's .clang-tidy.
  std::vector<std::shared_ptr<const Checks>> checks;
  // Of each unit whose folder's .clang-tidy names files; null for the others.
  std::vector<std::shared_ptr<const vocabulary::Vocabulary>> vocabularies;
};

// The error is for the user: everything that can be wrong is found here.
llvm::Expected<Project> open_project(const Options& options);

// Analyses all units, in processes of their own.
Collector analyse(Project& project, const Options& options);

// The rules of a report: all checks, as their documents describe them.
std::vector<render::Rule> all_rules();

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_PROJECT_H_
