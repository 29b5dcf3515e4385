// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// membarrier(2): the kernel interrupts the processors that run threads of this
// process; those that do not run have passed a fence when they were switched
// out. A sandbox may forbid the call, which is why there is a question first.

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "fearless/detail/platform.h"

namespace fearless::detail {
namespace {

long membarrier(int command) noexcept {
  const int saved = errno;
  const long result = syscall(SYS_membarrier, command, 0, 0);
  errno = saved;
  return result;
}

}  // namespace

bool Native::has_process_fence() noexcept {
  static const bool is_registered =
      membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED) == 0;
  return is_registered;
}

void Native::process_fence() noexcept {
  if (membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED) == 0) return;
  // A process that was forked or replaced its image has to ask for itself.
  membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED);
  membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED);
}

}  // namespace fearless::detail
