// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S17: a lock is held while sending to a full queue, and the receiver needs it.
// expect: DEADLOCK
#include <condition_variable>
#include <latch>
#include <mutex>
#include <thread>

int main() {
  std::mutex index;
  std::latch has_index(1);
  std::mutex mutex;  // of a queue of one row
  std::condition_variable changed;
  int rows = 0;
  std::jthread reader([&] {
    std::lock_guard guard(index);
    has_index.count_down();
    for (int row = 0; row < 3; ++row) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return rows < 1; });
      ++rows;
      changed.notify_all();
    }
  });
  std::jthread writer([&] {
    has_index.wait();
    for (int row = 0; row < 3; ++row) {
      std::lock_guard guard(index);
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return rows > 0; });
      --rows;
      changed.notify_all();
    }
  });
}
