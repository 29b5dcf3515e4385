// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S14: two threads with a bounded queue to each other, and both receive first.
// expect: DEADLOCK
#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [to_left, left] = fearless::sync_channel<int>(1, "to left");
  auto [to_right, right] = fearless::sync_channel<int>(1, "to right");
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("left", [&] {
      if (auto v = left.recv()) (void)to_right.send(*v);
    });
    s.spawn("right", [&] {
      if (auto v = right.recv()) (void)to_left.send(*v);
    });
  });
}
