// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The main thread ends by itself; what the others do is a deadlock still.
// expect: DEADLOCK
// says: mutex "(account|ledger)"
#include <pthread.h>

#include <latch>
#include <mutex>
#include <thread>

std::mutex account;
std::mutex ledger;
std::latch both(2);

int main() {
  std::thread([] {
    std::lock_guard a(account);
    both.arrive_and_wait();
    std::lock_guard l(ledger);
  }).detach();
  std::thread([] {
    std::lock_guard l(ledger);
    both.arrive_and_wait();
    std::lock_guard a(account);
  }).detach();
  pthread_exit(nullptr);
}
