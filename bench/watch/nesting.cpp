// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What watching costs a lock that nobody contends for: std::mutex beside
// fearless::mutex, in the form that this is compiled for, at 1, 2 and 4 locks
// held at once, at an outer lock with one of 64 inner ones, and for readers.
// One line per row: ns of std, ns of ours, their ratio; the best of some runs,
// which take turns.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <shared_mutex>
#include <thread>

#include "fearless/rwlock.h"
#include "fearless/std_mutex.h"
#include "fearless/watch.h"

namespace {

constexpr int kRounds = 200'000;
constexpr int kRuns = 15;

template <typename F>
double nanoseconds(F round) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < kRounds; ++i) round(i);
  const std::chrono::duration<double, std::nano> took =
      std::chrono::steady_clock::now() - start;
  return took.count() / kRounds;
}

template <typename Mutex, int depth>
void nest(std::array<Mutex, 64>& locks) {
  for (int i = 0; i < depth; ++i) locks[static_cast<std::size_t>(i)].lock();
  for (int i = depth; i-- > 0;) locks[static_cast<std::size_t>(i)].unlock();
}

template <typename Std, typename Ours>
void row(const char* name, Std&& theirs, Ours&& ours) {
  double best_std = 1e9;
  double best_ours = 1e9;
  for (int run = 0; run < kRuns; ++run) {
    best_std = std::min(best_std, nanoseconds(theirs));
    best_ours = std::min(best_ours, nanoseconds(ours));
  }
  std::printf("%-16s %8.1f %8.1f %6.2f\n", name, best_std, best_ours,
              best_ours / best_std);
}

}  // namespace

int main() {
  static std::array<std::mutex, 64> std_locks;
  static std::array<fearless::mutex, 64> locks;
  static std::shared_mutex std_shared;
  static fearless::shared_mutex shared;
  // With one thread only, glibc's mutex leaves its locked instructions out.
  std::thread([] { std::this_thread::sleep_for(std::chrono::hours(1)); })
      .detach();
  std::printf("%-16s %8s %8s %6s   (%s)\n", "row", "std", "ours", "ratio",
              fearless::kIsInstrumented ? "instrumented" : "plain");
  row(
      "one lock", [](int) { nest<std::mutex, 1>(std_locks); },
      [](int) { nest<fearless::mutex, 1>(locks); });
  row(
      "2 nested", [](int) { nest<std::mutex, 2>(std_locks); },
      [](int) { nest<fearless::mutex, 2>(locks); });
  row(
      "4 nested", [](int) { nest<std::mutex, 4>(std_locks); },
      [](int) { nest<fearless::mutex, 4>(locks); });
  const auto outer_and_one = [](auto& all) {
    return [&all](int i) {
      auto& inner = all[static_cast<std::size_t>(1 + i * 29 % 63)];
      all[0].lock();
      inner.lock();
      inner.unlock();
      all[0].unlock();
    };
  };
  row("outer + 1 of 63", outer_and_one(std_locks), outer_and_one(locks));
  const auto read = [](auto& lock) {
    return [&lock](int) {
      lock.lock_shared();
      lock.unlock_shared();
    };
  };
  row("one reader", read(std_shared), read(shared));
}
