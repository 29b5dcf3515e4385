// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++ in, IR out: parses one translation unit with Clang and writes down what
// it does with memory, locks, threads and channels. The only door to Clang:
// nothing of its AST leaves this folder. One call uses one thread and one
// parse's memory; calls on several threads are independent.

#ifndef FEARLESS_CHECKER_LOWER_LOWER_H_
#define FEARLESS_CHECKER_LOWER_LOWER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "checker/ir/module.h"
#include "checker/vocabulary/vocabulary.h"

namespace fearless::lower {

struct UnitRequest {
  std::string file;                    // the main file
  std::string directory;               // working directory of the command
  std::vector<std::string> arguments;  // the command line, compiler first
  const vocabulary::Vocabulary* vocabulary = nullptr;
  // Bodies of functions in system headers are skipped: they are modelled by
  // the vocabulary, and parsing them is a fifth of the time.
  bool parse_system_bodies = false;
  bool process_ends = false;        // soon after: memory need not be given back
  std::size_t max_events = 50'000;  // per function; beyond it is left out
};

struct UnitResult {
  // Always usable: with errors, what the usable part of the unit gave.
  // module.problems says what is missing and why.
  ir::Module module;
  bool has_errors = false;   // the unit did not compile cleanly
  std::string first_error;   // `file:line:col: message` of the first error
  double lower_seconds = 0;  // after the parse: from Clang's AST to the IR
};

UnitResult lower_unit(const UnitRequest& request);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_LOWER_H_
