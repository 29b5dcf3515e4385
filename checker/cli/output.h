// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a report goes: the terminal, a pipe, or the file of -o, which appears
// complete or not at all (written beside itself, then renamed). Says what went
// wrong: a full disk must not look like a clean run.

#ifndef FEARLESS_CHECKER_CLI_OUTPUT_H_
#define FEARLESS_CHECKER_CLI_OUTPUT_H_

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::cli {

// Whether `path`, the value of -o, means the terminal or pipe of stdout.
bool is_stdout(llvm::StringRef path);

// Whether `path` could be written, found out before hours of analysis.
llvm::Error check_output(llvm::StringRef path);

// Calls `write` with stdout (empty `path`) or with the file.
llvm::Error write_output(
    llvm::StringRef path,
    llvm::function_ref<void(llvm::raw_ostream&, bool use_color)> write);

// A message for the user on stderr: `fearless: error: ...`.
void print_error(llvm::StringRef text);
void print_error(llvm::Error error);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_OUTPUT_H_
