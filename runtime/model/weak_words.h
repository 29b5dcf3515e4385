// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What surprises in an access of weak memory, in words: a load that did not
// read the newest store, a store that came before one that was there already.

#ifndef FEARLESS_RUNTIME_MODEL_WEAK_WORDS_H_
#define FEARLESS_RUNTIME_MODEL_WEAK_WORDS_H_

#include <string>

#include "runtime/model/execution.h"

namespace fearless::detail::model {

// " from line 12, though 1 was stored at line 20"; nothing, where nothing
// surprises. REQUIRES: the event is of this execution.
std::string weak_words(const Execution& execution, const Event& event);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_WEAK_WORDS_H_
