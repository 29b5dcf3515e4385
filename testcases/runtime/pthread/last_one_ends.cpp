// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The only thread that could have notified ends without doing so.
// expect: DEADLOCK
// says: nobody is left to notify it
#include <condition_variable>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  std::condition_variable changed;
  std::thread([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }).detach();
  std::unique_lock lock(mutex);
  changed.wait(lock, [] { return false; });
}
