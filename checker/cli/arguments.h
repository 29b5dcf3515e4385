// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is done to a compile command before Clang sees it: a wrapper in front
// of the compiler (ccache) is dropped, response files (`@flags.rsp`) are
// replaced by what they hold, and the flags of --extra-arg are put in.

#ifndef FEARLESS_CHECKER_CLI_ARGUMENTS_H_
#define FEARLESS_CHECKER_CLI_ARGUMENTS_H_

#include "checker/cli/database.h"
#include "checker/cli/options.h"

namespace fearless::cli {

// Fails when a response file cannot be read.
llvm::Error prepare_arguments(Unit& unit, const Options& options);

// The command for `file` with flags given after `--`.
Unit unit_with_flags(llvm::StringRef file, llvm::StringRef directory,
                     const std::vector<std::string>& flags);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_ARGUMENTS_H_
