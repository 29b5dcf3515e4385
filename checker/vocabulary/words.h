// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words of a vocabulary file that stand for one of a few things: roles,
// copy meanings, kinds of spawns and blocks. A table is the whole truth: what
// is accepted, what a message lists as allowed, and what a misspelled word may
// have meant.

#ifndef FEARLESS_CHECKER_VOCABULARY_WORDS_H_
#define FEARLESS_CHECKER_VOCABULARY_WORDS_H_

#include <optional>
#include <span>
#include <string>

#include "checker/ir/event.h"
#include "checker/ir/type.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::vocabulary {

template <typename T>
struct Word {
  const char* text;
  T meaning;
};

std::span<const Word<ir::Role>> role_words();
std::span<const Word<ir::CopyMeaning>> copy_words();
std::span<const Word<ir::SpawnKind>> spawn_words();
std::span<const Word<ir::BlockKind>> block_words();

template <typename T>
std::optional<T> find_word(std::span<const Word<T>> words,
                           llvm::StringRef text) {
  for (const Word<T>& word : words)
    if (text == word.text) return word.meaning;
  return std::nullopt;
}

template <typename T>
std::vector<llvm::StringRef> spellings(std::span<const Word<T>> words) {
  std::vector<llvm::StringRef> result;
  for (const Word<T>& word : words) result.emplace_back(word.text);
  return result;
}

// "unknown effect `aquire`; did you mean `acquire`? (allowed: ...)"
std::string unknown(llvm::StringRef what, llvm::StringRef text,
                    llvm::ArrayRef<llvm::StringRef> allowed);

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_WORDS_H_
