// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Work in processes of their own. Each item runs in a forked child with its own
// address space, so a crash, a hang or a memory blow-up costs that item and
// nothing else, and a parse's memory goes back to the system when the child
// ends. A child sends one string through a pipe and leaves by _exit, without
// destructors. REQUIRES: no threads in the parent, since only the forking one
// lives on in a child.

#ifndef FEARLESS_CHECKER_CLI_POOL_H_
#define FEARLESS_CHECKER_CLI_POOL_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "llvm/ADT/STLFunctionalExtras.h"

namespace fearless::cli {

struct Outcome {
  // Empty if the child ended as it should; else what happened, for the user:
  // "crashed (signal 11)", "gave up after 600 s".
  std::string failure;
  std::string output;  // what the work returned
  double cpu_seconds = 0;
  std::uint64_t peak_kilobytes = 0;
};

struct PoolLimits {
  unsigned jobs = 1;               // children at once
  unsigned timeout_seconds = 600;  // for one item
};

// Runs `work(i)` for each i below `count` and calls `done` in the parent as
// they end, in any order.
void run_in_processes(std::size_t count, PoolLimits limits,
                      llvm::function_ref<std::string(std::size_t)> work,
                      llvm::function_ref<void(std::size_t, Outcome)> done);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_POOL_H_
