// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One select over channel arms: tries them all, from a start that moves on with
// every select of the thread, and if asked to wait, enrolls all of them under
// one parker and sleeps. Whoever can serve an arm claims the parker, which one
// of them can; a select that wants to go on for a reason of its own (news that
// came while it enrolled, a deadline) claims itself. Everything is on the
// stack; nothing is allocated whatever the number of arms.

#ifndef FEARLESS_DETAIL_CHANNEL_SELECTION_H_
#define FEARLESS_DETAIL_CHANNEL_SELECTION_H_

#include <algorithm>
#include <array>
#include <tuple>

#include "fearless/detail/channel/arms.h"

namespace fearless::detail::channels {

template <typename R, typename Platform, typename... Arms>
class Selection {
  static constexpr std::uint32_t kArms = sizeof...(Arms);
  using Indices = std::index_sequence_for<Arms...>;

 public:
  explicit Selection(Arms&... arms) noexcept
      : arms_(arms...), start_(next_turn() % kArms) {}

  // Runs one arm that is ready, if there is one.
  bool attempt() { return attempt(Indices()); }

  // Waits until one arm is ready and runs it; false at the deadline.
  bool wait(const Deadline* deadline, Site site) {
    const observe::Identity<observe::Kind::kSelect> self;
    for (;;) {
      Parker<Platform> parker;
      const std::uint32_t matched = meet(parker, Indices());
      if (matched < kArms) {
        finish_match(matched, Indices());
        return true;
      }
      const bool is_in_time = [&] {
        observe::Blocked blocked(
            self, observe::Wait::kSelect,
            deadline ? observe::Until::kDeadline : observe::Until::kWoken,
            site);
        return sleep(parker, deadline, Indices());
      }();
      if (parker.is_completed()) {
        start_ = parker.arm();
        if (parker.outcome() == Outcome::kDone) {
          finish(start_, Indices());
          return true;
        }
      }
      if (attempt()) return true;
      if (!is_in_time) return false;
    }
  }

  std::optional<R>& result() noexcept { return result_; }

#if FEARLESS_INSTRUMENT
  // The explorer says which arm is ready, or that none is.
  bool attempt_in_model(Site site) {
    start_ = model::begin_select(kArms, site) % kArms;
    const bool is_done = attempt();
    model::end_select();
    return is_done;
  }
  void wait_in_model(Site site) { wait_in_model(site, Indices()); }
#endif

 private:
#if FEARLESS_INSTRUMENT
  template <std::size_t... i>
  void wait_in_model(Site site, std::index_sequence<i...>) {
    const model::Arm arms[] = {std::get<i>(arms_).arm_in_model()...};
    const std::uint32_t arm = kArms == 1 ? 0 : model::select(arms, kArms, site);
    (void)((i == arm &&
            (std::get<i>(arms_).complete_in_model(result_, site), true)) ||
           ...);
  }
#endif

  static std::uint32_t next_turn() noexcept {
    if constexpr (requires { Platform::next_turn(); }) {
      return Platform::next_turn();
    } else {
      static thread_local std::uint32_t turn = 0;
      return turn++;
    }
  }

  template <std::size_t... i>
  bool attempt(std::index_sequence<i...>) {
    return ((i >= start_ && std::get<i>(arms_).attempt(result_)) || ...) ||
           ((i < start_ && std::get<i>(arms_).attempt(result_)) || ...);
  }

  template <std::size_t... i>
  void finish(std::uint32_t arm, std::index_sequence<i...>) {
    (void)((i == arm && (std::get<i>(arms_).finish(result_), true)) || ...);
  }

  // The rendezvous arms: one of them that has a partner, or kArms, and then all
  // have lined up.
  template <std::size_t... i>
  std::uint32_t meet(Parker<Platform>& parker, std::index_sequence<i...>) {
    std::array<FutexMutex<Platform>*, kArms> locks = {
        std::get<i>(arms_).lock()...};
    std::sort(locks.begin(), locks.end(),
              [](const void* lock, const void* other) {
                return Platform::comes_before(lock, other);
              });
    const auto end = std::unique(locks.begin(), locks.end());
    const auto for_each_lock = [&](auto what) {
      for (auto lock = locks.begin(); lock != end; ++lock) {
        if (*lock) what(**lock);
      }
    };
    for_each_lock([](auto& lock) { lock.lock(); });
    std::uint32_t arm = kArms;
    (void)(((i >= start_ && std::get<i>(arms_).match() && (arm = i, true)) ||
            ...) ||
           ((i < start_ && std::get<i>(arms_).match() && (arm = i, true)) ||
            ...));
    if (arm == kArms) (std::get<i>(arms_).line_up(parker, i), ...);
    for_each_lock([](auto& lock) { lock.unlock(); });
    return arm;
  }

  template <std::size_t... i>
  void finish_match(std::uint32_t arm, std::index_sequence<i...>) {
    (void)((i == arm && (std::get<i>(arms_).finish_match(result_), true)) ||
           ...);
  }

  // False at the deadline. Nobody knows of the parker when this returns.
  template <std::size_t... i>
  bool sleep(Parker<Platform>& parker, const Deadline* deadline,
             std::index_sequence<i...>) noexcept {
    const Enrolled found = std::max({std::get<i>(arms_).enroll(parker, i)...});
    bool is_in_time = true;
    if (found == Enrolled::kInFlight) {
      const Deadline soon =
          sooner(deadline, Deadline::after(std::chrono::milliseconds(1)));
      is_in_time = parker.wait(&soon, kWaitForPeer) || !deadline ||
                   !Platform::has_passed(*deadline);
    } else if (found == Enrolled::kQuiet) {
      is_in_time = parker.wait(deadline, kWaitForPeer);
    }
    // Somebody was quicker: what it claimed the parker for is under way.
    if (!parker.claim()) {
      constexpr PollPlan kAtOnce{0, 0};
      parker.wait(nullptr, kAtOnce);
    }
    (std::get<i>(arms_).withdraw(), ...);
    return is_in_time;
  }

  std::tuple<Arms&...> arms_;
  std::uint32_t start_;
  std::optional<R> result_;
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_SELECTION_H_
