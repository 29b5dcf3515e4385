// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_4395: work in the background hands in its result, and the caller keeps
// the channel for it without a look.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by order of start
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

struct Job {
  fearless::Receiver<int> promise;
};

Job go(fearless::Scope& threads) {
  auto [result, promise] = fearless::sync_channel<int>(0, "result");
  threads.spawn("work", [result = std::move(result)] { (void)result.send(0); });
  return {std::move(promise)};
}

int main() {
  Job attach{fearless::channel<int>().second};
  fearless::scope([&](fearless::Scope& threads) { attach = go(threads); });
}
