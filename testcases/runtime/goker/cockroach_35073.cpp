// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_35073: an outbox fails before it reads its rows, and does not close
// them; who pushes rows finds no room.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by order of start
#include <utility>

#include "fearless/arc.h"
#include "fearless/channel.h"
#include "fearless/thread.h"

struct RowChannel {
  fearless::Sender<int> push;
  fearless::Receiver<int> rows;
};

void run_outbox(fearless::Arc<RowChannel> /*rows*/) {
  // No connection: leaves without a look at the rows.
}

int main() {
  auto [push, rows] = fearless::sync_channel<int>(16, "rows");
  auto row_channel =
      fearless::make_arc<RowChannel>(std::move(push), std::move(rows));
  fearless::spawn("outbox", [row_channel = row_channel.clone()] {
    run_outbox(row_channel.clone());
  }).join();
  auto pusher = fearless::spawn("pusher", [row_channel = row_channel.clone()] {
    for (int row = 0; row < 20; ++row) (void)row_channel->push.send(row);
  });
  pusher.join();
}
