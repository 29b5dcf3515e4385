// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The reader-writer lock under all of them: eight bytes, two words.
//
//   holders_  bits 0-29  how many read, or kWriter (all ones): one writes
//             bit 30     readers may sleep, on this word
//             bit 31     writers may sleep, on turn_
//   turn_     changes whenever a writer is called
//
// Both fast paths are one compare-exchange to lock and one subtraction to
// unlock, inline. Readers do not enter while anybody waits: a stream of readers
// cannot keep a writer out. When the lock becomes free and writers wait, one
// is called first; readers who wait go in together once no writer does. A
// stream of writers can thus keep readers out, as with Rust's std.
//
// Invariants:
//  1. A thread sleeps only after the bit for its kind is set, and only while
//     the word it sleeps on is what it was when it saw the lock taken.
//  2. The one that makes the lock free and finds a bit set clears it and calls
//     that kind; a bit that it leaves set is somebody else's to act on, since
//     the one it called locks, and so unlocks, later.
//  3. A writer that has slept sets the writers' bit when it locks: it cannot
//     know whether it was the last. One that gives up clears both bits and
//     calls everybody for the same reason: who still waits sets its bit again.
//
// After P. Courtois, F. Heymans, D. Parnas, "Concurrent Control with Readers
// and Writers", CACM 1971 (the second problem), on futexes.

#ifndef FEARLESS_DETAIL_FUTEX_RWLOCK_H_
#define FEARLESS_DETAIL_FUTEX_RWLOCK_H_

#include <cstdint>

#include "fearless/detail/observe_words.h"
#include "fearless/detail/platform.h"
#include "fearless/detail/wait_policy.h"

namespace fearless::detail {

// std::system_error, resource_unavailable_try_again.
[[noreturn, gnu::cold]] void throw_too_many_readers();

template <typename Platform = Native>
class FutexRwLock {
 public:
  constexpr FutexRwLock() noexcept = default;
  FutexRwLock(const FutexRwLock&) = delete;
  FutexRwLock& operator=(const FutexRwLock&) = delete;

  bool try_lock() noexcept {
    std::uint32_t expected = 0;
    if (holders_.compare_exchange_strong(expected, kWriter,
                                         std::memory_order_acquire,
                                         std::memory_order_relaxed)) {
      return true;
    }
    // Free with a waiter on its way: whoever runs may have it.
    return (expected & kHolders) == 0 && take_as_writer(0);
  }
  void lock() noexcept {
    if (!try_lock()) lock_slow();
  }
  // The rest of lock(); false at the deadline.
  bool lock_slow(const Deadline* deadline = nullptr) noexcept;
  // REQUIRES: the calling thread holds the lock, this way.
  void unlock() noexcept {
    const std::uint32_t now =
        holders_.fetch_sub(kWriter, std::memory_order_release) - kWriter;
    if (now != 0) call_waiters(now);
  }

  bool try_lock_shared() noexcept {
    std::uint32_t word = holders_.load(std::memory_order_relaxed);
    while (may_read(word)) {
      if (holders_.compare_exchange_weak(word, word + 1,
                                         std::memory_order_acquire,
                                         std::memory_order_relaxed)) {
        return true;
      }
    }
    return false;
  }
  void lock_shared() {
    if (!try_lock_shared()) lock_shared_slow();
  }
  // The same for reading. Throws system_error when 2^30 - 2 read already.
  bool lock_shared_slow(const Deadline* deadline = nullptr);
  // REQUIRES: the calling thread holds the lock, this way.
  void unlock_shared() noexcept {
    const std::uint32_t now =
        holders_.fetch_sub(1, std::memory_order_release) - 1;
    if ((now & kHolders) == 0 && now != 0) call_waiters(now);
  }

  // As long as this holds, no reader enters before all who hold it have left.
  observe::WhileSet while_closed_to_readers() const noexcept {
    return {&holders_, kReadersWait | kWritersWait};
  }

 private:
  static constexpr std::uint32_t kHolders = (1u << 30) - 1;
  static constexpr std::uint32_t kWriter = kHolders;
  static constexpr std::uint32_t kMostReaders = kWriter - 1;
  static constexpr std::uint32_t kReadersWait = 1u << 30;
  static constexpr std::uint32_t kWritersWait = 1u << 31;

  static constexpr bool may_read(std::uint32_t word) noexcept {
    return word < kMostReaders;  // and no bit
  }

  bool take_as_writer(std::uint32_t bits) noexcept;
  bool announce(std::uint32_t& word, std::uint32_t bit) noexcept;
  void call_waiters(std::uint32_t word) noexcept;
  void call_everybody() noexcept;
  static bool sleep(const typename Platform::Word& word, std::uint32_t expected,
                    const Deadline* deadline) noexcept {
    if (deadline) return Platform::wait_until(&word, expected, *deadline);
    Platform::wait(&word, expected);
    return true;
  }
  bool call_writer() noexcept {
    turn_.fetch_add(1, std::memory_order_release);
    return Platform::wake_one(&turn_) != 0;
  }
  std::uint32_t poll_while_taken(bool is_reader) noexcept;

