// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How long after the last thread has blocked the watcher knows: compile with
// -DPEER_STD, to run preloaded, or with -DPEER_FEARLESS, instrumented. Usage:
// latency lock|join|last. Deadlocks, and prints the nanoseconds from before the
// call that closes the circle to the first byte of the report, so the words of
// the report are in it; without debug information no process is started for
// them.

#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <thread>

#if defined(PEER_FEARLESS)
#include "fearless/condvar.h"
#include "fearless/std_mutex.h"
#include "fearless/thread.h"
namespace peer = fearless;
template <typename F>
auto start(F f) {
  return fearless::spawn(f);
}
#else
#include <condition_variable>
#include <mutex>
namespace peer = std;
template <typename F>
auto start(F f) {
  return std::thread(f);
}
#endif

namespace {

using Clock = std::chrono::steady_clock;

Clock::time_point blocked;
peer::mutex accounts;
peer::mutex ledger;
peer::condition_variable changed;

// Long enough for the others to be where they wait.
void let_others_block() {
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

// Somebody who could act, if this were about anything but locks and joins.
void run_beside() {
  std::thread([] {
    for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
  }).detach();
}

void close_at_lock() {
  run_beside();
  ledger.lock();
  auto transfer = start([] {
    accounts.lock();
    ledger.lock();
  });
  let_others_block();
  blocked = Clock::now();
  accounts.lock();
}

void close_at_join() {
  run_beside();
  ledger.lock();
  auto transfer = start([] { ledger.lock(); });
  let_others_block();
  blocked = Clock::now();
  transfer.join();
}

void block_as_last() {
  auto waits = start([] {
    std::unique_lock<peer::mutex> lock(ledger);
    changed.wait(lock);
  });
  let_others_block();
  std::unique_lock<peer::mutex> lock(accounts);
  peer::condition_variable never;
  blocked = Clock::now();
  never.wait(lock);
}

}  // namespace

// In front of the system's: the watcher's own calls come here, too.
extern "C" ssize_t write(int file, const void* data, std::size_t size) {
  const std::string_view text(static_cast<const char*>(data), size);
  if (!text.starts_with("==fearless==")) {
    return syscall(SYS_write, file, data, size);
  }
  const std::chrono::nanoseconds passed = Clock::now() - blocked;
  char line[32];
  const int length = std::snprintf(line, sizeof line, "%lld\n",
                                   static_cast<long long>(passed.count()));
  syscall(SYS_write, STDOUT_FILENO, line, length);
  return static_cast<ssize_t>(size);
}

int main(int, char** words) {
  if (std::strcmp(words[1], "lock") == 0) close_at_lock();
  if (std::strcmp(words[1], "join") == 0) close_at_join();
  if (std::strcmp(words[1], "last") == 0) block_as_last();
}
