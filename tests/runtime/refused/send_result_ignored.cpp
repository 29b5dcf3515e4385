// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ nodiscard
#include "fearless/channel.h"

int main() {
  auto [tx, rx] = fearless::channel<int>();
#ifdef FIXED
  tx.send(1).unwrap();
#else
  tx.send(1);
#endif
}
