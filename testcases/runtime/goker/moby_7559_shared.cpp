// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_7559: a proxy's loop goes on after an error, with its lock kept in the
// proxy, and locks again.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: in order, one thread does it all, while main goes on
#include <optional>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct UdpProxy {
  fearless::Mutex<int> connections;
  std::optional<fearless::MutexGuard<int>> tracked;

  void run() {
    for (int packet = 0; packet < 3; ++packet) {
      auto locked = connections.lock();
      tracked = std::move(locked);
      if (packet == 0) continue;
      **tracked += 1;
      tracked.reset();
    }
  }
};

int main() {
  UdpProxy proxy;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("proxy", [&] { proxy.run(); });
    main_goes_on();
  });
}
