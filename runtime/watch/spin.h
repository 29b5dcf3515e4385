// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The watcher's own lock: one word, no system call but a yield, no destructor.
// For sections of a few instructions; and for a check of all threads, which is
// longer and rare. In a forked child, `reset` frees it whoever held it.

#ifndef FEARLESS_RUNTIME_WATCH_SPIN_H_
#define FEARLESS_RUNTIME_WATCH_SPIN_H_

#include <sched.h>

#include <atomic>
#include <cstdint>

namespace fearless::detail::watch {

class SpinLock {
 public:
  void lock() noexcept {
    for (int tries = 0; !try_lock(); ++tries) {
      if (tries > 50) sched_yield();
    }
  }
  bool try_lock() noexcept {
    return word_.load(std::memory_order_relaxed) == 0 &&
           word_.exchange(1, std::memory_order_acquire) == 0;
  }
  void unlock() noexcept { word_.store(0, std::memory_order_release); }
  void reset() noexcept { word_.store(0, std::memory_order_relaxed); }

 private:
  std::atomic<std::uint32_t> word_ = 0;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_SPIN_H_
