// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_1462: a worker sends to a consumer that has left; stop waits for
// it.
// kind: cured by close-on-drop
// expect: nothing
// driven: by a latch
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/latch.h"
#include "fearless/select.h"
#include "fearless/thread.h"

int main() {
  auto [result, results] = fearless::sync_channel<int>(0, "results");
  auto [stop, stopped] = fearless::channel<int>("stopped");
  Drive consumer_left(1);
  fearless::latch workers(1);
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("consumer", [&, results = std::move(results),
                               stopped = std::move(stopped)]() mutable {
      while (fearless::select(
          fearless::recv(results, [](auto got) { return got.has_value(); }),
          fearless::recv(stopped, [](auto) { return false; }))) {
      }
      consumer_left.count_down();
    });
    threads.spawn("worker", [&, result = std::move(result)] {
      consumer_left.wait();
      (void)result.send(1);
      workers.count_down();
    });
    stop.reset();
    workers.wait();
  });
}
