// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_3090: a resolver is stored after its builder has started a thread, which
// uses it before.
// kind: no deadlock, published after the start
// expect: nothing
// driven: by a latch
#include <optional>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct ResolverWrapper {
  fearless::Mutex<std::optional<int>> resolver;
  Drive has_used{1};
  bool was_there = true;

  void resolve_now() {
    was_there = resolver.lock()->has_value();
    has_used.count_down();
  }
};

int main() {
  ResolverWrapper wrapper;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("update", [&] { wrapper.resolve_now(); });
    wrapper.has_used.wait();
    *wrapper.resolver.lock() = 1;  // what the builder returned
  });
  return wrapper.was_there ? 1 : 0;
}
