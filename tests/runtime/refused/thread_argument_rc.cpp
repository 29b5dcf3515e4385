// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ thread: the function or an argument must stay on its thread
#include "fearless/arc.h"
#include "fearless/rc.h"
#include "fearless/std_thread.h"

#ifdef FIXED
using Page = fearless::Arc<int>;
#else
using Page = fearless::Rc<int>;
#endif

int main() {
  fearless::thread printer([](Page) {}, Page());
  printer.join();
}
