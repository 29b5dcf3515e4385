// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a report is about: of all threads that can never go on, those that keep
// each other from it. Points into a snapshot, and is good while that is kept.

#ifndef FEARLESS_RUNTIME_WATCH_VERDICT_H_
#define FEARLESS_RUNTIME_WATCH_VERDICT_H_

#include <cstdint>
#include <span>

#include "runtime/watch/snapshot.h"

namespace fearless::detail::watch {

struct Verdict {
  static constexpr std::uint32_t kMostShown = 5;

  const Snapshot* snapshot = nullptr;
  std::uint32_t shown_count = 0;
  std::uint32_t shown[kMostShown] = {};  // nodes
  // Each of those shown waits for the next, and the last for the first; without
  // it, the last waits for something that nobody is left to do.
  bool is_cycle = false;
  std::uint32_t stuck = 0;  // threads that can never go on
  std::uint32_t threads = 0;

  std::span<const std::uint32_t> nodes() const noexcept {
    return {shown, shown_count};
  }
  const Slot& slot(std::uint32_t i) const noexcept {
    return snapshot->slot(shown[i]);
  }
  const Waiting& wait(std::uint32_t i) const noexcept {
    return *slot(i).waiting;
  }
};

// `self` is the thread that looked, if it is not about to end; the story starts
// with it if it is stuck.
Verdict make_verdict(const Snapshot& snapshot, const Slot* self) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_VERDICT_H_
