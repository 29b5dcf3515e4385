// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The commands, and what all of them share. A command prints what it has to
// say and returns the exit code of the contract.

#ifndef FEARLESS_CHECKER_CLI_COMMANDS_H_
#define FEARLESS_CHECKER_CLI_COMMANDS_H_

#include <string>

#include "checker/cli/options.h"
#include "checker/vocabulary/vocabulary.h"

namespace fearless::cli {

enum ExitCode {
  kExitClean = 0,
  kExitFindings = 1,
  kExitUsage = 2,       // wrong use or configuration
  kExitIncomplete = 3,  // something could not be analysed
};

int check_command(const Options& options);
int baseline_command(const Options& options);
int explain_command(const Options& options);
int list_command(const Options& options);
int doctor_command(const Options& options);
int report_command(const Options& options);
int traits_command(const Options& options);
int completion_command(const Options& options);
int man_command(const Options& options);
int run_command(const Options& options);
int dump_command(const Options& options);

// The whole program: `arguments` without the program's name.
int run(llvm::ArrayRef<llvm::StringRef> arguments);

// The working directory, absolute.
std::string working_directory();
// The vocabularies that ship with the tool and those of --config.
llvm::Expected<vocabulary::Vocabulary> load_vocabulary(const Options& options);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_COMMANDS_H_
