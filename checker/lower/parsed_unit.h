// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The second half of lowering, for a unit that is parsed already: our own parse
// (unit.cpp) and those of other tools that we are plugged into come together
// here. Runs on the caller's thread and its stack; see deep_stack.h.

#ifndef FEARLESS_CHECKER_LOWER_PARSED_UNIT_H_
#define FEARLESS_CHECKER_LOWER_PARSED_UNIT_H_

#include <cstddef>

#include "checker/ir/module.h"
#include "checker/lower/suppressions.h"
#include "checker/vocabulary/vocabulary.h"
#include "clang/AST/ASTContext.h"

namespace clang {
class Sema;
}

namespace fearless::lower {

struct ParsedUnit {
  clang::ASTContext& context;
  clang::Sema* sema;  // null: templates stay as they were instantiated
  const SuppressionCollector& suppressions;
  const vocabulary::Vocabulary& vocabulary;
  std::size_t max_events;  // as in UnitRequest
};

// Adds to `module`. File names in it are those under which Clang opened them.
void lower_parsed(const ParsedUnit& unit, ir::Module& module);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_PARSED_UNIT_H_
