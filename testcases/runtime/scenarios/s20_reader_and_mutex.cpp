// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S20: one thread writes R and takes A; another takes A and reads R.
// expect: CAN DEADLOCK
#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

int main() {
  fearless::RwLock<int> prices;
  fearless::Mutex<int> index;
  Drive first_is_done(1);
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("update", [&] {
      {
        auto p = prices.write();
        auto i = index.lock();
      }
      first_is_done.count_down();
    });
    s.spawn("lookup", [&] {
      first_is_done.wait();
      auto i = index.lock();
      auto p = prices.read();
    });
  });
}
