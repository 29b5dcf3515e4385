// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the standard library has.

#ifndef FEARLESS_BENCH_LOCK_PEERS_LOCK_STD_H_
#define FEARLESS_BENCH_LOCK_PEERS_LOCK_STD_H_

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <thread>

#define HAS_SHARED
#define HAS_COUNTS

namespace peer {

using Mutex = std::mutex;
using SharedMutex = std::shared_mutex;
using Condition = std::condition_variable;
using Shared = std::shared_ptr<std::uint64_t>;

inline void notify(Condition& condition) { condition.notify_one(); }
inline Shared make(std::uint64_t n) {
  return std::make_shared<std::uint64_t>(n);
}
template <typename F>
void run_in_thread(F f) {
  std::jthread thread(f);
}

class Counter {
 public:
  template <typename F>
  void add(F meanwhile) {
    std::lock_guard lock(mutex_);
    ++n_;
    meanwhile();
  }

 private:
  std::mutex mutex_;
  std::uint64_t n_ = 0;
};

class Prices {
 public:
  void read() {
    std::shared_lock lock(mutex_);
    asm volatile("" : : "r"(tea_) : "memory");
  }
  void write() {
    std::lock_guard lock(mutex_);
    ++tea_;
  }

 private:
  std::shared_mutex mutex_;
  std::uint64_t tea_ = 0;
};

}  // namespace peer

#endif  // FEARLESS_BENCH_LOCK_PEERS_LOCK_STD_H_
