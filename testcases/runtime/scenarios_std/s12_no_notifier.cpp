// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S12: a wait on a condition variable that nobody notifies.
// expect: DEADLOCK
#include <condition_variable>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  bool done = false;
  std::condition_variable changed;
  std::thread waiter([&] {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return done; });
  });
  // The change is forgotten, and so is the notify.
  waiter.join();
}
