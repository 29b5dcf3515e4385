// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How long to poll before sleeping: the one answer that all primitives share.
// A peer that is running answers within a microsecond, a sleep and its wake-up
// cost ten to fifty; a peer that is not running must not be waited for by
// burning the processor that it needs. So `poll` looks for about 3 us at most,
// in bursts of 200 ns that are counted in time and not in pauses, gives the
// processor away at most twice (more yields make crowds slower), and then says
// "sleep". It says so at once where polling is pointless: one processor, or
// FEARLESS_SPIN=0 in the environment of the process.
//
// Callers keep two more rules: at most one thread polls for one thing (with
// another waiter there already, sleep), and the condition is only loaded, so
// that the cache line stays shared. After a timeout-free `false` nothing is
// known; look again before you sleep.
//
// See A. Karlin et al., "Empirical Studies of Competitive Spinning for a
// Shared-Memory Multiprocessor", SOSP 1991: polling for as long as a sleep
// costs is at worst twice as expensive as knowing the future.

#ifndef FEARLESS_DETAIL_WAIT_POLICY_H_
#define FEARLESS_DETAIL_WAIT_POLICY_H_

#include <cstdint>

namespace fearless::detail {

struct PollPlan {
  // Bursts that end by giving the processor away; they come first.
  std::uint32_t yielding_bursts;
  // Bursts after those.
  std::uint32_t bursts;
  // Pauses before the first look. A reader that follows a busy writer takes
  // the cache line from it at every look; 16 lets a batch come together.
  std::uint32_t pauses_before = 0;
};

// Somebody is about to answer: 0.4 us, two yields (0.4 us each), 2 us.
inline constexpr PollPlan kWaitForPeer{2, 10};
// The holder of a lock is about to leave: 2.4 us and no yield.
inline constexpr PollPlan kWaitForLock{0, 12};

// True as soon as `is_ready()` is; false when it is time to sleep.
template <typename Platform, typename IsReady>
bool poll(const PollPlan& plan,
          IsReady&& is_ready) noexcept(noexcept(is_ready())) {
  const std::uint32_t pauses = Platform::pauses_per_burst();
  if (pauses == 0) return false;
  for (std::uint32_t i = 0; i < plan.pauses_before; ++i) Platform::pause();
  for (std::uint32_t burst = 0; burst < plan.yielding_bursts + plan.bursts;
       ++burst) {
    for (std::uint32_t i = 0; i < pauses; ++i) {
      if (is_ready()) return true;
      Platform::pause();
    }
    if (burst < plan.yielding_bursts) Platform::yield();
  }
  return is_ready();
}

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_WAIT_POLICY_H_
