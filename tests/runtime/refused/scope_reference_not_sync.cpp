// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ must stay on its thread (an Rc, a guard
#include <functional>

#include "fearless/mutex.h"
#include "fearless/rc.h"
#include "fearless/thread.h"

#ifdef FIXED
using Shared = fearless::Mutex<int>;
#else
using Shared = fearless::Rc<int>;
#endif

// Borrowing is fine in a scope; sharing what is not Sync is not.
int main() {
  Shared shared;
  fearless::scope([&](fearless::Scope& s) {
    s.spawn(std::bind([](Shared&) {}, std::ref(shared)));
  });
}
