// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One blocked operation: a word that its thread sleeps on, and that peers end
// the sleep with. It lives on the stack of the thread that waits. A peer first
// claims it, which at most one can, then does what it claimed it for (moves a
// value, say), then completes it with an outcome. An operation that waits in
// several places (select) has one parker, which is why claims may fail.
//
// Invariants:
//  1. The owner leaves only when the word is completed, or when it has taken
//     itself out of every place in which a peer could find it.
//  2. After the exchange in `finish`, the peer touches nothing but the
//     address of the word: the parker may be gone.
//
// Costs one compare-exchange to claim, one exchange to complete, and a system
// call only if the owner does sleep.

#ifndef FEARLESS_DETAIL_CHANNEL_PARKER_H_
#define FEARLESS_DETAIL_CHANNEL_PARKER_H_

#include <atomic>
#include <cstdint>

#include "fearless/detail/deadline.h"
#include "fearless/detail/observe.h"
#include "fearless/detail/wait_policy.h"

namespace fearless::detail::channels {

// How a wait ended.
enum class Outcome : std::uint32_t {
  kDone = 2,    // the value was moved
  kRetry = 3,   // something changed: look again
  kClosed = 4,  // the other side is gone
};

template <typename Platform>
class Parker {
 public:
  Parker() noexcept = default;
  Parker(const Parker&) = delete;
  Parker& operator=(const Parker&) = delete;

  // For peers. True for at most one of all callers.
  bool claim() noexcept {
    std::uint32_t word = word_.load(std::memory_order_relaxed);
    while ((word & kState) == kWaiting) {
      if (word_.compare_exchange_weak(word, word | kClaimed,
                                      std::memory_order_acq_rel,
                                      std::memory_order_relaxed)) {
        return true;
      }
    }
    return false;
  }

  // Completes it; null, or the word that is to be woken.
  // REQUIRES: the caller has claimed it.
  typename Platform::Address finish(Outcome outcome,
                                    std::uint32_t arm) noexcept {
    const typename Platform::Address address = &word_;
    const std::uint32_t word =
        static_cast<std::uint32_t>(outcome) | arm << kArmShift;
    const bool is_asleep =
        word_.exchange(word, std::memory_order_acq_rel) & kAsleep;
    return is_asleep ? address : typename Platform::Address(nullptr);
  }
  void complete(Outcome outcome, std::uint32_t arm) noexcept {
    if (const auto word = finish(outcome, arm)) Platform::wake_one(word);
  }

  // For the owner. Polls, then sleeps; false when the deadline passed first,
  // and the parker may be claimed even so.
  bool wait(const Deadline* deadline, const PollPlan& plan) noexcept {
    if (poll<Platform>(plan, [this] { return is_completed(); })) return true;
    observe::Asleep asleep;
    std::uint32_t word =
        word_.fetch_or(kAsleep, std::memory_order_acquire) | kAsleep;
    while ((word & kState) <= kClaimed) {
      if (!deadline) {
        Platform::wait(&word_, word);
      } else if (!Platform::wait_until(&word_, word, *deadline)) {
        return is_completed();
      }
      word = word_.load(std::memory_order_acquire);
    }
    return true;
  }

  bool is_completed() const noexcept {
    return (word_.load(std::memory_order_acquire) & kState) > kClaimed;
  }
  // REQUIRES: is_completed(), for both.
  Outcome outcome() const noexcept {
    return Outcome(word_.load(std::memory_order_acquire) & kState);
  }
  std::uint32_t arm() const noexcept {
    return word_.load(std::memory_order_relaxed) >> kArmShift;
  }

 private:
  static constexpr std::uint32_t kWaiting = 0;
  static constexpr std::uint32_t kClaimed = 1;
  static constexpr std::uint32_t kState = 7;
  static constexpr std::uint32_t kAsleep = 0x80;
  static constexpr std::uint32_t kArmShift = 8;

  typename Platform::Word word_ = kWaiting;
};

// Waits for a thread that is between two of its instructions: it will be
// through at once, unless the kernel has stopped it there. A platform on which
// time does not pass says how.
template <typename Platform, typename IsOver>
void outwait(IsOver&& is_over) noexcept {
  if constexpr (requires { Platform::outwait(is_over); }) {
    Platform::outwait(is_over);
  } else {
    while (!poll<Platform>(kWaitForPeer, is_over) && !is_over()) {
      typename Platform::Word nobody_wakes_this = 0;
      Platform::wait_until(&nobody_wakes_this, 0,
                           Deadline::after(std::chrono::microseconds(50)));
    }
  }
}

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_PARKER_H_
