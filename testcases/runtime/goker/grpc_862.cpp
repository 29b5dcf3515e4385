// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_862: a dial that fails does not close its connection, whose thread tries
// again for ever. It lives: a leak, and no deadlock.
// kind: leaks a thread that lives
// expect: nothing
// driven: by a latch
#include <chrono>
#include <utility>

#include "fearless/arc.h"
#include "fearless/channel.h"
#include "fearless/latch.h"
#include "fearless/select.h"
#include "fearless/thread.h"

struct Connection {
  explicit Connection(fearless::Sender<int> never_called)
      : cancel(std::move(never_called)) {}

  fearless::Sender<int> cancel;
  fearless::latch has_tried_often{20};
};

void reset_transport(Connection& connection, fearless::Receiver<int>& done) {
  for (bool is_cancelled = false; !is_cancelled;) {
    if (!connection.has_tried_often.try_wait()) {
      connection.has_tried_often.count_down();
    }
    fearless::select(fearless::recv(done, [&](auto) { is_cancelled = true; }),
                     fearless::after(std::chrono::milliseconds(1), [] {}));
  }
}

int main() {
  auto [cancel, done] = fearless::channel<int>("done");
  auto connection = fearless::make_arc<Connection>(std::move(cancel));
  fearless::spawn("transport", [connection = connection.clone(),
                                done = std::move(done)]() mutable {
    reset_transport(*connection, done);
  }).detach();
  connection->has_tried_often.wait();
}
