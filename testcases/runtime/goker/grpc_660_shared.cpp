// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_660: a benchmark's loop leaves on stop, while a call of this round has
// its result still to hand in, and the client keeps all rounds.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by a latch
#include <utility>
#include <vector>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/select.h"
#include "fearless/thread.h"

struct Client {
  std::vector<fearless::Receiver<int>> rounds;
  Drive has_stopped{1};

  void run_benchmark(fearless::Scope& calls, fearless::Receiver<int>& stopped) {
    auto [done, round] = fearless::sync_channel<int>(0, "round");
    calls.spawn("call", [this, done = std::move(done)] {
      has_stopped.wait();
      (void)done.send(1);
    });
    rounds.push_back(std::move(round));
    fearless::select(fearless::recv(stopped, [](auto) {}),
                     fearless::recv(rounds.back(), [](auto) {}));
  }
};

int main() {
  auto [stop, stopped] = fearless::channel<int>("stopped");
  Client client;
  fearless::scope([&](fearless::Scope& calls) {
    stop.reset();
    client.run_benchmark(calls, stopped);
    client.has_stopped.count_down();
  });
}