  typename Platform::Word holders_ = 0;
  typename Platform::Word turn_ = 0;
};

// Free to written, and the bits of those who wait stay.
template <typename Platform>
bool FutexRwLock<Platform>::take_as_writer(std::uint32_t bits) noexcept {
  std::uint32_t word = holders_.load(std::memory_order_relaxed);
  while ((word & kHolders) == 0) {
    if (holders_.compare_exchange_weak(word, word | kWriter | bits,
                                       std::memory_order_acquire,
                                       std::memory_order_relaxed)) {
      return true;
    }
  }
  return false;
}

// Sets `bit` in the word as it was seen; false if it has changed.
template <typename Platform>
bool FutexRwLock<Platform>::announce(std::uint32_t& word,
                                     std::uint32_t bit) noexcept {
  if (word & bit) return true;
  if (!holders_.compare_exchange_weak(word, word | bit,
                                      std::memory_order_relaxed)) {
    return false;
  }
  word |= bit;
  return true;
}

// Looks until the lock is free, or others wait, who are to be joined.
template <typename Platform>
std::uint32_t FutexRwLock<Platform>::poll_while_taken(bool is_reader) noexcept {
  std::uint32_t word = holders_.load(std::memory_order_relaxed);
  poll<Platform>(kWaitForLock, [&] {
    word = holders_.load(std::memory_order_relaxed);
    return is_reader ? word != kWriter
                     : (word & kHolders) == 0 || (word & kWritersWait);
  });
  return word;
}

template <typename Platform>
[[gnu::noinline, gnu::cold]] bool FutexRwLock<Platform>::lock_slow(
    const Deadline* deadline) noexcept {
  std::uint32_t slept = 0;
  std::uint32_t word = poll_while_taken(false);
  for (;;) {
    if ((word & kHolders) == 0) {
      if (take_as_writer(slept)) return true;
      word = holders_.load(std::memory_order_relaxed);
      continue;
    }
    if (!announce(word, kWritersWait)) continue;
    // Whoever changed the word after this look changes `turn_`, too.
    const std::uint32_t turn = turn_.load(std::memory_order_acquire);
    word = holders_.load(std::memory_order_relaxed);
    if ((word & kHolders) == 0 || !(word & kWritersWait)) continue;
    slept = kWritersWait;
    if (!sleep(turn_, turn, deadline)) {
      if (take_as_writer(slept)) return true;
      call_everybody();
      return false;
    }
    word = poll_while_taken(false);
  }
}

template <typename Platform>
[[gnu::noinline, gnu::cold]] bool FutexRwLock<Platform>::lock_shared_slow(
    const Deadline* deadline) {
  std::uint32_t word = poll_while_taken(true);
  for (;;) {
    if (may_read(word)) {
      if (try_lock_shared()) return true;
      word = holders_.load(std::memory_order_relaxed);
      continue;
    }
    if ((word & kHolders) == kMostReaders) throw_too_many_readers();
    if (!announce(word, kReadersWait)) continue;
    if (!sleep(holders_, word, deadline)) return try_lock_shared();
    word = poll_while_taken(true);
  }
}

// The lock is free, and `word` says that somebody waits.
template <typename Platform>
[[gnu::noinline, gnu::cold]] void FutexRwLock<Platform>::call_waiters(
    std::uint32_t word) noexcept {
  if (word == kWritersWait) {
    if (holders_.compare_exchange_strong(word, 0, std::memory_order_relaxed)) {
      call_writer();
      return;
    }
  }
  if (word == (kReadersWait | kWritersWait)) {
    // Failure means that a writer came, and calls the others when it leaves.
    if (!holders_.compare_exchange_strong(word, kReadersWait,
                                          std::memory_order_relaxed)) {
      return;
    }
    if (call_writer()) return;
    word = kReadersWait;  // no writer sleeps; it may have been about to
  }
  if (word == kReadersWait &&
      holders_.compare_exchange_strong(word, 0, std::memory_order_relaxed)) {
    Platform::wake_all(&holders_);
  }
}

// Not only those whose bit is set: the bit of some may be cleared already, on
// behalf of a call that went to the writer that gives up.
template <typename Platform>
void FutexRwLock<Platform>::call_everybody() noexcept {
  holders_.fetch_and(kHolders, std::memory_order_relaxed);
  turn_.fetch_add(1, std::memory_order_release);
  Platform::wake_all(&turn_);
  Platform::wake_all(&holders_);
}

extern template class FutexRwLock<Native>;

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_FUTEX_RWLOCK_H_
