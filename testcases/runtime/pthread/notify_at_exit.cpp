// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A notify comes when the thread that gives it is all but gone.
// expect: nothing
#include <condition_variable>
#include <mutex>
#include <thread>

int main() {
  for (int i = 0; i < 200; ++i) {
    std::mutex mutex;
    std::condition_variable changed;
    bool done = false;
    std::thread notifier([&] {
      std::unique_lock lock(mutex);
      done = true;
      std::notify_all_at_thread_exit(changed, std::move(lock));
    });
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return done; });
    }
    notifier.join();
  }
}
