// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `--fix`: makes the edits of the findings that are shown. Only in files of the
// run, that is units and what lies below the working directory, and never in a
// unit that could not be analysed as a whole. A file is written beside itself
// and renamed, so that nobody sees half of it; one that was changed since the
// analysis began is left alone.

#ifndef FEARLESS_CHECKER_CLI_FIX_H_
#define FEARLESS_CHECKER_CLI_FIX_H_

#include "checker/cli/units.h"
#include "checker/findings/source.h"
#include "checker/render/report.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Error.h"

namespace fearless::cli {

// Says in the summary how many findings it has fixed and how many not. The
// report still tells of all of them, with the text of `source`, which is that
// from before. The error names the file that could not be written.
llvm::Error apply_fixes(render::Report& report, const std::vector<Unit>& units,
                        llvm::sys::TimePoint<> start, findings::Source& source);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_FIX_H_
