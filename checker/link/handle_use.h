// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Handles that are joined by the wrong thread: by the very one that they stand
// for, which waits for itself, or by two threads at once.
//
// Cost: linear in the operations, quadratic in the joins of one handle.

#ifndef FEARLESS_CHECKER_LINK_HANDLE_USE_H_
#define FEARLESS_CHECKER_LINK_HANDLE_USE_H_

#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct WrongJoin {
  ir::FunctionId frame = ir::kNone;  // whose places these are
  analysis::Operation join;
  analysis::LiveThread itself;  // or nothing: two threads join it
  analysis::ThreadId other = analysis::kOwnThread;
  bool is_self = false;
};

std::vector<WrongJoin> find_wrong_joins(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_HANDLE_USE_H_
