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

#include "fearless/detail/platform.h"

namespace fearless::detail::watch {

// Looks until `is_over`, which another thread is about to bring.
template <typename Platform, typename IsOver>
void give_way_until(IsOver&& is_over) noexcept {
  if constexpr (requires { Platform::outwait(is_over); }) {
    Platform::outwait(is_over);
  } else {
    for (int tries = 0; !is_over(); ++tries) {
      if (tries > 50) sched_yield();
    }
  }
}

template <typename Platform>
class SpinLockOn {
 public:
  void lock() noexcept {
    while (word_.exchange(1, std::memory_order_acquire) != 0) {
      give_way_until<Platform>([this]() noexcept {
        return word_.load(std::memory_order_relaxed) == 0;
      });
    }
  }
  bool try_lock() noexcept {
    return word_.load(std::memory_order_relaxed) == 0 &&
           word_.exchange(1, std::memory_order_acquire) == 0;
  }
  void unlock() noexcept { word_.store(0, std::memory_order_release); }
  void reset() noexcept { word_.store(0, std::memory_order_relaxed); }

 private:
  typename Platform::Word word_ = 0;
};

using SpinLock = SpinLockOn<Native>;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_SPIN_H_
