// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Schedules of a test that failed once, in a folder: one file per test, a
// replay string per line and what it showed. They stay when the bug is mended,
// and are the first to be run ever after.

#ifndef FEARLESS_RUNTIME_MODEL_CORPUS_H_
#define FEARLESS_RUNTIME_MODEL_CORPUS_H_

#include <string>
#include <vector>

#include "fearless/model.h"
#include "runtime/model/token.h"

namespace fearless::detail::model {

class Corpus {
 public:
  // Throws std::invalid_argument if it cannot make the folder.
  Corpus(const std::string& folder, const std::string& test);
  // Those of this test. Throws std::invalid_argument, with file and line, for
  // what is not one.
  std::vector<Token> tokens() const;
  void add(const ModelFailure& failure) const;

 private:
  std::string file_;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_CORPUS_H_
