// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ours: std's words where a row is about a lock alone, Mutex<T> and RwLock<T>,
// which own their data and poison, where it is about data.

#ifndef FEARLESS_BENCH_LOCK_PEERS_LOCK_FEARLESS_H_
#define FEARLESS_BENCH_LOCK_PEERS_LOCK_FEARLESS_H_

#include <cstdint>

#include "fearless/arc.h"
#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

#define HAS_SHARED
#define HAS_COUNTS
#define HAS_WITH

namespace peer {

using Mutex = fearless::mutex;
using SharedMutex = fearless::shared_mutex;
using Condition = fearless::Condvar;
using Shared = fearless::Arc<std::uint64_t>;

inline void notify(Condition& condition) { condition.notify_one(); }
inline Shared make(std::uint64_t n) {
  return fearless::make_arc<std::uint64_t>(n);
}
template <typename F>
void run_in_thread(F f) {
  fearless::scope([&](fearless::Scope& s) { s.spawn(f); });
}

class Counter {
 public:
  template <typename F>
  void add(F meanwhile) {
    auto n = n_.lock();
    ++*n;
    meanwhile();
  }

 private:
  fearless::Mutex<std::uint64_t> n_;
};

class Prices {
 public:
  void read() {
    auto tea = tea_.read();
    asm volatile("" : : "r"(*tea) : "memory");
  }
  void write() { ++*tea_.write(); }

 private:
  fearless::RwLock<std::uint64_t> tea_;
};

}  // namespace peer

#endif  // FEARLESS_BENCH_LOCK_PEERS_LOCK_FEARLESS_H_
