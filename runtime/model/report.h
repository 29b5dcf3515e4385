// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A failed run in words: what is wrong, who waits for what, and a table of
// threads by steps in at most 30 lines, with the user's names and lines.

#ifndef FEARLESS_RUNTIME_MODEL_REPORT_H_
#define FEARLESS_RUNTIME_MODEL_REPORT_H_

#include <string>

#include "runtime/model/execution.h"

namespace fearless::detail::model {

const char* title_of(ModelFailure::Kind kind) noexcept;
// REQUIRES: the run of `execution` has failed.
ModelFailure describe(const Execution& execution, const std::string& test);

// As a finding of docs/schema/findings.json, one thread flow per thread.
std::string to_json(const Execution& execution, const ModelFailure& failure);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_REPORT_H_
