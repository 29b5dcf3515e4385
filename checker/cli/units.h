// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From what the user named to what is analysed. Without a path: every unit of
// the compilation database. With paths: the units of the database that are one
// of them or below one of them; or, with flags after `--`, the files themselves
// and the C and C++ files below the folders. Nothing is left out in silence: a
// path that stands for no unit is a note, no unit at all an error.

#ifndef FEARLESS_CHECKER_CLI_UNITS_H_
#define FEARLESS_CHECKER_CLI_UNITS_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/cli/database.h"
#include "checker/cli/options.h"
#include "checker/render/report.h"

namespace fearless::cli {

struct Selection {
  std::vector<Unit> units;
  std::vector<render::Problem> problems;
  std::optional<Database> database;  // its units are in `units`
};

// `directory` is the working directory, absolute.
llvm::Expected<Selection> select_units(const Options& options,
                                       llvm::StringRef directory);

// The database that `options` names, or the nearest one; the error says how to
// make one.
llvm::Expected<Database> open_database(const Options& options,
                                       llvm::StringRef directory);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_UNITS_H_
