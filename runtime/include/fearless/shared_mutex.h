// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `shared_mutex` and `shared_timed_mutex` with std's members: many may hold it
// shared, or one alone. They work with std::shared_lock, unique_lock and
// scoped_lock. Readers do not enter while a writer waits (rwlock.h says what
// follows). A writer that gives up lets in those who waited behind it.
//
// Threads: any may lock, the one that locked unlocks, the way it locked.
// Errors: std::system_error when a billion threads read already. fork() as in
// mutex.h. Times are steady_clock's or the caller's clock's; a wait never ends
// early. Cost: uncontended exclusive lock and unlock about 22 ns, shared 17
// (Xeon, 2026; std's 27 and 31), inline; 8 bytes. See detail/futex_rwlock.h for
// the algorithm.

#ifndef FEARLESS_SHARED_MUTEX_H_
#define FEARLESS_SHARED_MUTEX_H_

#include <chrono>

#include "fearless/detail/capability.h"
#include "fearless/detail/deadline.h"
#include "fearless/detail/futex_rwlock.h"
#include "fearless/detail/observe.h"

namespace fearless {

class FEARLESS_CAPABILITY("shared mutex") shared_mutex {
 public:
  constexpr shared_mutex() noexcept = default;
  constexpr explicit shared_mutex(Site site) noexcept : identity_(site) {}
  shared_mutex(const shared_mutex&) = delete;
  shared_mutex& operator=(const shared_mutex&) = delete;

  void lock(Site site = Site::current()) noexcept(detail::observe::kNeverThrows)
      FEARLESS_ACQUIRE() {
    FEARLESS_IN_MODEL(in_model(Verb::kQueue, site); in_model(Verb::kLock, site);
                      return;)
    if (!raw_.try_lock()) lock_slow(site);
    acquired(Mode::kExclusive, How::kWaited, site);
  }
  [[nodiscard]] bool try_lock(Site site = Site::current()) noexcept
      FEARLESS_TRY_ACQUIRE(true) {
    FEARLESS_IN_MODEL(return in_model(Verb::kTryLock, site);)
    if (!raw_.try_lock()) return false;
    acquired(Mode::kExclusive, How::kTried, site);
    return true;
  }
  // REQUIRES: the calling thread holds the lock, this way.
  void unlock() noexcept FEARLESS_RELEASE() {
    FEARLESS_IN_MODEL(in_model(Verb::kUnlock, Site()); return;)
    detail::observe::release(identity_, Mode::kExclusive);
    raw_.unlock();
  }

  // Throws system_error when a billion threads read already.
  void lock_shared(Site site = Site::current()) FEARLESS_ACQUIRE_SHARED() {
    FEARLESS_IN_MODEL(in_model(Verb::kLockShared, site); return;)
    if (!raw_.try_lock_shared()) lock_shared_slow(site);
    acquired(Mode::kShared, How::kWaited, site);
  }
  [[nodiscard]] bool try_lock_shared(Site site = Site::current()) noexcept
      FEARLESS_TRY_ACQUIRE_SHARED(true) {
    FEARLESS_IN_MODEL(return in_model(Verb::kTryLockShared, site);)
    if (!raw_.try_lock_shared()) return false;
    acquired(Mode::kShared, How::kTried, site);
    return true;
  }
  // REQUIRES: the calling thread holds the lock, this way.
  void unlock_shared() noexcept FEARLESS_RELEASE_SHARED() {
    FEARLESS_IN_MODEL(in_model(Verb::kUnlockShared, Site()); return;)
    detail::observe::release(identity_, Mode::kShared);
    raw_.unlock_shared();
  }

 protected:
  // Lock by `deadline`, or do not.
  bool lock_until(detail::Deadline deadline, Site site) noexcept
      FEARLESS_TRY_ACQUIRE(true) {
    FEARLESS_IN_MODEL(return in_model(Verb::kTryLock, site);)
    if (!raw_.try_lock()) {
      detail::observe::Blocked blocked(identity_, detail::observe::Wait::kLock,
                                       detail::observe::Until::kDeadline, site);
      if (!raw_.lock_slow(&deadline)) return false;
    }
    acquired(Mode::kExclusive, How::kTried, site);
    return true;
  }
  bool lock_shared_until(detail::Deadline deadline, Site site)
      FEARLESS_TRY_ACQUIRE_SHARED(true) {
    FEARLESS_IN_MODEL(return in_model(Verb::kTryLockShared, site);)
    if (!raw_.try_lock_shared()) {
      detail::observe::Blocked blocked(identity_,
                                       detail::observe::Wait::kSharedLock,
                                       detail::observe::Until::kDeadline, site);
      if (!raw_.lock_shared_slow(&deadline)) return false;
    }
    acquired(Mode::kShared, How::kTried, site);
    return true;
  }

 private:
  friend struct detail::LockIdentity;
#if FEARLESS_INSTRUMENT
  using Verb = detail::model::Verb;
  bool in_model(Verb verb, Site site) noexcept {
    return detail::model::perform(verb, identity_, site);
  }
#endif
  using Mode = detail::observe::Mode;
  using How = detail::observe::How;

  void lock_slow(Site site) noexcept(detail::observe::kNeverThrows) {
    detail::observe::Blocked blocked(identity_, detail::observe::Wait::kLock,
                                     detail::observe::Until::kWoken, site);
    raw_.lock_slow();
  }
  void lock_shared_slow(Site site) {
    detail::observe::Blocked blocked(
        identity_, detail::observe::Wait::kSharedLock,
        detail::observe::Until::kWoken, site, raw_.while_closed_to_readers());
    raw_.lock_shared_slow();
  }
  void acquired(Mode mode, How how, Site site) noexcept {
    detail::observe::acquire(identity_, mode, how, site);
  }

  detail::FutexRwLock<> raw_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Identity<detail::observe::Kind::kRwLock> identity_;
};

class shared_timed_mutex : public shared_mutex {
 public:
  template <typename Rep, typename Period>
  [[nodiscard]] bool try_lock_for(
      const std::chrono::duration<Rep, Period>& duration,
      Site site = Site::current()) FEARLESS_TRY_ACQUIRE(true) {
    return try_lock(site) ||
           lock_until(detail::Deadline::after(duration), site);
  }
  template <typename Clock, typename Duration>
  [[nodiscard]] bool try_lock_until(
      const std::chrono::time_point<Clock, Duration>& time,
      Site site = Site::current()) FEARLESS_TRY_ACQUIRE(true) {
    if (try_lock(site)) return true;
    do {  // a clock that the kernel does not know may run late
      if (lock_until(detail::Deadline::at(time), site)) return true;
    } while (Clock::now() < time);
    return false;
  }

  template <typename Rep, typename Period>
  [[nodiscard]] bool try_lock_shared_for(
      const std::chrono::duration<Rep, Period>& duration,
      Site site = Site::current()) FEARLESS_TRY_ACQUIRE_SHARED(true) {
    return try_lock_shared(site) ||
           lock_shared_until(detail::Deadline::after(duration), site);
  }
  template <typename Clock, typename Duration>
  [[nodiscard]] bool try_lock_shared_until(
      const std::chrono::time_point<Clock, Duration>& time,
      Site site = Site::current()) FEARLESS_TRY_ACQUIRE_SHARED(true) {
    if (try_lock_shared(site)) return true;
    do {
      if (lock_shared_until(detail::Deadline::at(time), site)) return true;
    } while (Clock::now() < time);
    return false;
  }
};

}  // namespace fearless

#endif  // FEARLESS_SHARED_MUTEX_H_
