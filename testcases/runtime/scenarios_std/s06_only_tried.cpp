// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S6: one thread takes A and B; the other has B and only tries A.
// expect: nothing
#include <mutex>
#include <thread>

int main() {
  std::mutex a;
  std::mutex b;
  std::jthread first([&] {
    std::lock_guard has_a(a);
    std::lock_guard has_b(b);
  });
  std::jthread second([&] {
    std::lock_guard has_b(b);
    std::unique_lock has_a(a, std::try_to_lock);
  });
}
