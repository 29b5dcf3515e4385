// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S17: a lock is held while sending to a full queue, and the receiver needs it.
// expect: DEADLOCK
#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> index;
  Drive has_index(1);
  auto [parsed, rows] = fearless::sync_channel<int>(1, "parsed");
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("reader", [&] {
      auto guard = index.lock();
      has_index.count_down();
      for (int row = 0; row < 3; ++row) (void)parsed.send(row);
    });
    s.spawn("writer", [&] {
      has_index.wait();
      while (*index.lock() < 3) (void)rows.recv();
    });
  });
}
