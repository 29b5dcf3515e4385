// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `condition_variable_any` with std's members: waits with whatever has lock()
// and unlock(), ours or std's, and can be told to stop waiting by a stop token:
//
//   std::unique_lock lock(jobs_mutex);
//   if (!changed.wait(lock, stop, [&] { return !jobs.empty(); })) return;
//
// A wait with a stop token returns the predicate: false says that it was asked
// to stop. Only the wait that belongs to the token stops, but all who wait are
// woken for it and look at their predicates again.
//
// Threads: anyone may notify, with or without the lock. It may be destroyed
// once all who wait have been notified; its destructor waits until they have
// left. Errors: what lock() of the lock throws comes out of the wait; its
// unlock() must not throw. Times are steady_clock's or the caller's clock's.
// Cost: 12 bytes (std's 16, and an allocation); a wait takes no lock but the
// caller's, unless it can be stopped. See detail/futex_condvar.h.

#ifndef FEARLESS_CONDITION_VARIABLE_ANY_H_
#define FEARLESS_CONDITION_VARIABLE_ANY_H_

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

#include "fearless/condvar.h"
#include "fearless/detail/futex_mutex.h"

namespace fearless {

class condition_variable_any : public detail::CondvarBase {
 public:
  constexpr condition_variable_any() noexcept = default;

  template <typename Lock>
  void wait(Lock& lock) {
    sleep(lock, Site::current());
  }
  template <typename Lock, typename Predicate>
  void wait(Lock& lock, Predicate is_ready) {
    while (!is_ready()) wait(lock);
  }

  template <typename Lock, typename Clock, typename Duration>
  std::cv_status wait_until(
      Lock& lock, const std::chrono::time_point<Clock, Duration>& time) {
    return sleep_until(lock, time, Site::current());
  }
  template <typename Lock, typename Clock, typename Duration,
            typename Predicate>
  bool wait_until(Lock& lock,
                  const std::chrono::time_point<Clock, Duration>& time,
                  Predicate is_ready) {
    while (!is_ready()) {
      if (wait_until(lock, time) == std::cv_status::timeout) return is_ready();
    }
    return true;
  }

  template <typename Lock, typename Rep, typename Period>
  std::cv_status wait_for(Lock& lock,
                          const std::chrono::duration<Rep, Period>& duration) {
    return wait_until(lock, from_now(duration));
  }
  template <typename Lock, typename Rep, typename Period, typename Predicate>
  bool wait_for(Lock& lock, const std::chrono::duration<Rep, Period>& duration,
                Predicate is_ready) {
    return wait_until(lock, from_now(duration), std::move(is_ready));
  }

  // The same until somebody asks `stop` to stop.
  template <typename Lock, typename Predicate>
  bool wait(Lock& lock, std::stop_token stop, Predicate is_ready) {
    return wait_or_stop(lock, std::move(stop), is_ready, [&](auto& waiting) {
      return wait(waiting), std::cv_status::no_timeout;
    });
  }
  template <typename Lock, typename Clock, typename Duration,
            typename Predicate>
  bool wait_until(Lock& lock, std::stop_token stop,
                  const std::chrono::time_point<Clock, Duration>& time,
                  Predicate is_ready) {
    return wait_or_stop(lock, std::move(stop), is_ready, [&](auto& waiting) {
      return wait_until(waiting, time);
    });
  }
  template <typename Lock, typename Rep, typename Period, typename Predicate>
  bool wait_for(Lock& lock, std::stop_token stop,
                const std::chrono::duration<Rep, Period>& duration,
                Predicate is_ready) {
    return wait_until(lock, std::move(stop), from_now(duration),
                      std::move(is_ready));
  }

 private:
  // Asks whether to stop when the wait is registered already. Either this
  // sees the stop that was asked for, or who asks comes later to `stopping_`,
  // and finds the wait.
  template <typename Lock>
  struct StoppableLock {
    Lock& wrapped;
    const std::stop_token& stop;
    condition_variable_any& changed;

    void unlock() {
      if (changed.is_asked(stop)) changed.notify_all();
      wrapped.unlock();
    }
    void lock() { wrapped.lock(); }
  };

  template <typename Lock, typename Predicate, typename Sleep>
  bool wait_or_stop(Lock& lock, const std::stop_token stop, Predicate& is_ready,
                    const Sleep& sleep_once) {
    if (stop.stop_requested()) return is_ready();
    const std::stop_callback wake(stop, [this, &stop] {
      is_asked(stop);
      notify_all();
    });
    StoppableLock<Lock> waiting{lock, stop, *this};
    while (!is_ready()) {
      if (stop.stop_requested()) return false;
      if (sleep_once(waiting) == std::cv_status::timeout) return is_ready();
    }
    return true;
  }

  bool is_asked(const std::stop_token& stop) noexcept {
    const std::lock_guard guard(stopping_);
    return stop.stop_requested();
  }

  detail::FutexMutex<> stopping_;
};

}  // namespace fearless

#endif  // FEARLESS_CONDITION_VARIABLE_ANY_H_
