// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ the result of this function must stay on its thread
#include "fearless/arc.h"
#include "fearless/rc.h"
#include "fearless/thread.h"

int main() {
#ifdef FIXED
  auto handle = fearless::spawn([] { return fearless::make_arc<int>(1); });
#else
  auto handle = fearless::spawn([] { return fearless::make_rc<int>(1); });
#endif
  return *handle.join() - 1;
}
