// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Effects are written as short sentences, a verb first:
//
//   spawn arg0 with rest1 handle this as joining; throw
//
// One table says for each verb which words may follow. Every sentence is about
// selectors: `this`, `result`, `args`, `arg0`, `rest1` (from argument 1 on),
// each followed by `.*` (what it points at) and `[]` (its elements).

#ifndef FEARLESS_CHECKER_VOCABULARY_SENTENCE_H_
#define FEARLESS_CHECKER_VOCABULARY_SENTENCE_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/vocabulary/model.h"
#include "checker/vocabulary/source.h"

namespace fearless::vocabulary {

// The effects of a text, which is a piece of the source; of a constructor if
// so. Nothing if it is wrong; `source` has the reason.
std::optional<std::vector<Effect>> read_effects(Source& source,
                                                llvm::StringRef text,
                                                bool is_constructor);

// The other way, with every default spelled out.
std::string print(const std::vector<Effect>& effects);

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_SENTENCE_H_
