// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A latch in four bytes: the count itself is what waiters sleep on. The last
// to count down wakes all, and touches only the address by then.

#ifndef FEARLESS_DETAIL_FUTEX_LATCH_H_
#define FEARLESS_DETAIL_FUTEX_LATCH_H_

#include <cstdint>

#include "fearless/detail/platform.h"
#include "fearless/detail/wait_policy.h"

namespace fearless::detail {

template <typename Platform = Native>
class FutexLatch {
 public:
  constexpr explicit FutexLatch(std::uint32_t count) noexcept : count_(count) {}
  FutexLatch(const FutexLatch&) = delete;
  FutexLatch& operator=(const FutexLatch&) = delete;

  std::uint32_t count() const noexcept {
    return count_.load(std::memory_order_acquire);
  }
  bool is_open() const noexcept { return count() == 0; }
  // REQUIRES: `by` is not more than what is left.
  void count_down(std::uint32_t by) noexcept {
    const auto* const address = &count_;
    if (count_.fetch_sub(by, std::memory_order_acq_rel) == by) {
      Platform::wake_all(address);
    }
  }
  void wait() const noexcept {
    if (!is_open()) wait_slow();
  }

 private:
  void wait_slow() const noexcept;

  typename Platform::Word count_;
};

template <typename Platform>
[[gnu::noinline, gnu::cold]] void FutexLatch<Platform>::wait_slow()
    const noexcept {
  if (poll<Platform>(kWaitForPeer, [this] { return is_open(); })) return;
  for (;;) {
    const std::uint32_t count = count_.load(std::memory_order_acquire);
    if (count == 0) return;
    Platform::wait(&count_, count);
  }
}

extern template class FutexLatch<Native>;

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_FUTEX_LATCH_H_
