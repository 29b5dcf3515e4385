// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All others sleep, and one waits in a futex that no hook sees: it may run.
// expect: nothing
#include <condition_variable>
#include <mutex>
#include <semaphore>
#include <thread>

int main() {
  std::binary_semaphore go(0);
  std::mutex mutex;
  std::condition_variable changed;
  bool done = false;
  std::jthread timer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    go.release();
  });
  std::jthread notifier([&] {
    go.acquire();
    std::lock_guard lock(mutex);
    done = true;
    changed.notify_one();
  });
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return done; });
}
