// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_13197: a transaction waits for its own end, and is the only one who
// could end itself.
// kind: still deadlocks
// expect: DEADLOCK
// options: attribution=1
// driven: by order of start, while main goes on
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/thread.h"

struct Transaction {
  fearless::Sender<int> cancel;
  fearless::Receiver<int> done;

  void await_done() {
    (void)done.recv();
    cancel.reset();  // roll back
  }
};

int main() {
  auto [cancel, done] = fearless::channel<int>("done");
  Transaction begun{std::move(cancel), std::move(done)};
  auto waiting = fearless::spawn(
      "transaction",
      [begun = std::move(begun)]() mutable { begun.await_done(); });
  // Neither a commit nor a rollback.
  main_goes_on();
}
