// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_1275: closing a stream forgets the message that would wake its reader;
// the test gives up, and the reader reads on.
// kind: still deadlocks
// expect: DEADLOCK
// options: attribution=1
// driven: by a latch, while main goes on
#include <chrono>
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/thread.h"

struct RecvBuffer {
  fearless::Sender<int> put;
  fearless::Receiver<int> got;
};

struct Stream {
  RecvBuffer buffer;
  void read() { (void)buffer.got.recv(); }
};

int main() {
  auto [put, got] = fearless::channel<int>("stream");
  auto [finish, finished] = fearless::channel<int>("finished");
  Drive is_reading(1);
  Stream stream{{std::move(put), std::move(got)}};
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("reader", [&is_reading, stream = std::move(stream),
                             finish = std::move(finish)]() mutable {
      is_reading.count_down();
      stream.read();
      (void)finish.send(1);
    });
    is_reading.wait();  // now the stream is closed, in silence
    (void)finished.recv_timeout(std::chrono::milliseconds(1));
    main_goes_on();
  });
}
