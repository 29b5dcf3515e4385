// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_7559: a proxy's loop goes on after an error, with its lock, and locks
// again.
// kind: cured by guards
// expect: nothing
// driven: in order, one thread does it all
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct UdpProxy {
  fearless::Mutex<int> connections;

  void run() {
    for (int packet = 0; packet < 3; ++packet) {
      auto tracked = connections.lock();
      if (packet == 0) continue;  // cannot dial; the unlock was missing here
      *tracked += 1;
    }
  }
};

int main() {
  UdpProxy proxy;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("proxy", [&] { proxy.run(); });
  });
}
