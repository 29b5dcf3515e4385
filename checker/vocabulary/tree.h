// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// YAML as a tree that can be walked in any order, with the place of every node
// in the text. LLVM's parser gives a stream that is read once; this reads it,
// and refuses what our files have no use for: anchors, tags, several documents,
// nesting without end, tabs as indentation, the same key twice. Scalars keep
// their raw text (`raw`, a piece of the source, for those who report columns
// inside it) and their value. Memory is some times the size of the text.

#ifndef FEARLESS_CHECKER_VOCABULARY_TREE_H_
#define FEARLESS_CHECKER_VOCABULARY_TREE_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/vocabulary/source.h"

namespace fearless::vocabulary {

struct Tree {
  enum class Kind : std::uint8_t { kEmpty, kScalar, kList, kMapping };

  Kind kind = Kind::kEmpty;
  const char* at = nullptr;  // where it starts in the source
  llvm::StringRef raw;       // kScalar: as written, without quotes
  std::string value;         // kScalar
  std::vector<Tree> items;   // kList; kMapping: the values
  std::vector<Tree> keys;    // kMapping: scalars, as many as items

  // What it is, for messages: "a list".
  const char* what() const;
};

// Nothing if the text is not the YAML we take; `source` has the reason.
std::optional<Tree> read_tree(Source& source);

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_TREE_H_
