// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `latch` with std's members, 4 bytes: opens once, when it has been counted
// down to zero, for all who wait. Usable from any thread. It may be destroyed
// when every wait() has returned, also while the last count_down() still
// returns. Never fails. A forked child has the count as it was. A waiter polls
// for a few microseconds, then sleeps.

#ifndef FEARLESS_LATCH_H_
#define FEARLESS_LATCH_H_

#include <cstddef>
#include <cstdint>

#include "fearless/detail/futex_latch.h"
#include "fearless/detail/observe.h"

namespace fearless {

class latch {
 public:
  static constexpr std::ptrdiff_t(max)() noexcept { return INT32_MAX; }

  // REQUIRES: 0 <= count <= max().
  constexpr explicit latch(std::ptrdiff_t count) noexcept
      : raw_(static_cast<std::uint32_t>(count)) {}
  latch(const latch&) = delete;
  latch& operator=(const latch&) = delete;

  // REQUIRES: no more than what is left.
  void count_down(std::ptrdiff_t by = 1) noexcept {
    if (by == 0) return;
    FEARLESS_IN_MODEL(in_model(detail::model::Verb::kCountDown, Site(),
                               static_cast<std::uint64_t>(by));
                      return;)
    detail::observe::wake(identity_, INT32_MAX);
    raw_.count_down(static_cast<std::uint32_t>(by));
  }
  bool try_wait([[maybe_unused]] Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(return in_model(detail::model::Verb::kIsZero, site) == 0;)
    return raw_.is_open();
  }
  void wait(Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(in_model(detail::model::Verb::kWaitZero, site); return;)
    if (raw_.is_open()) return;
    detail::observe::Blocked blocked(identity_, detail::observe::Wait::kArrive,
                                     detail::observe::Until::kWoken, site);
    raw_.wait();
  }
  void arrive_and_wait(std::ptrdiff_t by = 1,
                       Site site = Site::current()) noexcept {
    count_down(by);
    wait(site);
  }

 private:
#if FEARLESS_INSTRUMENT
  std::uint64_t in_model(detail::model::Verb verb, Site site,
                         std::uint64_t by = 0) const noexcept {
    return detail::model::perform(verb, identity_, site, by, {raw_.count(), 0});
  }
#endif

  detail::FutexLatch<> raw_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Identity<detail::observe::Kind::kLatch> identity_;
};

}  // namespace fearless

#endif  // FEARLESS_LATCH_H_
