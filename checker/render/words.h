// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words that all formats share, so that a finding reads the same in a
// terminal, an editor and a code scanning service.

#ifndef FEARLESS_CHECKER_RENDER_WORDS_H_
#define FEARLESS_CHECKER_RENDER_WORDS_H_

#include <string>

#include "checker/findings/finding.h"

namespace fearless::render {

// `thread `main`: read here`, or the text alone when there is one thread.
std::string label_words(const findings::Label& label);

// The same in a list of notes: a column of a side-by-side finding has a
// heading, not a thread's name.
std::string note_words(const findings::Finding& finding,
                       const findings::Label& label);

// ` (and 3 more paths)`, or nothing.
std::string more_paths_words(unsigned more_paths);

// `src/a.cpp:12:7`; parts that are not known are left out.
std::string position_words(const findings::Location& where);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_WORDS_H_
