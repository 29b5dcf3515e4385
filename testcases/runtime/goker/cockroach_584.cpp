// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_584: gossip leaves a loop with its lock, and locks again.
// kind: cured by guards
// expect: nothing
// driven: in order, one thread does it all
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Gossip {
  bool is_closed = true;
  int managed = 0;
};

void bootstrap(fearless::Mutex<Gossip>& gossip) {
  for (;;) {
    auto state = gossip.lock();
    if (state->is_closed) break;  // the way out on which the unlock was missing
  }
}

void manage(fearless::Mutex<Gossip>& gossip) { gossip.lock()->managed += 1; }

int main() {
  fearless::Mutex<Gossip> gossip;
  fearless::scope([&](fearless::Scope& node) {
    node.spawn("gossip", [&] {
      bootstrap(gossip);
      manage(gossip);
    });
  });
}
