// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A notify is given, but who got it cannot take its mutex back.
// expect: DEADLOCK
// says: held by main since
#include <condition_variable>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  std::condition_variable changed;
  bool is_waiting = false;
  std::thread waiter([&] {
    std::unique_lock lock(mutex);
    is_waiting = true;
    changed.notify_all();
    changed.wait(lock, [&] { return !is_waiting; });
  });
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return is_waiting; });
  is_waiting = false;
  changed.notify_all();
  waiter.join();
}
