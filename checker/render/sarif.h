// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The parts of a SARIF log (OASIS, "Static Analysis Results Interchange Format
// 2.1.0") that are made from a finding; sarif.cpp puts the log together.
// Strings of the user's code go through the JSON writer, so nothing in them
// can end a string; two things more are escaped here: what SARIF would take
// for a link in a message, and what has a meaning in a URI.

#ifndef FEARLESS_CHECKER_RENDER_SARIF_H_
#define FEARLESS_CHECKER_RENDER_SARIF_H_

#include <cstddef>
#include <string>

#include "checker/findings/finding.h"
#include "checker/findings/source.h"
#include "llvm/Support/JSON.h"

namespace fearless::render {

// What GitHub's code scanning takes; it refuses a file that has more.
inline constexpr std::size_t kMaxResults = 25'000;        // per run
inline constexpr std::size_t kMaxLocations = 1'000;       // per result
inline constexpr std::size_t kMaxFlowLocations = 10'000;  // per result

// A result object; `rule` is its index among the rules of the run.
llvm::json::Object sarif_result(const findings::Finding& finding,
                                std::size_t rule, findings::Source& source);

// {"text": ...}
llvm::json::Object sarif_message(llvm::StringRef text);

// {"uri": ..., "uriBaseId": ...} of a path as shown.
llvm::json::Object sarif_artifact(llvm::StringRef path);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_SARIF_H_
