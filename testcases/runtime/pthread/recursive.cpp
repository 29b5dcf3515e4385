// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A recursive mutex is taken again by its holder.
// expect: nothing
#include <mutex>
#include <thread>

int main() {
  std::recursive_mutex tree;
  const auto walk = [&](auto&& self, int depth) -> void {
    std::lock_guard guard(tree);
    if (depth > 0) self(self, depth - 1);
  };
  std::jthread other([&] {
    for (int i = 0; i < 1000; ++i) walk(walk, 5);
  });
  for (int i = 0; i < 1000; ++i) walk(walk, 5);
}
