// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Condvar` waits, with the guard of a Mutex<T>, until its data is as wanted:
//
//   auto queue = jobs.lock();
//   ready.wait(queue, [](const Jobs& jobs) { return !jobs.empty(); });
//
// The predicate gets the data, is asked under the lock, and is asked again
// after every wake-up, so wake-ups for no reason do not show. Waits without a
// predicate are there for those who loop themselves. If the mutex was poisoned
// while the thread slept, a wait throws PoisonError (and the guard, which holds
// the lock again, is released as the exception passes it).
//
// `condition_variable` is std's, for std::unique_lock<fearless::mutex>.
// condition_variable_any.h has the one that takes any lock and stop tokens.
//
// Threads: anyone may notify, under the lock or not; all who wait at one time
// use one mutex. A condition variable may be destroyed once all waiters have
// been notified; its destructor waits until they have left, so a static one
// whose waiters nobody notified stops the end of the process. A forked child
// may notify and wait, but not destroy one for which other threads of its
// parent were waiting: they will not leave; end with _exit(). Timed waits of
// hours::max() and the like wait for ever. Cost: 8 bytes; a notify without a
// waiter is one load (about 0.4 ns; Xeon, 2026), with one a system call.

#ifndef FEARLESS_CONDVAR_H_
#define FEARLESS_CONDVAR_H_

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "fearless/detail/futex_condvar.h"
#include "fearless/mutex.h"

namespace fearless {

namespace detail {

// What Condvar and condition_variable share; `Adapter` makes a lock that
// FutexCondvar can release and take from what their users hold.
class CondvarBase {
 public:
  constexpr explicit CondvarBase(Site site = {}) noexcept : identity_(site) {}

  void notify_one([[maybe_unused]] Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(model::perform(model::Verb::kNotifyOne, identity_, site);
                      return;)
    observe::wake(identity_, 1);
    raw_.notify_one();
  }
  void notify_all([[maybe_unused]] Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(model::perform(model::Verb::kNotifyAll, identity_, site);
                      return;)
    observe::wake(identity_, INT32_MAX);
    raw_.notify_all();
  }

 protected:
  template <typename Lock>
  void sleep(Lock& lock, Site site) {
    FEARLESS_IN_MODEL(wait_in_model(lock, site, false); return;)
    observe::Blocked blocked(identity_, observe::Wait::kNotify,
                             observe::Until::kWoken, site);
    raw_.wait(lock);
  }
  template <typename Lock, typename Clock, typename Duration>
  std::cv_status sleep_until(
      Lock& lock, const std::chrono::time_point<Clock, Duration>& time,
      Site site) {
    FEARLESS_IN_MODEL(return wait_in_model(lock, site, true)
                                 ? std::cv_status::timeout
                                 : std::cv_status::no_timeout;)
    observe::Blocked blocked(identity_, observe::Wait::kNotify,
                             observe::Until::kDeadline, site);
    if (raw_.wait_until(lock, Deadline::at(time)) || Clock::now() < time) {
      return std::cv_status::no_timeout;
    }
    return std::cv_status::timeout;
  }

  // Now and a duration, without overflow.
  template <typename Rep, typename Period>
  static std::chrono::steady_clock::time_point from_now(
      const std::chrono::duration<Rep, Period>& duration) {
    using Clock = std::chrono::steady_clock;
    return Clock::time_point(std::chrono::duration_cast<Clock::duration>(
        std::chrono::nanoseconds(Deadline::after(duration).nanoseconds)));
  }

 private:
#if FEARLESS_INSTRUMENT
  // Whether it timed out.
  template <typename Lock>
  bool wait_in_model(Lock& lock, Site site, bool may_time_out) {
    model::perform(model::Verb::kPark, identity_, site);
    lock.unlock();
    const bool timed_out =
        model::perform(model::Verb::kWake, identity_, site, may_time_out);
    lock.lock();
    return timed_out;
  }
#endif

  FutexCondvar<> raw_;
  FEARLESS_EMPTY_MEMBER observe::Identity<observe::Kind::kCondvar> identity_;
};

// A Mutex that a wait lets go and takes back.
class HeldMutex {
 public:
  HeldMutex(MutexBase* mutex, Site site) noexcept
      : mutex_(mutex), was_poisoned_(mutex->is_poisoned()), site_(site) {}
  void unlock() noexcept { mutex_->unlock(); }
  void lock() noexcept { mutex_->lock_again(site_); }

