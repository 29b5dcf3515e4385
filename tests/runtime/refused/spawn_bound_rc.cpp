// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ must stay on its thread (an Rc, a guard
#include <functional>

#include "fearless/arc.h"
#include "fearless/rc.h"
#include "fearless/thread.h"

#ifdef FIXED
using Page = fearless::Arc<int>;
#else
using Page = fearless::Rc<int>;
#endif

int main() {
  fearless::spawn(std::bind([](const Page&) {}, Page())).join();
}
