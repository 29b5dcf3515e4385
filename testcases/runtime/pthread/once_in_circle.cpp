// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An initialiser waits for a lock whose holder waits for it.
// expect: DEADLOCK
// says: waits until done
#include <latch>
#include <mutex>
#include <thread>

int main() {
  std::once_flag is_open;
  std::mutex registry;
  std::latch both(2);
  std::jthread other([&] {
    std::lock_guard guard(registry);
    both.arrive_and_wait();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::call_once(is_open, [] {});
  });
  std::call_once(is_open, [&] {
    both.arrive_and_wait();
    std::lock_guard guard(registry);
  });
}
