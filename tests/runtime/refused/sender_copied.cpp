// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ deleted
#include "fearless/channel.h"

int main() {
  auto [tx, rx] = fearless::channel<int>();
#ifdef FIXED
  auto other = tx.clone();
#else
  auto other = tx;
#endif
}
