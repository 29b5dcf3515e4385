// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two orders, but one of the two gives up and makes room.
// expect: nothing
#include <chrono>
#include <latch>
#include <mutex>
#include <thread>

int main() {
  std::timed_mutex a;
  std::timed_mutex b;
  std::latch both(2);
  std::jthread patient([&] {
    std::lock_guard has_a(a);
    both.arrive_and_wait();
    std::lock_guard has_b(b);
  });
  std::lock_guard has_b(b);
  both.arrive_and_wait();
  if (a.try_lock_for(std::chrono::milliseconds(100))) a.unlock();
}
