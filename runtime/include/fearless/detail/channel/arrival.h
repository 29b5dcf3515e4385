// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How the receiver of a buffered channel waits: it polls its own slot for as
// long as wait_policy.h says, then sleeps at the doorbell. A receiver that has
// just taken several values follows a busy sender; it lets a batch come
// together before it looks, because each look takes the cache line away. A
// value of a stream may wait that long: 2 us.
//
// A sender may be stopped after it took a ticket and before it has written. A
// receiver that sees such a ticket cannot tell when the value comes and does
// not burn the processor meanwhile: it sleeps, for a millisecond at most,
// since that sender may have looked at the doorbell just before.
//
// A channel here has head(), front(), is_finished(), may_have_news(),
// is_in_flight(), which but front() only load, doorbell() and fence_senders().

#ifndef FEARLESS_DETAIL_CHANNEL_ARRIVAL_H_
#define FEARLESS_DETAIL_CHANNEL_ARRIVAL_H_

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "fearless/detail/channel/doorbell.h"
#include "fearless/detail/channel/tail.h"

namespace fearless::detail::channels {

// How long the receiver lets a batch come together before it looks, learned
// from what the last batches were: nothing while values come alone or in twos,
// as they do where each is answered, and twice as long after each batch that
// was worth it. In bursts of wait_policy.h, 200 ns.
class Following {
 public:
  void count() noexcept { ++taken_; }
  // How to wait now. `most` bursts are what the sender can go on for alone.
  PollPlan plan(std::uint32_t most) noexcept {
    if (taken_ <= kAnswers) {
      bursts_ = 0;
    } else if (taken_ <= kFew || bursts_ == 0) {
      bursts_ = 1;
    } else {
      bursts_ = std::min(bursts_ * 2, most);
    }
    waits_alone_ = taken_ <= kAnswers ? waits_alone_ + 1 : 0;
    taken_ = 0;
    return {kWaitForPeer.yielding_bursts, kWaitForPeer.bursts, bursts_};
  }
  // Values have come alone, or in twos, for so long that what a send costs
  // matters less than what a sleep costs.
  bool is_seldom() const noexcept { return waits_alone_ > kSeldom; }

 private:
  static constexpr std::uint32_t kAnswers = 2;
  static constexpr std::uint32_t kFew = 16;
  static constexpr std::uint32_t kSeldom = 64;

  std::uint32_t taken_ = 0;
  std::uint32_t bursts_ = 0;
  std::uint32_t waits_alone_ = 0;  // in a row
};

inline Deadline sooner(const Deadline* deadline, Deadline other) noexcept {
  if (deadline && deadline->clock == other.clock &&
      deadline->nanoseconds < other.nanoseconds) {
    return *deadline;
  }
  return other;
}

// One sleep; may end for no reason.
template <typename Platform, typename Channel>
void sleep_at_doorbell(Channel& channel, const Deadline* deadline) noexcept {
  Parker<Platform> parker;
  Sleeper<Platform> sleeper{&parker};
  channel.doorbell().lie_down(sleeper);
  channel.fence_senders();
  constexpr PollPlan kAtOnce{0, 0};
  if (channel.is_in_flight()) {
    const Deadline soon =
        sooner(deadline, Deadline::after(std::chrono::milliseconds(1)));
    if (!channel.may_have_news()) parker.wait(&soon, kAtOnce);
  } else if (!channel.may_have_news()) {
    parker.wait(deadline, kAtOnce);
  }
  channel.doorbell().get_up(sleeper);
}

// REQUIRES: head() had nothing. Polling looks at the head's slot alone.
template <typename Platform, typename Channel>
Arrival await_arrival(Channel& channel, const Deadline* deadline,
                      const PollPlan& plan) noexcept {
  poll<Platform>(plan, [&]() noexcept { return bool(channel.head()); });
  for (;;) {
    if (channel.front()) return Arrival::kValue;
    if (channel.is_finished()) return Arrival::kDisconnected;
    if (deadline && Platform::has_passed(*deadline)) return Arrival::kTimedOut;
    sleep_at_doorbell<Platform>(channel, deadline);
  }
}

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_ARRIVAL_H_
