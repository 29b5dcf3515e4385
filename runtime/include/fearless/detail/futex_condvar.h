// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The condition variable under all condition variables: eight bytes. A waiter
// registers and reads the ticket while it still holds its lock, and sleeps
// while the ticket stays the same; a notifier draws a new ticket and wakes.
// Whoever changes the condition under the lock after the waiter released it
// therefore sees the waiter registered, or the waiter sees the new ticket.
//
// Invariants:
//  1. `waiters_` counts the threads between registering and leaving. With none
//     there, notify is one load: no system call.
//  2. A waiter that leaves touches only the address after its decrement. The
//     destructor waits for those that were notified and have not left yet, as
//     the standard lets it be called as soon as all were notified.
//
// May wake for no reason. The kernel wakes in the order of sleep, except that
// a real-time thread of higher priority that began to wait after a notify may
// be woken in the place of one that began before; and 2^32 notifies between a
// waiter's look and its sleep would go unseen. musl and Rust's std know both.
//
// See futex(2); U. Drepper, "Futexes Are Tricky", section 8.

#ifndef FEARLESS_DETAIL_FUTEX_CONDVAR_H_
#define FEARLESS_DETAIL_FUTEX_CONDVAR_H_

#include <cstdint>

#include "fearless/detail/capability.h"
#include "fearless/detail/platform.h"

namespace fearless::detail {

template <typename Platform = Native>
class FutexCondvar {
 public:
  constexpr FutexCondvar() noexcept = default;
  FutexCondvar(const FutexCondvar&) = delete;
  FutexCondvar& operator=(const FutexCondvar&) = delete;
  ~FutexCondvar() {
    if (waiters_.load(std::memory_order_acquire) != 0) wait_for_leavers();
  }

  void notify_one() noexcept {
    if (waiters_.load(std::memory_order_seq_cst) != 0) wake(1);
  }
  void notify_all() noexcept {
    if (waiters_.load(std::memory_order_seq_cst) != 0) wake(INT32_MAX);
  }

  // Registers, unlocks, sleeps, locks again. `lock` has lock() and unlock();
  // if its lock() throws, that passes through, and the wait is over.
  // REQUIRES: the calling thread holds `lock`.
  template <typename Lock>
  void wait(Lock& lock) FEARLESS_TRUST_BODY {
    const std::uint32_t ticket = enter();
    lock.unlock();
    sleep(ticket, nullptr);
    lock.lock();
  }

  // The same; false if `deadline` passed before anybody notified.
  template <typename Lock>
  bool wait_until(Lock& lock, Deadline deadline) FEARLESS_TRUST_BODY {
    const std::uint32_t ticket = enter();
    lock.unlock();
    const bool was_woken = sleep(ticket, &deadline);
    lock.lock();
    return was_woken;
  }

 private:
  // The destructor has announced itself in the count of waiters.
  static constexpr std::uint32_t kDying = 1u << 31;

  std::uint32_t enter() noexcept {
    waiters_.fetch_add(1, std::memory_order_seq_cst);
    return ticket_.load(std::memory_order_relaxed);
  }
  bool sleep(std::uint32_t ticket, const Deadline* deadline) noexcept;
  void wake(int count) noexcept;
  void wait_for_leavers() noexcept;

  typename Platform::Word ticket_ = 0;
  typename Platform::Word waiters_ = 0;
};

template <typename Platform>
bool FutexCondvar<Platform>::sleep(std::uint32_t ticket,
                                   const Deadline* deadline) noexcept {
  bool was_woken = true;
  if (!deadline) {
    Platform::wait(&ticket_, ticket);
  } else {
    was_woken = Platform::wait_until(&ticket_, ticket, *deadline) ||
                ticket_.load(std::memory_order_relaxed) != ticket;
  }
  const typename Platform::Word* const address = &waiters_;
  if (waiters_.fetch_sub(1, std::memory_order_release) == (kDying | 1)) {
    Platform::wake_all(address);
  }
  return was_woken;
}

template <typename Platform>
void FutexCondvar<Platform>::wake(int count) noexcept {
  ticket_.fetch_add(1, std::memory_order_relaxed);
  Platform::wake(&ticket_, count);
}

template <typename Platform>
void FutexCondvar<Platform>::wait_for_leavers() noexcept {
  std::uint32_t left = waiters_.fetch_or(kDying, std::memory_order_acquire);
  left |= kDying;
  while (left != kDying) {
    Platform::wait(&waiters_, left);
    left = waiters_.load(std::memory_order_acquire);
  }
}

extern template class FutexCondvar<Native>;

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_FUTEX_CONDVAR_H_
