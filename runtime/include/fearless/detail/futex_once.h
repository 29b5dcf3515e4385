// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs something once: four bytes. The word says 0 not yet, 1 one thread is at
// it, 2 the same and others sleep, 3 done. A thread that fails puts 0 back and
// wakes all; the next one tries. Once done, a caller pays one acquire load.

#ifndef FEARLESS_DETAIL_FUTEX_ONCE_H_
#define FEARLESS_DETAIL_FUTEX_ONCE_H_

#include <cstdint>

#include "fearless/detail/platform.h"

namespace fearless::detail {

template <typename Platform = Native>
class FutexOnce {
 public:
  constexpr FutexOnce() noexcept = default;
  FutexOnce(const FutexOnce&) = delete;
  FutexOnce& operator=(const FutexOnce&) = delete;

  bool is_completed() const noexcept {
    return word_.load(std::memory_order_acquire) == kDone;
  }

  // True: the caller is the one to do it, and says finish() after. False: it
  // is done. Waits while another thread is at it.
  bool begin() noexcept;
  void finish(bool is_done) noexcept;

 private:
  static constexpr std::uint32_t kNotYet = 0;
  static constexpr std::uint32_t kRunning = 1;
  static constexpr std::uint32_t kAwaited = 2;
  static constexpr std::uint32_t kDone = 3;

  typename Platform::Word word_ = kNotYet;
};

template <typename Platform>
[[gnu::noinline, gnu::cold]] bool FutexOnce<Platform>::begin() noexcept {
  std::uint32_t word = word_.load(std::memory_order_acquire);
  for (;;) {
    if (word == kDone) return false;
    if (word == kNotYet) {
      if (word_.compare_exchange_weak(word, kRunning, std::memory_order_acquire,
                                      std::memory_order_acquire)) {
        return true;
      }
      continue;
    }
    if (word == kRunning &&
        !word_.compare_exchange_weak(word, kAwaited, std::memory_order_acquire,
                                     std::memory_order_acquire)) {
      continue;
    }
    Platform::wait(&word_, kAwaited);
    word = word_.load(std::memory_order_acquire);
  }
}

template <typename Platform>
[[gnu::noinline, gnu::cold]] void FutexOnce<Platform>::finish(
    bool is_done) noexcept {
  const std::uint32_t now = is_done ? kDone : kNotYet;
  if (word_.exchange(now, std::memory_order_release) == kAwaited) {
    Platform::wake_all(&word_);
  }
}

extern template class FutexOnce<Native>;

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_FUTEX_ONCE_H_
