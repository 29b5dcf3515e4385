// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `counting_semaphore` and `binary_semaphore` with std's members, 4 bytes each.
// Usable from any thread; whoever got a permit may destroy the semaphore, even
// while the thread that released it still returns from release(). Not fair.
// Nothing throws; a forked child has as many permits as there were. Uncontended
// acquire and release are inline, one locked instruction each; a waiter polls
// for a few microseconds, then sleeps.

#ifndef FEARLESS_SEMAPHORE_H_
#define FEARLESS_SEMAPHORE_H_

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "fearless/detail/futex_semaphore.h"
#include "fearless/detail/observe.h"

namespace fearless {

template <std::ptrdiff_t least_max =
              std::ptrdiff_t{detail::FutexSemaphore<>::kMost}>
class counting_semaphore {
  static_assert(least_max >= 0 &&
                    least_max <=
                        std::ptrdiff_t{detail::FutexSemaphore<>::kMost},
                "a semaphore has room for 2^31 - 1 permits");

 public:
  static constexpr std::ptrdiff_t(max)() noexcept { return least_max; }

  // REQUIRES: 0 <= permits <= max().
  constexpr explicit counting_semaphore(std::ptrdiff_t permits) noexcept
      : raw_(static_cast<std::uint32_t>(permits)) {}
  counting_semaphore(const counting_semaphore&) = delete;
  counting_semaphore& operator=(const counting_semaphore&) = delete;

  // REQUIRES: no more than max() permits afterwards.
  void release(std::ptrdiff_t permits = 1) noexcept {
    if (permits == 0) return;
    FEARLESS_IN_MODEL(in_model(detail::model::Verb::kRelease, Site(),
                               static_cast<std::uint64_t>(permits));
                      return;)
    detail::observe::wake(identity_, static_cast<int>(permits));
    raw_.release(static_cast<std::uint32_t>(permits));
  }

  void acquire(Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(in_model(detail::model::Verb::kAcquire, site); return;)
    if (raw_.try_acquire()) return;
    detail::observe::Blocked blocked(identity_, detail::observe::Wait::kPermit,
                                     detail::observe::Until::kWoken, site);
    raw_.acquire();
  }
  [[nodiscard]] bool try_acquire(
      [[maybe_unused]] Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(return in_model(detail::model::Verb::kTryAcquire, site) !=
                                 0;)
    return raw_.try_acquire();
  }

  template <typename Rep, typename Period>
  [[nodiscard]] bool try_acquire_for(
      const std::chrono::duration<Rep, Period>& duration,
      Site site = Site::current()) {
    return try_acquire(site) ||
           acquire_until(detail::Deadline::after(duration), site);
  }
  template <typename Clock, typename Duration>
  [[nodiscard]] bool try_acquire_until(
      const std::chrono::time_point<Clock, Duration>& time,
      Site site = Site::current()) {
    if (try_acquire(site)) return true;
    FEARLESS_IN_MODEL(return false;)
    do {  // a clock that the kernel does not know may run late
      if (acquire_until(detail::Deadline::at(time), site)) return true;
    } while (Clock::now() < time);
    return false;
  }

 private:
  bool acquire_until(detail::Deadline deadline, Site site) noexcept {
    FEARLESS_IN_MODEL(return false;)  // it may always have been too late
    detail::observe::Blocked blocked(identity_, detail::observe::Wait::kPermit,
                                     detail::observe::Until::kDeadline, site);
    return raw_.acquire_until(deadline);
  }

#if FEARLESS_INSTRUMENT
  std::uint64_t in_model(detail::model::Verb verb, Site site,
                         std::uint64_t permits = 0) noexcept {
    return detail::model::perform(verb, identity_, site, permits,
                                  {raw_.permits(), 0});
  }
#endif

  detail::FutexSemaphore<> raw_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Identity<detail::observe::Kind::kSemaphore> identity_;
};

using binary_semaphore = counting_semaphore<1>;

}  // namespace fearless

#endif  // FEARLESS_SEMAPHORE_H_
