// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The four bytes that guard the line of waiting senders: a futex lock with
// three states (free, held, held and somebody may sleep), after U. Drepper,
// "Futexes Are Tricky", 2011. Held for a few list operations, never while a
// value is moved or anybody's code runs. Not fair, not recursive. Satisfies
// std::lock_guard. One compare-exchange and one exchange if free.

#ifndef FEARLESS_DETAIL_CHANNEL_LOCK_H_
#define FEARLESS_DETAIL_CHANNEL_LOCK_H_

#include <atomic>
#include <cstdint>

#include "fearless/detail/wait_policy.h"

namespace fearless::detail::channels {

template <typename Platform>
class Lock {
 public:
  void lock() noexcept {
    std::uint32_t word = kFree;
    if (!word_.compare_exchange_strong(word, kHeld, std::memory_order_acquire,
                                       std::memory_order_relaxed)) {
      lock_slowly();
    }
  }

  void unlock() noexcept {
    if (word_.exchange(kFree, std::memory_order_release) == kContended) {
      Platform::wake_one(&word_);
    }
  }

 private:
  static constexpr std::uint32_t kFree = 0;
  static constexpr std::uint32_t kHeld = 1;
  static constexpr std::uint32_t kContended = 2;

  [[gnu::noinline]] void lock_slowly() noexcept {
    const auto is_free = [this]() noexcept {
      return word_.load(std::memory_order_relaxed) == kFree;
    };
    while (poll<Platform>(kWaitForLock, is_free)) {
      std::uint32_t word = kFree;
      if (word_.compare_exchange_strong(word, kHeld, std::memory_order_acquire,
                                        std::memory_order_relaxed)) {
        return;
      }
    }
    while (word_.exchange(kContended, std::memory_order_acquire) != kFree) {
      Platform::wait(&word_, kContended);
    }
  }

  typename Platform::Word word_ = kFree;
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_LOCK_H_
