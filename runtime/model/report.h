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

// ---- what the report for people and the one for programs both tell

std::string thread_name(const Execution& execution, Tid tid);
// `lock "a"`, with what came of it.
std::string words(const Execution& execution, const Event& event);
// What a blocked thread waits for.
std::string wait_words(const Execution& execution, Tid tid);
// Not the end of a thread and the like.
bool is_of_interest(const Event& event) noexcept;

// As a finding of docs/schema/findings.json, one thread flow per thread.
std::string to_json(const Execution& execution, const ModelFailure& failure);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_REPORT_H_
