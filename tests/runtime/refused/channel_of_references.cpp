// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ objects: not references
#include "fearless/channel.h"

int main() {
#ifdef FIXED
  auto ends = fearless::channel<int*>();
  (void)ends;
#else
  auto ends = fearless::channel<const int>();
  (void)ends;
#endif
}
