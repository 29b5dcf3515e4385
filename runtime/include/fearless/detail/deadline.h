// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A point in time at which a wait gives up, in the form the kernel takes: a
// clock and nanoseconds since that clock's epoch. `Deadline::after(duration)`
// and `Deadline::at(time_point)` make one; a time too far away to count in 64
// bits becomes the last one there is (about 292 years), so "forever" may be
// spelled as hours::max(). steady_clock and system_clock are passed on as they
// are: a system clock that is set forward ends a wait of at(system_clock time)
// early, as it should. Any other clock is asked once and followed by
// steady_clock from then on; callers that promise more ask it again.
//
// A value: no thread may mind. Reading a clock is not free, so algorithms make
// a Deadline only when they are about to sleep.

#ifndef FEARLESS_DETAIL_DEADLINE_H_
#define FEARLESS_DETAIL_DEADLINE_H_

#include <chrono>
#include <cstdint>
#include <type_traits>

namespace fearless::detail {

struct Deadline {
  enum class Clock : std::uint8_t { kSteady, kSystem };

  std::int64_t nanoseconds;
  Clock clock;

  // The last deadline: a wait until then does not end by itself.
  static constexpr Deadline never() noexcept { return {kLast, Clock::kSteady}; }
  constexpr bool is_never() const noexcept { return nanoseconds == kLast; }

  template <typename Rep, typename Period>
  static Deadline after(const std::chrono::duration<Rep, Period>& duration) {
    const std::int64_t now = count(std::chrono::steady_clock::now());
    const std::int64_t wait = rounded_up(duration);
    return {wait > kLast - now ? kLast : now + wait, Clock::kSteady};
  }

  template <typename C, typename D>
  static Deadline at(const std::chrono::time_point<C, D>& time) {
    if constexpr (std::is_same_v<C, std::chrono::steady_clock>) {
      return {rounded_up(time.time_since_epoch()), Clock::kSteady};
    } else if constexpr (std::is_same_v<C, std::chrono::system_clock>) {
      return {rounded_up(time.time_since_epoch()), Clock::kSystem};
    } else {
      return after(time - C::now());
    }
  }

  bool has_passed() const {
    return nanoseconds <= (clock == Clock::kSteady
                               ? count(std::chrono::steady_clock::now())
                               : count(std::chrono::system_clock::now()));
  }

 private:
  static constexpr std::int64_t kLast = INT64_MAX;

  template <typename C, typename D>
  static std::int64_t count(const std::chrono::time_point<C, D>& time) {
    return rounded_up(time.time_since_epoch());
  }

  // Never less than what was asked for, never negative, never too much.
  template <typename Rep, typename Period>
  static std::int64_t rounded_up(
      const std::chrono::duration<Rep, Period>& duration) {
    const std::chrono::duration<double, std::nano> about = duration;
    if (!(about.count() > 0)) return 0;
    if (about.count() >= 9.2e18) return kLast;
    return std::chrono::ceil<std::chrono::nanoseconds>(duration).count();
  }
};

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_DEADLINE_H_
