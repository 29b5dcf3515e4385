// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// absl::Mutex, which is a reader-writer lock as well. Debian's build of it is
// from 2022; what a newer one costs, this does not say.

#ifndef FEARLESS_BENCH_LOCK_PEERS_LOCK_ABSL_H_
#define FEARLESS_BENCH_LOCK_PEERS_LOCK_ABSL_H_

#include <absl/synchronization/mutex.h>

#include <cstdint>

#define HAS_SHARED

namespace peer {

// In std's words, so that its guards fit; all inline.
class Mutex {
 public:
  void lock() { mutex_.Lock(); }
  void unlock() { mutex_.Unlock(); }
  void lock_shared() { mutex_.ReaderLock(); }
  void unlock_shared() { mutex_.ReaderUnlock(); }

 private:
  absl::Mutex mutex_;
};
using SharedMutex = Mutex;
using Condition = absl::CondVar;

inline void notify(Condition& condition) { condition.Signal(); }

class Counter {
 public:
  template <typename F>
  void add(F meanwhile) {
    absl::MutexLock lock(&mutex_);
    ++n_;
    meanwhile();
  }

 private:
  absl::Mutex mutex_;
  std::uint64_t n_ = 0;
};

class Prices {
 public:
  void read() {
    absl::ReaderMutexLock lock(&mutex_);
    asm volatile("" : : "r"(tea_) : "memory");
  }
  void write() {
    absl::WriterMutexLock lock(&mutex_);
    ++tea_;
  }

 private:
  absl::Mutex mutex_;
  std::uint64_t tea_ = 0;
};

}  // namespace peer

#endif  // FEARLESS_BENCH_LOCK_PEERS_LOCK_ABSL_H_
