// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// In which order locks are to be taken, said where they are made:
//
//   fearless::declare_order(accounts, ledger);   // accounts first
//
//   fearless::set_lock_level(accounts, 10);      // or by numbers: only upwards
//   fearless::set_lock_level(ledger, 20);
//
// The instrumented form reports CAN DEADLOCK when a thread waits for a lock
// against that order for the first time; nobody needs to meet it. Of two locks
// on one level neither may be taken while the other is held. Locks without a
// level, and tries, are free. Declared orders are a part of the order that
// threads are seen to follow: circles through both are found.
//
// For Mutex, RwLock, mutex, timed_mutex, shared_mutex, shared_timed_mutex. A
// declaration holds for the life of the locks, and says nothing of other locks
// that are made at the same place later. Any thread may declare, at best before
// the locks are used. Cost: nothing in the plain form; in the instrumented one,
// a look into a table when an order is new. At most 1024 locks have a level.

#ifndef FEARLESS_LOCK_ORDER_H_
#define FEARLESS_LOCK_ORDER_H_

#include <cstdint>

#include "fearless/detail/observe.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/shared_mutex.h"
#include "fearless/std_mutex.h"

namespace fearless {

namespace detail {

struct LockIdentity {
  template <typename T>
  static const auto& of(const Mutex<T>& lock) noexcept {
    return lock.base_.identity_;
  }
  template <typename T>
  static const auto& of(const RwLock<T>& lock) noexcept {
    return of(lock.base_.lock);
  }
  static const auto& of(const mutex& lock) noexcept { return lock.identity_; }
  static const auto& of(const shared_mutex& lock) noexcept {
    return lock.identity_;
  }
};

}  // namespace detail

// `first` is taken before `second`, wherever both are held.
template <typename First, typename Second>
void declare_order(const First& first, const Second& second,
                   Site site = Site::current()) noexcept {
  detail::observe::declare_before(detail::LockIdentity::of(first),
                                  detail::LockIdentity::of(second), site);
}

// Taken only while all that is held has a lower level, or none. 0: no level.
template <typename Lock>
void set_lock_level(const Lock& lock, std::uint32_t level,
                    Site site = Site::current()) noexcept {
  detail::observe::declare_level(detail::LockIdentity::of(lock), level, site);
}

}  // namespace fearless

#endif  // FEARLESS_LOCK_ORDER_H_
