// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_1748: a test restores a global while the transport's thread reads it.
// kind: no deadlock, a data race
// expect: nothing
// driven: no order is
#include "fearless/thread.h"

int min_connect_timeout = 20;

int main() {
  min_connect_timeout = 1;
  int used = 0;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("transport", [&] { used = min_connect_timeout; });
    min_connect_timeout = 20;  // the race
  });
  return used == 1 || used == 20 ? 0 : 1;
}
