// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S5: one thread takes A and B, leaves A, takes C; another takes C and A.
// expect: nothing
#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> a;
  fearless::Mutex<int> b;
  fearless::Mutex<int> c;
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("first", [&] {
      auto has_a = a.lock();
      auto has_b = b.lock();
      has_a.unlock();
      auto has_c = c.lock();
    });
    s.spawn("second", [&] {
      auto has_c = c.lock();
      auto has_a = a.lock();
    });
  });
}
