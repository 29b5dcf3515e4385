// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_13755: rows wait for the end of their query, which ends when the
// rows are closed, and they are never closed.
// kind: still deadlocks
// expect: DEADLOCK
// options: attribution=1
// driven: by order of start, while main goes on
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/thread.h"

struct Rows {
  fearless::Sender<int> cancel;
  fearless::Receiver<int> done;
  bool is_closed = false;

  void close() {
    if (!std::exchange(is_closed, true)) cancel.reset();
  }
  void await_done() {
    (void)done.recv();
    close();
  }
};

void query() {
  auto [cancel, done] = fearless::channel<int>("done");
  Rows rows{std::move(cancel), std::move(done)};
  rows.await_done();
}

int main() {
  auto querying = fearless::spawn("query", query);
  main_goes_on();
}
