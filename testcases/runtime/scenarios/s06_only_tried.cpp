// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S6: one thread takes A and B; the other has B and only tries A.
// expect: nothing
#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> a;
  fearless::Mutex<int> b;
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("first", [&] {
      auto has_a = a.lock();
      auto has_b = b.lock();
    });
    s.spawn("second", [&] {
      auto has_b = b.lock();
      auto has_a = a.try_lock();
    });
  });
}
