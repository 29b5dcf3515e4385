// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The workloads of `bench/watch`, for std, for fearless in either form, and for
// abseil: compile with -DPEER_STD, -DPEER_FEARLESS or -DPEER_ABSL. Usage: peer
// WORKLOAD. Prints `unsupported` for what its library has not. A thread sleeps
// beside each, as glibc leaves locked instructions out in a process without.

#include <array>
#include <mutex>
#include <shared_mutex>
#include <thread>

#include "harness.h"

#if defined(PEER_FEARLESS)
#include "fearless/channel.h"
#include "fearless/rwlock.h"
#include "fearless/std_mutex.h"
#include "fearless/thread.h"
using Mutex = fearless::mutex;
using SharedMutex = fearless::shared_mutex;
template <typename F>
void run_in_thread(F f) {
  fearless::spawn(f).join();
}
#elif defined(PEER_ABSL)
#include <absl/synchronization/mutex.h>
struct Mutex {
  void lock() { mutex.Lock(); }
  void unlock() { mutex.Unlock(); }
  void lock_shared() { mutex.ReaderLock(); }
  void unlock_shared() { mutex.ReaderUnlock(); }
  absl::Mutex mutex;
};
using SharedMutex = Mutex;
[[gnu::constructor]] static void detect_deadlocks() {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kReport);
}
#define run_in_thread(f) ((void)0)
#else
using Mutex = std::mutex;
using SharedMutex = std::shared_mutex;
template <typename F>
void run_in_thread(F f) {
  std::thread(f).join();
}
#endif

namespace {

template <typename Op>
void each(Op op) {
  bench::measure([op](long n) {
    const auto start = bench::Clock::now();
    for (long i = 0; i < n; ++i) op(i);
    return bench::nanoseconds_since(start);
  });
}

std::array<Mutex, 64> locks;
SharedMutex table;

template <int depth>
void nest(long) {
  for (std::size_t i = 0; i < depth; ++i) locks[i].lock();
  for (std::size_t i = depth; i-- > 0;) locks[i].unlock();
}

void outer_and_one(long i) {
  Mutex& inner = locks[static_cast<std::size_t>(1 + i * 29 % 63)];
  locks[0].lock();
  inner.lock();
  inner.unlock();
  locks[0].unlock();
}

void read(long) {
  table.lock_shared();
  table.unlock_shared();
}

#if defined(PEER_FEARLESS)
bool run_channel(const std::string& workload) {
  if (workload == "channel") {
    auto [tx, rx] = fearless::channel<std::uint64_t>();
    bench::measure_pair(
        [&tx = tx](long n) {
          for (long i = 0; i < n; ++i) (void)tx.send(1);
        },
        [&rx = rx](long n) {
          for (long i = 0; i < n; ++i) (void)rx.recv();
        });
    return true;
  }
  if (workload != "pingpong") return false;
  auto [ping, pinged] = fearless::channel<int>();
  auto [pong, ponged] = fearless::channel<int>();
  bench::measure_pair(
      [&ping = ping, &ponged = ponged](long n) {
        for (long i = 0; i < n; ++i) {
          (void)ping.send(1);
          (void)ponged.recv();
        }
      },
      [&pong = pong, &pinged = pinged](long n) {
        for (long i = 0; i < n; ++i) {
          (void)pinged.recv();
          (void)pong.send(1);
        }
      });
  return true;
}
#else
bool run_channel(const std::string&) { return false; }
#endif

bool run_thread(const std::string& workload) {
#ifndef PEER_ABSL
  if (workload == "thread") {
    each([](long) { run_in_thread([] {}); });
    return true;
  }
#endif
  return false;
}

bool run(const std::string& workload) {
  if (workload == "nest_1") return each(nest<1>), true;
  if (workload == "nest_2") return each(nest<2>), true;
  if (workload == "nest_4") return each(nest<4>), true;
  if (workload == "outer_1_of_63") return each(outer_and_one), true;
  if (workload == "read") return each(read), true;
  return run_thread(workload) || run_channel(workload);
}

}  // namespace

int main(int, char** words) {
  std::thread([] {
    std::this_thread::sleep_for(std::chrono::hours(1));
  }).detach();
  if (!run(words[1])) std::puts("unsupported");
  std::fflush(stdout);
  _exit(0);
}
