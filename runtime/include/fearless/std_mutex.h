// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `mutex` and `timed_mutex` with std's members, for code that is written
// against std: they work with std::lock_guard, unique_lock, scoped_lock,
// std::lock and condition_variable_any, and with our own condition_variable
// (condvar.h). recursive_mutex.h has the recursive ones, shared_mutex.h those
// that many may read under. mutex.h includes this header and says the rest:
// threads, fork(), cost.
//
// Nothing here fails or throws but a clock of the caller's that does. Times are
// steady_clock's or the caller's clock's; a wait never ends early. Clang's
// -Wthread-safety knows these types (detail/capability.h). Size: 4 bytes each
// (std's 40).

#ifndef FEARLESS_STD_MUTEX_H_
#define FEARLESS_STD_MUTEX_H_

#include <chrono>
#include <cstdint>

#include "fearless/detail/capability.h"
#include "fearless/detail/deadline.h"
#include "fearless/detail/futex_mutex.h"
#include "fearless/detail/observe.h"

namespace fearless {

class FEARLESS_CAPABILITY("mutex") mutex {
 public:
  constexpr mutex() noexcept = default;
  mutex(const mutex&) = delete;
  mutex& operator=(const mutex&) = delete;

  void lock(Site site = Site::current()) noexcept(detail::observe::kNeverThrows)
      FEARLESS_ACQUIRE() {
    FEARLESS_IN_MODEL(in_model(Verb::kLock, site); return;)
    if (!raw_.try_lock_clean()) {
      detail::observe::Blocked blocked(identity_, detail::observe::Wait::kLock,
                                       detail::observe::Until::kWoken, site);
      raw_.lock_slow();
    }
    acquired(detail::observe::How::kWaited, site);
  }
  [[nodiscard]] bool try_lock(Site site = Site::current()) noexcept
      FEARLESS_TRY_ACQUIRE(true) {
    FEARLESS_IN_MODEL(return in_model(Verb::kTryLock, site);)
    if (!raw_.try_lock_clean()) return false;
    acquired(detail::observe::How::kTried, site);
    return true;
  }
  // REQUIRES: the calling thread holds the lock.
  void unlock() noexcept FEARLESS_RELEASE() {
    FEARLESS_IN_MODEL(in_model(Verb::kUnlock, Site()); return;)
    detail::observe::release(identity_, detail::observe::Mode::kExclusive);
    raw_.unlock();
  }

 protected:
  // Locks by `deadline`, or does not.
  bool lock_until(detail::Deadline deadline, Site site) noexcept
      FEARLESS_TRY_ACQUIRE(true) {
    FEARLESS_IN_MODEL(return in_model(Verb::kTryLock, site);)
    if (!raw_.try_lock_clean()) {
      detail::observe::Blocked blocked(identity_, detail::observe::Wait::kLock,
                                       detail::observe::Until::kDeadline, site);
      if (!raw_.lock_until(deadline)) return false;
    }
    acquired(detail::observe::How::kTried, site);
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
  void acquired(detail::observe::How how, Site site) noexcept {
    detail::observe::acquire(identity_, detail::observe::Mode::kExclusive, how,
                             site);
  }

  detail::FutexMutex<> raw_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Identity<detail::observe::Kind::kMutex> identity_;
};

class timed_mutex : public mutex {
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
};

}  // namespace fearless

#include "fearless/recursive_mutex.h"

#endif  // FEARLESS_STD_MUTEX_H_
