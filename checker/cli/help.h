// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Help texts, made from the tables of options.def and of the renderers.

#ifndef FEARLESS_CHECKER_CLI_HELP_H_
#define FEARLESS_CHECKER_CLI_HELP_H_

#include "checker/cli/options.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::cli {

void print_help(llvm::raw_ostream& out);  // all commands
void print_help(const CommandRow& command, llvm::raw_ostream& out);
void print_version(llvm::raw_ostream& out);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_HELP_H_
