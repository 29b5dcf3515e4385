// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A vocabulary as bytes. Reading the libraries' YAML takes longer than parsing
// a small C++ file, so the build does it once and puts these bytes into the
// binary; unpacking them takes about a millisecond. The format has no version:
// it is written and read by the same build. The YAML is checked, the bytes are
// trusted.

#ifndef FEARLESS_CHECKER_VOCABULARY_PACKING_H_
#define FEARLESS_CHECKER_VOCABULARY_PACKING_H_

#include <string>

#include "checker/vocabulary/vocabulary.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::vocabulary {

struct Packing {
  static std::string pack(const Vocabulary& vocabulary);
  static Vocabulary unpack(llvm::StringRef bytes);
};

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_PACKING_H_
