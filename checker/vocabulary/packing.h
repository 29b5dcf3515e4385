// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A vocabulary as bytes. Reading the libraries' YAML takes longer than parsing
// a small C++ file, so the build does it once and puts these bytes into the
// binary. Unpacking them takes less than a millisecond, since the overloads of
// a function stay packed until it is asked for. The format has no version: it
// is written and read by the same build. The YAML is checked, the bytes are
// trusted.

#ifndef FEARLESS_CHECKER_VOCABULARY_PACKING_H_
#define FEARLESS_CHECKER_VOCABULARY_PACKING_H_

#include <string>

#include "checker/vocabulary/vocabulary.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::vocabulary {

struct Packing {
  static std::string pack(const Vocabulary& vocabulary);
  // `bytes` must outlive what this returns.
  static Vocabulary unpack(llvm::StringRef bytes);

 private:
  // Names the parts of a vocabulary once, for both ways.
  template <typename Archive>
  static void fields(Archive& a, Vocabulary& vocabulary);
};

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_PACKING_H_
