// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A mutex is used as a semaphore: whoever is there unlocks it.
// expect: nothing
#include <mutex>
#include <thread>

int main() {
  std::mutex turn;
  std::mutex account;
  turn.lock();
  // Before this is seen once, a mutex is its holder's.
  std::thread([&] { turn.unlock(); }).join();
  turn.lock();
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    std::lock_guard guard(account);
    turn.unlock();
  });
  turn.lock();
  std::lock_guard guard(account);
  turn.unlock();
  other.join();
}
