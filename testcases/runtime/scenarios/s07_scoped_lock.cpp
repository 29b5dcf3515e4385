// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S7: both locks at once, in either order of arguments.
// expect: nothing
// bound: preemptions=2 (who finds one taken begins anew, as often as it takes)
#include <mutex>

#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::mutex a;
  fearless::mutex b;
  fearless::Mutex<int> from;
  fearless::Mutex<int> to;
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("first", [&] {
      std::scoped_lock both(a, b);
      auto [f, t] = fearless::scoped(from, to);
    });
    s.spawn("second", [&] {
      std::scoped_lock both(b, a);
      auto [t, f] = fearless::scoped(to, from);
    });
  });
}
