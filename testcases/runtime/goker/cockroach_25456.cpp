// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_25456: a consistency check waits for the quiescer, which its own
// caller would close.
// kind: still deadlocks
// expect: DEADLOCK
// driven: in order, main does it all
#include <utility>

#include "fearless/channel.h"
#include "fearless/select.h"

struct Stopper {
  fearless::Sender<int> quiesce;
  fearless::Receiver<int> quiescer;
};
struct Replica {
  Stopper& stopper;

  void check_consistency() {
    fearless::select(fearless::recv(stopper.quiescer, [](auto) {}));
  }
};

int main() {
  auto [quiesce, quiescer] = fearless::channel<int>("quiescer");
  Stopper stopper{std::move(quiesce), std::move(quiescer)};
  Replica replica{stopper};
  replica.check_consistency();
  stopper.quiesce.reset();
}