  // Somebody poisoned it while it was let go.
  void refuse_new_poison() const {
    if (!was_poisoned_ && mutex_->is_poisoned()) throw_poison_error();
  }

 private:
  MutexBase* mutex_;
  bool was_poisoned_;
  FEARLESS_EMPTY_MEMBER Site site_;
};

}  // namespace detail

class Condvar : public detail::CondvarBase {
 public:
  constexpr explicit Condvar(Site site = Site::current()) noexcept
      : CondvarBase(site) {}

  // Returns when `is_ready(T&)` is true. REQUIRES, as all waits: the guard
  // holds its lock.
  template <typename T, typename IsReady>
  void wait(MutexGuard<T>& guard, IsReady is_ready,
            Site site = Site::current()) {
    while (!is_ready(*guard)) wait(guard, site);
  }
  template <typename T>
  void wait(MutexGuard<T>& guard, Site site = Site::current()) {
    detail::HeldMutex held(guard.hold_.mutex(), site);
    sleep(held, site);
    held.refuse_new_poison();
  }

  // The same until a time: false if it came and the predicate was still false.
  template <typename T, typename Clock, typename Duration, typename IsReady>
  bool wait_until(MutexGuard<T>& guard,
                  const std::chrono::time_point<Clock, Duration>& time,
                  IsReady is_ready, Site site = Site::current()) {
    while (!is_ready(*guard)) {
      if (wait_until(guard, time, site) == std::cv_status::timeout) {
        return is_ready(*guard);
      }
    }
    return true;
  }
  template <typename T, typename Clock, typename Duration>
  std::cv_status wait_until(
      MutexGuard<T>& guard,
      const std::chrono::time_point<Clock, Duration>& time,
      Site site = Site::current()) {
    detail::HeldMutex held(guard.hold_.mutex(), site);
    const std::cv_status status = sleep_until(held, time, site);
    held.refuse_new_poison();
    return status;
  }

  // The same for a duration.
  template <typename T, typename Rep, typename Period, typename IsReady>
  bool wait_for(MutexGuard<T>& guard,
                const std::chrono::duration<Rep, Period>& duration,
                IsReady is_ready, Site site = Site::current()) {
    return wait_until(guard, from_now(duration), std::move(is_ready), site);
  }
  template <typename T, typename Rep, typename Period>
  std::cv_status wait_for(MutexGuard<T>& guard,
                          const std::chrono::duration<Rep, Period>& duration,
                          Site site = Site::current()) {
    return wait_until(guard, from_now(duration), site);
  }
};

class condition_variable : public detail::CondvarBase {
 public:
  constexpr condition_variable() noexcept = default;

  void wait(std::unique_lock<mutex>& lock) { sleep(lock, Site::current()); }
  template <typename Predicate>
  void wait(std::unique_lock<mutex>& lock, Predicate is_ready) {
    while (!is_ready()) wait(lock);
  }

  template <typename Clock, typename Duration>
  std::cv_status wait_until(
      std::unique_lock<mutex>& lock,
      const std::chrono::time_point<Clock, Duration>& time) {
    return sleep_until(lock, time, Site::current());
  }
  template <typename Clock, typename Duration, typename Predicate>
  bool wait_until(std::unique_lock<mutex>& lock,
                  const std::chrono::time_point<Clock, Duration>& time,
                  Predicate is_ready) {
    while (!is_ready()) {
      if (wait_until(lock, time) == std::cv_status::timeout) return is_ready();
    }
    return true;
  }

  template <typename Rep, typename Period>
  std::cv_status wait_for(std::unique_lock<mutex>& lock,
                          const std::chrono::duration<Rep, Period>& duration) {
    return wait_until(lock, from_now(duration));
  }
  template <typename Rep, typename Period, typename Predicate>
  bool wait_for(std::unique_lock<mutex>& lock,
                const std::chrono::duration<Rep, Period>& duration,
                Predicate is_ready) {
    return wait_until(lock, from_now(duration), std::move(is_ready));
  }
};

using std::cv_status;

}  // namespace fearless

#endif  // FEARLESS_CONDVAR_H_
