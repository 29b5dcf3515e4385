// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of `check` and `report`: problems on stderr, the report where it was
// asked for, and the exit code that follows from it.

#ifndef FEARLESS_CHECKER_CLI_REPORT_OUTPUT_H_
#define FEARLESS_CHECKER_CLI_REPORT_OUTPUT_H_

#include "checker/render/renderer.h"
#include "llvm/Support/Error.h"

namespace fearless::cli {

// The renderer of --format; the error names the formats there are.
llvm::Expected<const render::Renderer*> require_renderer(llvm::StringRef name);

void print_problems(const render::Report& report);
int exit_code(const render::Report& report);

// Shows everything; returns the exit code.
int show_report(const render::Report& report, const render::Renderer& renderer,
                llvm::StringRef output, findings::Source& source);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_REPORT_OUTPUT_H_
