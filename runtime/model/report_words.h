// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What threads, things and steps of a run are called, in the user's names: the
// words of the report for people and of the one for programs.

#ifndef FEARLESS_RUNTIME_MODEL_REPORT_WORDS_H_
#define FEARLESS_RUNTIME_MODEL_REPORT_WORDS_H_

#include <string>

#include "runtime/model/execution.h"

namespace fearless::detail::model {

std::string thread_name(const Execution& execution, Tid tid);
// What an operation is about.
std::string name(const Execution& execution, const Op& op);
// `lock "a"`; of an event with what came of it.
std::string words(const Execution& execution, const Op& op);
std::string words(const Execution& execution, const Event& event);
// What a blocked thread waits for.
std::string wait_words(const Execution& execution, Tid tid);
// `bank.cpp:12`; nothing for a line that is not the user's.
std::string place(Site site);
// Not the end of a thread and the like.
bool is_of_interest(const Event& event) noexcept;

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_REPORT_WORDS_H_
