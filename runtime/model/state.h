// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The state of one object as the explorer sees it, and what operations do to
// it: the semantics of every primitive, and nothing else. A value: exploring
// asks "what would this have done before that?" by doing it to a copy of what
// that has found.
//
// `options` are the branches an operation has now, a bit each; none: the
// thread is blocked. Most have branch 0 only; a notify has one per waiter, a
// choice one per alternative, a wait that may time out two.

#ifndef FEARLESS_RUNTIME_MODEL_STATE_H_
#define FEARLESS_RUNTIME_MODEL_STATE_H_

#include <cstdint>

#include "fearless/detail/model/op.h"
#include "runtime/model/access.h"
#include "runtime/model/clock.h"

namespace fearless::detail::model {

using Branches = std::uint32_t;  // a bit each

// What came of an operation.
struct Effect {
  Accesses accesses;
  std::uint64_t result = 0;
  ThreadSet woken = 0;  // by a notify
};

// Results of channel operations.
inline constexpr std::uint64_t kNone = 0;  // full, empty
inline constexpr std::uint64_t kDone = 1;
inline constexpr std::uint64_t kGone = 2;  // the other side is
// Of a wake.
inline constexpr Branches kNotified = 0;
inline constexpr Branches kTimedOut = 1;
inline constexpr Branches kSpurious = 2;  // for no reason, as C++ allows
// In `a` of a wake.
inline constexpr std::uint64_t kMayTimeOut = 1;
inline constexpr std::uint64_t kMayBeSpurious = 2;

struct State {
  std::uint64_t value = 0;   // of an atomic; permits, count, phase, done
  std::uint32_t holder = 0;  // thread + 1
  std::uint32_t readers = 0;
  ThreadSet waiting = 0;
  ThreadSet notified = 0;
  std::uint32_t capacity = 0;  // of a channel; expected at a barrier
  std::uint32_t sent = 0;      // missing at a barrier
  std::uint32_t received = 0;
  std::uint32_t senders = 1;
  bool receiver_gone = false;

  Branches options(const Op& op, Tid thread) const noexcept;
  // REQUIRES: `branch` is one of the options.
  Effect apply(const Op& op, Tid thread, std::uint32_t branch) noexcept;
  friend bool operator==(const State&, const State&) = default;

 private:
  bool has_room() const noexcept {
    return capacity == 0 || sent - received < capacity;
  }
  Effect apply_to_lock(const Op& op, Tid thread) noexcept;
  Effect apply_to_waiters(const Op& op, Tid thread,
                          std::uint32_t branch) noexcept;
  Effect send(const Op& op) noexcept;
  Effect receive(const Op& op) noexcept;
  Effect apply_to_atomic(const Op& op) noexcept;
  Effect apply_to_counter(const Op& op) noexcept;
  Effect arrive(const Op& op) noexcept;
};

inline constexpr std::uint32_t kUnbounded = UINT32_MAX;
// Threads that may sleep on a futex: sets of them are branches.
inline constexpr Tid kMostSleepers = 5;

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_STATE_H_
