// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How long to poll before sleeping: the one answer that all primitives share.
// A peer that is running answers within a microsecond, a sleep and its wake-up
// cost ten to fifty; a peer that is not running must not be waited for by
// burning the processor that it needs. So `poll` looks for about 3 us at most,
// in bursts of 200 ns that are counted in time and not in pauses, gives the
// processor away at most twice (more yields make crowds slower) and not at all
// where that turned out to be slow or idle, and then says "sleep". (Whoever
// follows a stream may ask for a rest of up to 2 us before the first look.) It
// says so at once where polling is pointless: one processor, or FEARLESS_SPIN=0
// in the environment of the process.
//
// Callers keep two more rules: at most one thread polls for one thing (with
// another waiter there already, sleep), and the condition is only loaded, so
// that the cache line stays shared. Even a load takes the line from a peer that
// writes it again and again, as the holders of a lock do: who waits for a lock
// looks once per burst, and the lock is taken two to three times as often as if
// it looked all the time. After a timeout-free `false` nothing is known; look
// again before you sleep.
//
// See A. Karlin et al., "Empirical Studies of Competitive Spinning for a
// Shared-Memory Multiprocessor", SOSP 1991: polling for as long as a sleep
// costs is at worst twice as expensive as knowing the future.

#ifndef FEARLESS_DETAIL_WAIT_POLICY_H_
#define FEARLESS_DETAIL_WAIT_POLICY_H_

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace fearless::detail {

enum class Look : std::uint8_t { kAfterEachPause, kOncePerBurst };

struct PollPlan {
  // Bursts that end by giving the processor away; they come first.
  std::uint32_t yielding_bursts;
  // Bursts after those.
  std::uint32_t bursts;
  // Bursts before the first look. A reader that follows a busy writer takes
  // the cache line from it at every look; this lets a batch come together.
  std::uint32_t bursts_before = 0;
  Look look = Look::kAfterEachPause;
};

// Somebody is about to answer: 0.4 us, two yields (0.4 us each), 2 us.
inline constexpr PollPlan kWaitForPeer{2, 10};
// The holder of a lock is about to leave: 2.4 us and no yield.
inline constexpr PollPlan kWaitForLock{0, 12, 0, Look::kOncePerBurst};

// Giving the processor away is a good idea if the peer gets it. On a machine
// that is busy with something else it is the worst one: the kernel lets the
// others have their slices, milliseconds. So a yield that took longer than a
// sleep would have cost is not repeated for the next 64 waits, and twice as
// many after each further one. A yield that came back sooner than two switches
// of context can take found nobody who wants this processor. After four of
// these the peers seem to run on others, and their answers come meanwhile: the
// next 128 waits poll on instead. One for the process: the load is, too.
template <typename Platform>
class YieldTrust {
 public:
  static bool has_trust() noexcept {
    const std::uint32_t left = waits_without_.load(std::memory_order_relaxed);
    if (left == 0) return true;
    waits_without_.store(left - 1, std::memory_order_relaxed);
    return false;
  }

  // Whether it is worth doing again.
  static bool yield() noexcept {
    const auto start = Platform::now();
    Platform::yield();
    const auto took = Platform::now() - start;
    if (took < std::chrono::nanoseconds(800)) return came_back_at_once();
    idle_.store(0, std::memory_order_relaxed);
    const bool is_slow = took > std::chrono::microseconds(50);
    const std::uint32_t penalty = penalty_.load(std::memory_order_relaxed);
    if (is_slow) {
      waits_without_.store(penalty, std::memory_order_relaxed);
      penalty_.store(std::min(penalty * 2, kMost), std::memory_order_relaxed);
    } else if (penalty > kLeast) {
      penalty_.store(penalty - 1, std::memory_order_relaxed);
    }
    return !is_slow;
  }

 private:
  static constexpr std::uint32_t kIdleYields = 4;
  static constexpr std::uint32_t kIdlePenalty = 128;
  static constexpr std::uint32_t kLeast = 64;
  static constexpr std::uint32_t kMost = 1 << 18;
  using Number = typename Platform::template atomic<std::uint32_t>;
  static inline Number waits_without_ = 0;
  static inline Number penalty_ = kLeast;
  static inline Number idle_ = 0;  // yields in a row

  static bool came_back_at_once() noexcept {
    const std::uint32_t idle = idle_.load(std::memory_order_relaxed) + 1;
    const bool is_few = idle < kIdleYields;
    if (is_few) {
      idle_.store(idle, std::memory_order_relaxed);
    } else {
      waits_without_.store(kIdlePenalty, std::memory_order_relaxed);
    }
    return is_few;
  }
};

// True as soon as `is_ready()` is; false when it is time to sleep.
template <typename Platform, typename IsReady>
bool poll(const PollPlan& plan,
          IsReady&& is_ready) noexcept(noexcept(is_ready())) {
  const std::uint32_t pauses = Platform::pauses_per_burst();
  if (pauses == 0) return false;
  for (std::uint32_t i = plan.bursts_before * pauses; i > 0; --i) {
    Platform::pause();
  }
  bool may_yield = true;  // asked when the first burst was in vain
  for (std::uint32_t burst = 0; burst < plan.yielding_bursts + plan.bursts;
       ++burst) {
    for (std::uint32_t i = 0; i < pauses; ++i) {
      const bool looks = i == 0 || plan.look == Look::kAfterEachPause;
      if (looks && is_ready()) return true;
      Platform::pause();
    }
    if (burst < plan.yielding_bursts && may_yield) {
      may_yield = burst > 0 || YieldTrust<Platform>::has_trust();
      if (may_yield) may_yield = YieldTrust<Platform>::yield();
    }
  }
  return is_ready();
}

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_WAIT_POLICY_H_
