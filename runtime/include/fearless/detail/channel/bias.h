// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Most channels have one sending thread, and to that thread the locked
// instruction of each send is half of what it costs. So a channel belongs to
// the thread that sends first, which changes the shared word with plain loads
// and stores, between enter() and leave(). A second thread that sends makes
// the channel its own, since a sender is often filled by one thread and given
// to another; a third one makes it everybody's for good, and all use
// read-modify-writes from then on.
//
//   nobody's -> a thread's -> another thread's -> everybody's
//
// The owner pays no fence for entering: it says that it is busy, then looks
// whether it is the owner still. Who takes the word away says so, has the
// kernel make all threads pass a fence (process_fence), and then waits until
// the owner is not busy: by then the owner has seen it, or has left. So a
// thread that was stopped by the kernel within its few instructions delays the
// second thread's first send, once in the life of a channel. Each owner has a
// flag of its own: one that was stopped before it said that it is busy says so,
// and takes it back, when the next one may be at work.
//
// What the owner does after leave() is not ordered against what it reads next.
// A receiver that is going to sleep orders it: fence().
//
// Where the kernel has no such fence, a word is everybody's from the start.
//
// Sources: K. Kawachiya et al., "Lock Reservation", OOPSLA 2002, the idea;
// D. Dice et al., "Asymmetric Dekker Synchronization", 2001, the fence.

#ifndef FEARLESS_DETAIL_CHANNEL_BIAS_H_
#define FEARLESS_DETAIL_CHANNEL_BIAS_H_

#include <atomic>
#include <cstdint>

#include "fearless/detail/channel/parker.h"

namespace fearless::detail::channels {

template <typename Platform>
class Bias {
  static constexpr std::uint32_t kMostOwners = 2;

 public:
  Bias() noexcept
      : owner_(Platform::has_process_fence() ? kNobody : kEverybody) {}

  // As which of its owners the caller has the word; false: it has not.
  struct Turn {
    std::uintptr_t number;
    explicit operator bool() const noexcept { return number < kMostOwners; }
  };

  // If the caller owns the word, nobody else changes it until leave().
  [[gnu::always_inline]] Turn enter() noexcept {
    const std::uintptr_t owner = owner_.load(std::memory_order_relaxed);
    const Turn turn = turn_of(owner);
    if (!turn) [[unlikely]]
      return turn;
    busy_[turn.number].store(kBusy, std::memory_order_relaxed);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    if (owner_.load(std::memory_order_relaxed) != owner) [[unlikely]] {
      leave(turn);
      return {kMostOwners};
    }
    return turn;
  }
  void leave(Turn turn) noexcept {
    busy_[turn.number].store(kFree, std::memory_order_release);
  }
  // Instead of leave(), where the owner must not touch this again, since the
  // other side may free it: the next store to the word is the owner's last, and
  // `has_left` of those below shows it.
  void leave_by_next_store(Turn turn) noexcept {
    busy_[turn.number].store(kLeaving, std::memory_order_relaxed);
  }

  // Once true, it stays true, and what owners did is seen.
  bool is_everybodys() const noexcept {
    return owner_.load(std::memory_order_acquire) == kEverybody;
  }

  // Afterwards the word is the caller's, or everybody's.
  template <typename HasLeft>
  [[gnu::noinline]] void claim(const HasLeft& has_left) noexcept {
    take_from_owner(kMayOwn, has_left);
  }
  // Afterwards it is everybody's.
  template <typename HasLeft>
  void share(const HasLeft& has_left) noexcept {
    if (!is_everybodys()) take_from_owner(kMayNotOwn, has_left);
  }

  // Of the owner's stores before this and its loads after it, both are seen by
  // the caller, or the owner sees what the caller stored before.
  void fence() const noexcept {
    const std::uintptr_t owner = owner_.load(std::memory_order_seq_cst);
    if (owner == kNobody || owner == kEverybody) return;
    if (!turn_of(owner)) Platform::process_fence();
  }

 private:
  enum Claim : bool { kMayNotOwn, kMayOwn };
  enum Busy : std::uint8_t { kFree, kBusy, kLeaving };
  // No thread has these numbers, which are no addresses. An owner is the number
  // of its thread, plus one if it is the second.
  static constexpr std::uintptr_t kNobody = 0;
  static constexpr std::uintptr_t kMoving = 1;
  static constexpr std::uintptr_t kEverybody = 2;

  template <typename HasLeft>
  [[gnu::noinline]] void take_from_owner(Claim claim,
                                         const HasLeft& has_left) noexcept {
    std::uintptr_t owner = owner_.load(std::memory_order_acquire);
    while (owner != kEverybody && !(claim && turn_of(owner))) {
      if (owner == kMoving) {
        outwait<Platform>([&]() noexcept {
          owner = owner_.load(std::memory_order_acquire);
          return owner != kMoving;
        });
      } else if (owner_.compare_exchange_weak(owner, kMoving,
                                              std::memory_order_seq_cst)) {
        owner_.store(next_owner(owner, claim, has_left),
                     std::memory_order_release);
        return;
      }
    }
  }

  // REQUIRES: owner_ was changed from `owner` to kMoving by the caller.
  template <typename HasLeft>
  std::uintptr_t next_owner(std::uintptr_t owner, Claim claim,
                            const HasLeft& has_left) noexcept {
    if (owner != kNobody && !turn_of(owner)) {
      Platform::process_fence();
      outwait<Platform>([&]() noexcept {
        const std::uint8_t busy =
            busy_[owners_ - 1].load(std::memory_order_acquire);
        return busy == kFree || (busy == kLeaving && has_left());
      });
    }
    if (!claim || owners_ == kMostOwners) return kEverybody;
    return Platform::this_thread() + owners_++;
  }

  static Turn turn_of(std::uintptr_t owner) noexcept {
    return {owner - Platform::this_thread()};
  }

  typename Platform::template atomic<std::uintptr_t> owner_;
  using Flag = typename Platform::template atomic<std::uint8_t>;
  Flag busy_[kMostOwners];    // a Busy for each
  std::uint32_t owners_ = 0;  // so far; whoever sets kMoving may write it
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_BIAS_H_
