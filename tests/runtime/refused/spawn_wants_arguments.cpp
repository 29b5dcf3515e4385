// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ capture what it needs
#include "fearless/thread.h"

int main() {
  int n = 1;
#ifdef FIXED
  fearless::spawn([n] { return n; }).join();
#else
  fearless::spawn([](int m) { return m; }).join();
#endif
  return n - 1;
}
