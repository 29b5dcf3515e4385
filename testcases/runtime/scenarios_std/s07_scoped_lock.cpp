// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S7: both locks at once, in either order of arguments.
// expect: nothing
#include <mutex>
#include <thread>

int main() {
  std::mutex a;
  std::mutex b;
  std::jthread first([&] {
    for (int i = 0; i < 1000; ++i) std::scoped_lock both(a, b);
  });
  std::jthread second([&] {
    for (int i = 0; i < 1000; ++i) std::scoped_lock both(b, a);
  });
}
