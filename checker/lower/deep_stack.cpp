// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/deep_stack.h"

#include <optional>

#include "clang/Basic/Stack.h"
#include "llvm/Support/thread.h"

namespace fearless::lower {

void run_with_deep_stack(llvm::function_ref<void()> work) {
  constexpr std::optional<unsigned> kStackBytes = 512u << 20;
  llvm::thread thread(kStackBytes, [&] {
    clang::noteBottomOfStack();
    work();
  });
  thread.join();
}

}  // namespace fearless::lower
