// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_24808: a compactor sends to itself before it starts the thread that
// would receive.
// kind: still deadlocks
// expect: DEADLOCK
// driven: in order, main does it all
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

struct Compactor {
  fearless::Sender<int> suggest;
  fearless::Receiver<int> suggestions;

  void start(fearless::Scope& threads) {
    (void)suggest.send(2);  // what is left from before
    threads.spawn("compactor", [this] { (void)suggestions.recv(); });
  }
};

int main() {
  auto [suggest, suggestions] = fearless::sync_channel<int>(1, "suggestions");
  Compactor compactor{std::move(suggest), std::move(suggestions)};
  (void)compactor.suggest.send(1);
  fearless::scope([&](fearless::Scope& threads) { compactor.start(threads); });
}
