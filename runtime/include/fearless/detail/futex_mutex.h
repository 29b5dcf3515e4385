// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lock under all locks: four bytes, the second mutex of U. Drepper,
// "Futexes Are Tricky", 2011, with one more bit. The word is
//
//   bits 0-1   0 free, 1 held, 2 held and somebody may sleep
//   bit 2      poisoned: sticky, neither locking nor unlocking changes it
//
// An uncontended lock is one compare-exchange of 0 with 1, an unlock one
// subtraction; both are inline and call nothing. A poisoned word is never 0, so
// asking for poison costs the fast path nothing: it lands in the slow one.
//
// Invariants:
//  1. Only the holder leaves a held state, by subtracting 1. From 1 that frees
//     the lock; from 2 it leaves 1, still held, and the unlocker goes on to
//     make it 0 and to wake one sleeper.
//  2. A thread sleeps only while the word says 2, and takes the lock as 2 once
//     it has seen contention: it cannot know whether others sleep.
//  3. After the word is free, an unlocker touches nothing but the address.
//
// Not recursive, not fair: a running thread may overtake one that wakes up,
// which is what makes it fast. Any thread may lock; the thread that locked
// unlocks. Waits by wait_policy.h, and does not poll while others sleep.

#ifndef FEARLESS_DETAIL_FUTEX_MUTEX_H_
#define FEARLESS_DETAIL_FUTEX_MUTEX_H_

#include <cstdint>

#include "fearless/detail/platform.h"
#include "fearless/detail/wait_policy.h"

namespace fearless::detail {

template <typename Platform = Native>
class FutexMutex {
 public:
  constexpr FutexMutex() noexcept = default;
  FutexMutex(const FutexMutex&) = delete;
  FutexMutex& operator=(const FutexMutex&) = delete;

  void lock() noexcept {
    if (!try_lock_clean()) lock_slow();
  }

  bool try_lock() noexcept { return try_lock_clean() || try_lock_slow(); }

  // Takes the lock if it is free and not poisoned.
  bool try_lock_clean() noexcept {
    std::uint32_t expected = kFree;
    return word_.compare_exchange_strong(
        expected, kHeld, std::memory_order_acquire, std::memory_order_relaxed);
  }

  // The rest of lock() and of try_lock(), where try_lock_clean() has failed.
  void lock_slow() noexcept { lock_or_give_up(nullptr); }
  bool try_lock_slow() noexcept;

  // False when the deadline passed first.
  bool lock_until(Deadline deadline) noexcept {
    return try_lock_clean() || lock_or_give_up(&deadline);
  }

  // REQUIRES: the calling thread holds the lock.
  void unlock() noexcept {
    const std::uint32_t was = word_.fetch_sub(1, std::memory_order_release);
    if (was != kHeld) unlock_slow(was);
  }

  bool is_poisoned() const noexcept {
    return word_.load(std::memory_order_relaxed) & kPoisoned;
  }
  void poison() noexcept {
    word_.fetch_or(kPoisoned, std::memory_order_relaxed);
  }
  void clear_poison() noexcept {
    word_.fetch_and(~kPoisoned, std::memory_order_relaxed);
  }

 private:
  static constexpr std::uint32_t kFree = 0;
  static constexpr std::uint32_t kHeld = 1;
  static constexpr std::uint32_t kContended = 2;
  static constexpr std::uint32_t kStates = 3;
  static constexpr std::uint32_t kPoisoned = 4;

  bool lock_or_give_up(const Deadline* deadline) noexcept;
  bool take_as(std::uint32_t state) noexcept;
  void unlock_slow(std::uint32_t was) noexcept;

  typename Platform::Word word_ = kFree;
};

// Free to taken, whatever the other bit says; false if it was not free.
template <typename Platform>
bool FutexMutex<Platform>::take_as(std::uint32_t state) noexcept {
  std::uint32_t word = word_.load(std::memory_order_relaxed);
  while ((word & kStates) == kFree) {
    if (word_.compare_exchange_weak(word, word | state,
                                    std::memory_order_acquire,
                                    std::memory_order_relaxed)) {
      return true;
    }
  }
  return false;
}

template <typename Platform>
bool FutexMutex<Platform>::try_lock_slow() noexcept {
  return take_as(kHeld);
}

template <typename Platform>
[[gnu::noinline, gnu::cold]] bool FutexMutex<Platform>::lock_or_give_up(
    const Deadline* deadline) noexcept {
  const auto is_worth_a_try = [this] {
    return (word_.load(std::memory_order_relaxed) & kStates) != kHeld;
  };
  poll<Platform>(kWaitForLock, is_worth_a_try);
  if (take_as(kHeld)) return true;
  while (!take_as(kContended)) {
    std::uint32_t word = word_.load(std::memory_order_relaxed);
    if ((word & kStates) == kFree) continue;
    const std::uint32_t contended = (word & ~kStates) | kContended;
    if (word != contended && !word_.compare_exchange_weak(
                                 word, contended, std::memory_order_relaxed)) {
      continue;
    }
    if (!deadline) {
      Platform::wait(&word_, contended);
    } else if (!Platform::wait_until(&word_, contended, *deadline)) {
      return take_as(kContended);
    }
    poll<Platform>(kWaitForLock, is_worth_a_try);
  }
  return true;
}

// The word was 2 and says 1 now; or it is only poisoned, and free already.
template <typename Platform>
[[gnu::noinline, gnu::cold]] void FutexMutex<Platform>::unlock_slow(
    std::uint32_t was) noexcept {
  if ((was & kStates) != kContended) return;
  word_.fetch_and(kPoisoned, std::memory_order_release);
  Platform::wake_one(&word_);
}

extern template class FutexMutex<Native>;

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_FUTEX_MUTEX_H_
