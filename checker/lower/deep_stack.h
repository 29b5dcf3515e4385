// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deeply nested code needs a deep stack, in Clang and in every walk over its
// AST. Only what is touched of it costs memory.

#ifndef FEARLESS_CHECKER_LOWER_DEEP_STACK_H_
#define FEARLESS_CHECKER_LOWER_DEEP_STACK_H_

#include "llvm/ADT/STLFunctionalExtras.h"

namespace fearless::lower {

// Runs `work` on a thread with a stack of 512 MB and waits for its end.
void run_with_deep_stack(llvm::function_ref<void()> work);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_DEEP_STACK_H_
