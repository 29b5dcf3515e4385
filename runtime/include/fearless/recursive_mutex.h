// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `recursive_mutex` and `recursive_timed_mutex` with std's members: the thread
// that holds one may lock it again, and unlocks it as many times. A lock that
// is taken 2^32 times throws std::system_error, as std's may; a try then fails.
// std_mutex.h, which includes this header, says the rest.
//
// Threads: any may lock, the one that locked unlocks. Times are steady_clock's
// or the caller's clock's. Cost: as mutex, and one load of the owner; 16 bytes.

#ifndef FEARLESS_RECURSIVE_MUTEX_H_
#define FEARLESS_RECURSIVE_MUTEX_H_

#include <chrono>
#include <cstdint>

#include "fearless/detail/capability.h"
#include "fearless/std_mutex.h"

namespace fearless {

namespace detail {

// What both do, over the lock that they take once; `M` is mutex or timed_mutex.
template <typename M>
class FEARLESS_CAPABILITY("recursive mutex") RecursiveMutex {
 public:
  constexpr RecursiveMutex() noexcept = default;
  RecursiveMutex(const RecursiveMutex&) = delete;
  RecursiveMutex& operator=(const RecursiveMutex&) = delete;

  void lock(Site site = Site::current())
      FEARLESS_ACQUIRE() FEARLESS_TRUST_BODY {
    if (is_mine()) return enter_again();
    mutex_.lock(site);
    make_mine();
  }
  [[nodiscard]] bool try_lock(Site site = Site::current()) noexcept
      FEARLESS_TRY_ACQUIRE(true) {
    return try_once([&] { return mutex_.try_lock(site); });
  }
  // REQUIRES: the calling thread holds the lock.
  void unlock() noexcept FEARLESS_RELEASE() FEARLESS_TRUST_BODY {
    if (again_ != 0) {
      --again_;
      return;
    }
    owner_.store(0, std::memory_order_relaxed);
    mutex_.unlock();
  }

 protected:
  template <typename TryLock>
  bool try_once(const TryLock& try_lock) {
    if (is_mine()) {
      if (again_ == UINT32_MAX) return false;
      ++again_;
      return true;
    }
    if (!try_lock()) return false;
    make_mine();
    return true;
  }

  M& once() noexcept { return mutex_; }

 private:
  // Only the thread whose mark it is finds its own mark here, so a stale
  // value read without the lock never misleads.
  bool is_mine() const noexcept {
    return owner_.load(std::memory_order_relaxed) == this_thread();
  }
  void make_mine() noexcept {
    owner_.store(this_thread(), std::memory_order_relaxed);
  }
  static std::uintptr_t this_thread() noexcept {
    FEARLESS_IN_MODEL(return model::this_thread();)
    return Native::this_thread();
  }
  void enter_again();

  Native::atomic<std::uintptr_t> owner_ = 0;
  M mutex_;
  std::uint32_t again_ = 0;  // locks beyond the first, by the holder
};

extern template class RecursiveMutex<mutex>;
extern template class RecursiveMutex<timed_mutex>;

}  // namespace detail

class recursive_mutex : public detail::RecursiveMutex<mutex> {};

class recursive_timed_mutex : public detail::RecursiveMutex<timed_mutex> {
 public:
  template <typename Rep, typename Period>
  [[nodiscard]] bool try_lock_for(
      const std::chrono::duration<Rep, Period>& duration,
      Site site = Site::current()) FEARLESS_TRY_ACQUIRE(true) {
    return try_once([&] { return once().try_lock_for(duration, site); });
  }
  template <typename Clock, typename Duration>
  [[nodiscard]] bool try_lock_until(
      const std::chrono::time_point<Clock, Duration>& time,
      Site site = Site::current()) FEARLESS_TRY_ACQUIRE(true) {
    return try_once([&] { return once().try_lock_until(time, site); });
  }
};

}  // namespace fearless

#endif  // FEARLESS_RECURSIVE_MUTEX_H_
