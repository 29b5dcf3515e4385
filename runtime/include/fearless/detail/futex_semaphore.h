// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A counting semaphore in four bytes: 31 bits of permits and one that says
// "somebody may sleep". Permits and the bit change together, so a release is
// one compare-exchange and afterwards touches nothing but the address: whoever
// was let in may destroy the semaphore at once (glibc bug 12674 is what
// happens otherwise).
//
// Invariants:
//  1. A thread sleeps only while the word is "no permit, somebody may sleep".
//  2. A release clears the bit and wakes as many as it brings permits. A thread
//     that has slept sets the bit again when it takes a permit or gives up: it
//     cannot know whether others still sleep.

#ifndef FEARLESS_DETAIL_FUTEX_SEMAPHORE_H_
#define FEARLESS_DETAIL_FUTEX_SEMAPHORE_H_

#include <cstdint>

#include "fearless/detail/platform.h"
#include "fearless/detail/wait_policy.h"

namespace fearless::detail {

template <typename Platform = Native>
class FutexSemaphore {
 public:
  static constexpr std::uint32_t kMost = (1u << 31) - 1;

  constexpr explicit FutexSemaphore(std::uint32_t permits) noexcept
      : word_(permits) {}
  FutexSemaphore(const FutexSemaphore&) = delete;
  FutexSemaphore& operator=(const FutexSemaphore&) = delete;

  bool try_acquire() noexcept { return try_acquire_and_set(0); }
  void acquire() noexcept {
    if (!try_acquire()) acquire_or_give_up(nullptr);
  }
  // False when the deadline passed first.
  bool acquire_until(Deadline deadline) noexcept {
    return try_acquire() || acquire_or_give_up(&deadline);
  }

  // REQUIRES: no more than kMost permits afterwards.
  void release(std::uint32_t permits) noexcept {
    std::uint32_t word = word_.load(std::memory_order_relaxed);
    while (!word_.compare_exchange_weak(word, (word & ~kAwaited) + permits,
                                        std::memory_order_release,
                                        std::memory_order_relaxed)) {
    }
    if (word & kAwaited) wake(permits);
  }

 private:
  static constexpr std::uint32_t kAwaited = 1u << 31;

  bool try_acquire_and_set(std::uint32_t bit) noexcept {
    std::uint32_t word = word_.load(std::memory_order_relaxed);
    while ((word & ~kAwaited) != 0) {
      if (word_.compare_exchange_weak(word, (word - 1) | bit,
                                      std::memory_order_acquire,
                                      std::memory_order_relaxed)) {
        return true;
      }
    }
    return false;
  }
  bool acquire_or_give_up(const Deadline* deadline) noexcept;
  void wake(std::uint32_t permits) noexcept;

  typename Platform::Word word_;
};

template <typename Platform>
[[gnu::noinline, gnu::cold]] bool FutexSemaphore<Platform>::acquire_or_give_up(
    const Deadline* deadline) noexcept {
  const auto is_worth_a_try = [this] {
    return word_.load(std::memory_order_relaxed) != 0;  // a permit, or a queue
  };
  poll<Platform>(kWaitForPeer, is_worth_a_try);
  std::uint32_t slept = 0;
  while (!try_acquire_and_set(slept)) {
    std::uint32_t word = 0;
    if (!word_.compare_exchange_strong(word, kAwaited,
                                       std::memory_order_relaxed) &&
        word != kAwaited) {
      continue;
    }
    slept = kAwaited;
    if (!deadline) {
      Platform::wait(&word_, kAwaited);
    } else if (!Platform::wait_until(&word_, kAwaited, *deadline)) {
      if (try_acquire_and_set(kAwaited)) return true;
      word_.fetch_or(kAwaited, std::memory_order_relaxed);
      return false;
    }
  }
  return true;
}

template <typename Platform>
[[gnu::noinline, gnu::cold]] void FutexSemaphore<Platform>::wake(
    std::uint32_t permits) noexcept {
  Platform::wake(&word_, static_cast<int>(permits));
}

extern template class FutexSemaphore<Native>;

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_FUTEX_SEMAPHORE_H_
