// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `mutex`, `timed_mutex` and `recursive_mutex` with std's members, for code
// that is written against std: they work with std::lock_guard, unique_lock,
// scoped_lock, std::lock and condition_variable_any, and with our own
// condition_variable (condvar.h). A recursive_mutex that is locked 2^32 times
// by its holder throws std::system_error, as std's may. mutex.h includes this
// header and says the rest.
//
// Size: mutex 4 bytes (std's 40), timed_mutex 4, recursive_mutex 16.

#ifndef FEARLESS_STD_MUTEX_H_
#define FEARLESS_STD_MUTEX_H_

#include <chrono>
#include <cstdint>

#include "fearless/detail/deadline.h"
#include "fearless/detail/futex_mutex.h"
#include "fearless/detail/observe.h"

namespace fearless {

class mutex {
 public:
  constexpr mutex() noexcept = default;
  mutex(const mutex&) = delete;
  mutex& operator=(const mutex&) = delete;

  void lock(Site site = Site::current()) noexcept(
      detail::observe::kNeverThrows) {
    if (!raw_.try_lock_clean()) {
      detail::observe::Blocked blocked(identity_, detail::observe::Wait::kLock,
                                       detail::observe::Until::kWoken, site);
      raw_.lock_slow();
    }
    acquired(detail::observe::How::kWaited, site);
  }
  [[nodiscard]] bool try_lock(Site site = Site::current()) noexcept {
    if (!raw_.try_lock_clean()) return false;
    acquired(detail::observe::How::kTried, site);
    return true;
  }
  // REQUIRES: the calling thread holds the lock.
  void unlock() noexcept {
    detail::observe::release(identity_, detail::observe::Mode::kExclusive);
    raw_.unlock();
  }

 protected:
  // Locks by `deadline`, or does not.
  bool lock_until(detail::Deadline deadline, Site site) noexcept {
    if (!raw_.try_lock_clean()) {
      detail::observe::Blocked blocked(identity_, detail::observe::Wait::kLock,
                                       detail::observe::Until::kDeadline, site);
      if (!raw_.lock_until(deadline)) return false;
    }
    acquired(detail::observe::How::kTried, site);
    return true;
  }

 private:
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
      Site site = Site::current()) {
    return try_lock(site) ||
           lock_until(detail::Deadline::after(duration), site);
  }
  template <typename Clock, typename Duration>
  [[nodiscard]] bool try_lock_until(
      const std::chrono::time_point<Clock, Duration>& time,
      Site site = Site::current()) {
    if (try_lock(site)) return true;
    do {  // a clock that the kernel does not know may run late
      if (lock_until(detail::Deadline::at(time), site)) return true;
    } while (Clock::now() < time);
    return false;
  }
};

class recursive_mutex {
 public:
  constexpr recursive_mutex() noexcept = default;
  recursive_mutex(const recursive_mutex&) = delete;
  recursive_mutex& operator=(const recursive_mutex&) = delete;

  void lock(Site site = Site::current()) {
    const std::uintptr_t me = detail::Native::this_thread();
    if (owner_.load(std::memory_order_relaxed) == me) return enter_again();
    mutex_.lock(site);
    owner_.store(me, std::memory_order_relaxed);
  }
  [[nodiscard]] bool try_lock(Site site = Site::current()) noexcept {
    const std::uintptr_t me = detail::Native::this_thread();
    if (owner_.load(std::memory_order_relaxed) == me) {
      if (again_ == UINT32_MAX) return false;
      ++again_;
      return true;
    }
    if (!mutex_.try_lock(site)) return false;
    owner_.store(me, std::memory_order_relaxed);
    return true;
  }
  // REQUIRES: the calling thread holds the lock.
  void unlock() noexcept {
    if (again_ != 0) {
      --again_;
      return;
    }
    owner_.store(0, std::memory_order_relaxed);
    mutex_.unlock();
  }

 private:
  void enter_again();

  // Only the thread whose mark it is finds its own mark here, so a stale
  // value read without the lock never misleads.
  detail::Native::atomic<std::uintptr_t> owner_ = 0;
  mutex mutex_;
  std::uint32_t again_ = 0;  // locks beyond the first, by the holder
};

}  // namespace fearless

#endif  // FEARLESS_STD_MUTEX_H_
