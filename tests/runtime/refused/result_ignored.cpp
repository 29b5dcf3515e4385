// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ nodiscard
#include "fearless/result.h"

static fearless::Result<int, int> answer() { return 42; }

int main() {
#ifdef FIXED
  return answer().unwrap() - 42;
#else
  answer();
#endif
}
