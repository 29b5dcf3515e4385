// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A barrier in twelve bytes: how many each phase expects, how many of this
// phase are still to come, and the number of the phase, which is what those
// sleep on who have come. The last to come starts the next phase and wakes
// all. (A centralized barrier with a phase instead of a sense: J. Mellor-
// Crummey, M. Scott, "Algorithms for Scalable Synchronization", TOCS 1991,
// section 3.1.) A phase number comes again after 2^32 phases.

#ifndef FEARLESS_DETAIL_FUTEX_BARRIER_H_
#define FEARLESS_DETAIL_FUTEX_BARRIER_H_

#include <cstdint>

#include "fearless/detail/platform.h"
#include "fearless/detail/wait_policy.h"

namespace fearless::detail {

template <typename Platform = Native>
class FutexBarrier {
 public:
  constexpr explicit FutexBarrier(std::uint32_t expected) noexcept
      : expected_(expected), missing_(expected) {}
  FutexBarrier(const FutexBarrier&) = delete;
  FutexBarrier& operator=(const FutexBarrier&) = delete;

  // The number of the phase that `count` of its threads have now come to.
  // The last one runs `completion` before any of them goes on, and is told.
  template <typename Completion>
  std::uint32_t arrive(std::uint32_t count, Completion&& completion,
                       bool* is_last = nullptr) {
    // Cannot change before those `count` have come.
    const std::uint32_t phase = phase_.load(std::memory_order_relaxed);
    if (missing_.fetch_sub(count, std::memory_order_acq_rel) == count) {
      if (is_last) *is_last = true;
      completion();
      start_next_phase();
    }
    return phase;
  }

  std::uint32_t expected() const noexcept {
    return expected_.load(std::memory_order_relaxed);
  }

  // From the next phase on, one less is expected.
  void expect_one_less() noexcept {
    expected_.fetch_sub(1, std::memory_order_relaxed);
  }

  // Returns when that phase is over.
  void wait(std::uint32_t phase) const noexcept;

 private:
  void start_next_phase() noexcept {
    missing_.store(expected_.load(std::memory_order_relaxed),
                   std::memory_order_relaxed);
    const auto* const address = &phase_;
    phase_.fetch_add(1, std::memory_order_release);
    Platform::wake_all(address);
  }

  typename Platform::Word expected_;
  typename Platform::Word missing_;
  typename Platform::Word phase_ = 0;
};

template <typename Platform>
[[gnu::noinline]] void FutexBarrier<Platform>::wait(
    std::uint32_t phase) const noexcept {
  const auto is_over = [this, phase] {
    return phase_.load(std::memory_order_acquire) != phase;
  };
  if (is_over() || poll<Platform>(kWaitForPeer, is_over)) return;
  while (!is_over()) Platform::wait(&phase_, phase);
}

extern template class FutexBarrier<Native>;

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_FUTEX_BARRIER_H_
