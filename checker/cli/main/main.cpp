// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/commands.h"
#include "llvm/ADT/SmallVector.h"

int main(int count, char** words) {
  llvm::SmallVector<llvm::StringRef> arguments(words + 1, words + count);
  return fearless::cli::run(arguments);
}
