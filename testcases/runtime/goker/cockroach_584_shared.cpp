// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_584: gossip leaves a loop with its lock, which the node keeps.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: in order, one thread does it all, while main goes on
#include <optional>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Gossip {
  bool is_closed = true;
  int managed = 0;
};
struct Node {
  fearless::Mutex<Gossip> gossip;
  std::optional<fearless::MutexGuard<Gossip>> session;
};

void bootstrap(Node& node) {
  for (;;) {
    node.session = node.gossip.lock();
    if ((*node.session)->is_closed) break;
    node.session.reset();
  }
}

void manage(Node& node) { node.gossip.lock()->managed += 1; }

int main() {
  Node node;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("gossip", [&] {
      bootstrap(node);
      manage(node);
    });
    main_goes_on();
  });
}
