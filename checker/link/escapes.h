// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pointers into guarded data that outlive the lock: of what analysis/ knows of
// pointers that were made under locks (escape.h), that which is about data the
// lock guards, by the evidence of all accesses (guards.h). What a function lets
// out is its fault and not that of each caller, provided that somebody outside
// of the lock may get it.

#ifndef FEARLESS_CHECKER_LINK_ESCAPES_H_
#define FEARLESS_CHECKER_LINK_ESCAPES_H_

#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct Leak {
  ir::FunctionId frame = ir::kNone;  // whose places those of `escape` are
  analysis::Escape escape;
  // Where what a function lets out is followed without the lock, all of them;
  // where an escape is a use, the others of the same pointer.
  std::vector<ir::Range> uses;
};

std::vector<Leak> find_escapes(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_ESCAPES_H_
