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
//  2. A release clears the bit and wakes as many as it brings permits. Unless
//     the bit is set, somebody who was woken is on the way, and takes a permit,
//     sleeps again or gives up; each of these sets the bit again, since nobody
//     knows whether others still sleep.
//  3. Whoever slept and leaves permits behind wakes as many others: the
//     release that brought them may have found the bit clear.

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

  std::uint32_t permits() const noexcept {
    return word_.load(std::memory_order_relaxed) & ~kAwaited;
  }
  bool try_acquire() noexcept {
    std::uint32_t left;
    return take(0, left);
  }
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

  bool take(std::uint32_t bit, std::uint32_t& left) noexcept {
    std::uint32_t word = word_.load(std::memory_order_relaxed);
    while ((word & ~kAwaited) != 0) {
      left = word - 1;
      if (word_.compare_exchange_weak(word, left | bit,
                                      std::memory_order_acquire,
                                      std::memory_order_relaxed)) {
        left &= ~kAwaited;
        return true;
      }
    }
    return false;
  }
  bool take_after_sleep() noexcept;
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
  if (try_acquire()) return true;
  do {
    std::uint32_t word = 0;
    if (!word_.compare_exchange_strong(word, kAwaited,
                                       std::memory_order_relaxed) &&
        word != kAwaited) {
      continue;
    }
    if (!deadline) {
      Platform::wait(&word_, kAwaited);
    } else if (!Platform::wait_until(&word_, kAwaited, *deadline)) {
      if (take_after_sleep()) return true;
      const std::uint32_t left =
          word_.fetch_or(kAwaited, std::memory_order_relaxed) & ~kAwaited;
      if (left != 0) wake(left);  // they came after the look, see 3
      return false;
    }
  } while (!take_after_sleep());
  return true;
}

// By a thread that has slept, or may as well have.
template <typename Platform>
bool FutexSemaphore<Platform>::take_after_sleep() noexcept {
  std::uint32_t left = 0;
  const auto* const address = &word_;
  if (!take(kAwaited, left)) return false;
  if (left != 0) Platform::wake(address, static_cast<int>(left));
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
