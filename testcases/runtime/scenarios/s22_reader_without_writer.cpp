// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S22: one thread reads R and takes A; another takes A and reads R.
// expect: nothing
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

int main() {
  fearless::RwLock<int> prices;
  fearless::Mutex<int> index;
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("first", [&] {
      auto p = prices.read();
      auto i = index.lock();
    });
    s.spawn("second", [&] {
      auto i = index.lock();
      auto p = prices.read();
    });
  });
}
