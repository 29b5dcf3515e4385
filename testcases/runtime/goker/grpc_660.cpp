// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_660: a benchmark's loop leaves on stop, while a call of this round has
// its result still to hand in.
// kind: cured by close-on-drop
// expect: nothing
// driven: by a latch
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/select.h"
#include "fearless/thread.h"

void run_benchmark(fearless::Scope& calls, Drive& has_stopped,
                   fearless::Receiver<int>& stopped) {
  auto [done, round] = fearless::sync_channel<int>(0, "round");
  calls.spawn("call", [&has_stopped, done = std::move(done)] {
    has_stopped.wait();
    (void)done.send(1);
  });
  fearless::select(fearless::recv(stopped, [](auto) {}),
                   fearless::recv(round, [](auto) {}));
}

int main() {
  auto [stop, stopped] = fearless::channel<int>("stopped");
  Drive has_stopped(1);
  fearless::scope([&](fearless::Scope& calls) {
    stop.reset();
    run_benchmark(calls, has_stopped, stopped);
    has_stopped.count_down();
  });
}
