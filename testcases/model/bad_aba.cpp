// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A lock-free stack that takes the same top for the same stack.
#include "testcases/model/case.h"

BAD(aba, kCheck) {
  // Nodes 0 and 1, 0 on top; 0xff: none.
  fearless::atomic<long> top{0};
  fearless::atomic<int> next[2] = {1, -1};
  const auto node = [](long word) { return static_cast<int>(word & 0xff); };
  const auto with = [](long, int to) { return static_cast<long>(to & 0xff); };
  const auto pop = [&]() -> int {
    for (;;) {
      long seen = top.load();
      if (node(seen) == 0xff) return -1;
      const int taken = node(seen);
      const int after = next[taken].load();
      if (top.compare_exchange_strong(seen, with(seen, after))) return taken;
    }
  };
  const auto push = [&](int pushed) {
    for (;;) {
      long seen = top.load();
      next[pushed].store(node(seen) == 0xff ? -1 : node(seen));
      if (top.compare_exchange_strong(seen, with(seen, pushed))) return;
    }
  };
  int first = -1;
  auto other = fearless::spawn("popper", [&] { first = pop(); });
  const int a = pop();
  const int b = pop();
  if (a >= 0) push(a);
  other.join();
  // Whoever was popped and not pushed again must not be popped again.
  const int rest = pop();
  fearless::check(rest == -1 || rest != b, "a node is taken twice");
  fearless::check(first != b || b == -1, "two threads have one node");
}
