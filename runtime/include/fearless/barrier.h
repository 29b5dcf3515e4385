// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Barrier(n)`: n threads call wait(), and none returns before all have. One
// of them, the last to come, is told that it is the leader. It can be used
// again at once.
//
// `barrier` is std's, with a function that runs when all have come and before
// any goes on; if that throws, the program ends, as the standard wants.
// This header also brings latch and counting_semaphore.
//
// Usable from any thread; never fails. A forked child has the count as it was,
// and waits in vain for those who had not come. May be destroyed when nobody is
// inside wait().
// 12 bytes; a waiter polls for a few microseconds, then sleeps.

#ifndef FEARLESS_BARRIER_H_
#define FEARLESS_BARRIER_H_

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "fearless/detail/futex_barrier.h"
#include "fearless/detail/observe.h"
#include "fearless/latch.h"
#include "fearless/semaphore.h"

namespace fearless {

class BarrierWaitResult {
 public:
  bool is_leader() const noexcept { return is_leader_; }

 private:
  friend class Barrier;
  explicit BarrierWaitResult(bool is_leader) noexcept : is_leader_(is_leader) {}

  bool is_leader_;
};

class Barrier {
 public:
  // For `threads` threads at a time; 0 means 1, as in Rust.
  constexpr explicit Barrier(std::uint32_t threads,
                             Site site = Site::current()) noexcept
      : raw_(threads == 0 ? 1 : threads), identity_(site) {}
  Barrier(const Barrier&) = delete;
  Barrier& operator=(const Barrier&) = delete;

  BarrierWaitResult wait(Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(return BarrierWaitResult(detail::model::meet(
        identity_, raw_.expected(), site));)
    bool is_leader = false;
    const std::uint32_t phase = raw_.arrive(1, [] {}, &is_leader);
    if (is_leader) {
      detail::observe::wake(identity_, INT32_MAX);
    } else {
      detail::observe::Blocked blocked(identity_,
                                       detail::observe::Wait::kArrive,
                                       detail::observe::Until::kWoken, site);
      raw_.wait(phase);
    }
    return BarrierWaitResult(is_leader);
  }

 private:
  detail::FutexBarrier<> raw_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Identity<detail::observe::Kind::kBarrier> identity_;
};

namespace detail {
struct NoCompletion {
  constexpr void operator()() const noexcept {}
};
}  // namespace detail

template <typename Completion = detail::NoCompletion>
class barrier {
 public:
  class arrival_token {
   public:
    arrival_token(arrival_token&&) = default;
    arrival_token& operator=(arrival_token&&) = default;

   private:
    friend class barrier;
    explicit arrival_token(std::uint32_t phase) noexcept : phase_(phase) {}

    std::uint32_t phase_;
  };

  static constexpr std::ptrdiff_t(max)() noexcept { return INT32_MAX; }

  // REQUIRES: 0 <= threads <= max().
  constexpr explicit barrier(std::ptrdiff_t threads,
                             Completion completion = Completion())
      : raw_(static_cast<std::uint32_t>(threads)),
        completion_(std::move(completion)) {}
  barrier(const barrier&) = delete;
  barrier& operator=(const barrier&) = delete;

  // REQUIRES: 0 < count, and not more than are still expected.
  [[nodiscard]] arrival_token arrive(std::ptrdiff_t count = 1) {
    FEARLESS_IN_MODEL(return arrival_token(arrive_in_model(count));)
    return arrival_token(raw_.arrive(static_cast<std::uint32_t>(count),
                                     [this]() noexcept { completion_(); }));
  }
  void wait(arrival_token&& arrival, Site site = Site::current()) const {
    FEARLESS_IN_MODEL(
        detail::model::wait_phase(identity_, arrival.phase_, site); return;)
    detail::observe::Blocked blocked(identity_, detail::observe::Wait::kArrive,
                                     detail::observe::Until::kWoken, site);
    raw_.wait(arrival.phase_);
  }
  void arrive_and_wait() { wait(arrive()); }
  void arrive_and_drop() {
    FEARLESS_IN_MODEL(detail::model::expect_less(identity_, raw_.expected());
                      (void)arrive(); return;)
    raw_.expect_one_less();
    (void)arrive();
  }

 private:
#if FEARLESS_INSTRUMENT
  std::uint32_t arrive_in_model(std::ptrdiff_t count) {
    constexpr bool kIsPlain = std::is_same_v<Completion, detail::NoCompletion>;
    bool is_last = false;
    const std::uint32_t phase = detail::model::arrive(
        identity_, raw_.expected(), static_cast<std::uint32_t>(count),
        !kIsPlain, is_last);
    if (!kIsPlain && is_last) {
      completion_();
      detail::model::next_phase(identity_);
    }
    return phase;
  }
#endif

  detail::FutexBarrier<> raw_;
  FEARLESS_EMPTY_MEMBER Completion completion_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Identity<detail::observe::Kind::kBarrier> identity_;
};

}  // namespace fearless

#endif  // FEARLESS_BARRIER_H_
