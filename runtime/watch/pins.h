// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The protocol between a thread that blocks and whoever looks at it (slot.h,
// snapshot.h; docs/decisions/010): one word for each thread, and one for all
// that counts who is not blocked. A template over a platform, so that the
// model checker explores it (tests/model/protocols/watcher_test.cpp).
//
// Invariants:
//  1. Between block() and leave() the thread changes nothing that is read under
//     a pin, and a pin delays leave() until unpin().
//  2. `running` is at least the number of threads that are not blocked: it goes
//     down after the word says so, and up before.

#ifndef FEARLESS_RUNTIME_WATCH_PINS_H_
#define FEARLESS_RUNTIME_WATCH_PINS_H_

#include <atomic>
#include <cstdint>

#include "runtime/watch/spin.h"

namespace fearless::detail::watch {

enum class State : std::uint32_t {
  kFree,
  kRunning,  // or in a wait that ends by itself, or in one nobody told us of
  kBlocked,
  kGone,  // ended, and holds locks
  kPinned,
};

// Who must act so that a thread goes on.
enum class Next { kRunning, kUnclear, kSlot };

template <typename Platform>
struct Pins {
  using Word = typename Platform::template atomic<State>;
  using Count = typename Platform::template atomic<std::uint32_t>;

  // True if nobody is running now.
  static bool block(Word& state, Count& running) noexcept {
    state.store(State::kBlocked, std::memory_order_seq_cst);
    return running.fetch_sub(1, std::memory_order_seq_cst) == 1;
  }
  static void leave(Word& state, Count& running) noexcept {
    running.fetch_add(1, std::memory_order_seq_cst);
    State seen = State::kBlocked;
    while (!state.compare_exchange_strong(seen, State::kRunning,
                                          std::memory_order_seq_cst)) {
      give_way_while_pinned(state);
      seen = State::kBlocked;
    }
  }

  // Keeps a blocked thread where it is; false if it is not blocked.
  static bool pin(Word& state) noexcept {
    State expected = State::kBlocked;
    return state.compare_exchange_strong(expected, State::kPinned,
                                         std::memory_order_seq_cst);
  }
  static void unpin(Word& state) noexcept {
    state.store(State::kBlocked, std::memory_order_seq_cst);
  }
  // The same, where somebody else's pin is short, and may have just ended.
  static bool pin_firmly(Word& state) noexcept {
    while (!pin(state)) {
      const State seen = state.load(std::memory_order_acquire);
      if (seen != State::kPinned && seen != State::kBlocked) return false;
      if (seen == State::kPinned) give_way_while_pinned(state);
    }
    return true;
  }

  // Follows who waits for whom from `self`, which is blocked; false: it ends at
  // a thread that runs. next_of(slot, number) says who must act so that the
  // thread of a slot goes on, slot_of(number) is that slot.
  template <typename Slot, typename NextOf, typename SlotOf>
  static bool may_be_stuck(Slot& self, const NextOf& next_of,
                           const SlotOf& slot_of) noexcept {
    std::uint32_t number = 0;
    Next next = next_of(self, number);
    for (int hops = 0; hops < 64 && next == Next::kSlot; ++hops) {
      Slot& holder = slot_of(number);
      if (&holder == &self) return true;
      if (!pin(holder.state)) {
        const State state = holder.state.load(std::memory_order_seq_cst);
        return state == State::kPinned || state == State::kGone ||
               state == State::kBlocked;
      }
      next = next_of(holder, number);
      unpin(holder.state);
    }
    return next != Next::kRunning;
  }

 private:
  static void give_way_while_pinned(const Word& state) noexcept {
    give_way_until<Platform>([&]() noexcept {
      return state.load(std::memory_order_relaxed) != State::kPinned;
    });
  }
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_PINS_H_
