// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S5: one thread takes A and B, leaves A, takes C; another takes C and A.
// expect: nothing
#include <mutex>
#include <thread>

int main() {
  std::mutex a;
  std::mutex b;
  std::mutex c;
  std::jthread first([&] {
    std::unique_lock has_a(a);
    std::lock_guard has_b(b);
    has_a.unlock();
    std::lock_guard has_c(c);
  });
  std::jthread second([&] {
    std::lock_guard has_c(c);
    std::lock_guard has_a(a);
  });
}
