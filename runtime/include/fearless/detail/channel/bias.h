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
// second thread's first send, once in the life of a channel.
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
 public:
  Bias() noexcept
      : owner_(Platform::has_process_fence() ? kNobody : kEverybody) {}

  // Whether the caller owns the word; if so nobody else changes it until
  // leave().
  [[gnu::always_inline]] bool enter() noexcept {
    const std::uintptr_t self = Platform::this_thread();
    if (owner_.load(std::memory_order_relaxed) != self) return false;
    busy_.store(kBusy, std::memory_order_relaxed);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    if (owner_.load(std::memory_order_relaxed) == self) [[likely]]
      return true;
    leave();
    return false;
  }
  void leave() noexcept { busy_.store(kFree, std::memory_order_release); }
  // Instead of leave(), where the owner must not touch this again, since the
  // other side may free it: the next store to the word is the owner's last, and
  // `has_left` of those below shows it.
  void leave_by_next_store() noexcept {
    busy_.store(kLeaving, std::memory_order_relaxed);
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
    if (owner != Platform::this_thread()) Platform::process_fence();
  }

 private:
  enum Claim : bool { kMayNotOwn, kMayOwn };
  enum Busy : std::uint32_t { kFree, kBusy, kLeaving };
  // No thread has these numbers, which are no addresses.
  static constexpr std::uintptr_t kNobody = 0;
  static constexpr std::uintptr_t kMoving = 1;
  static constexpr std::uintptr_t kEverybody = 2;

  template <typename HasLeft>
  [[gnu::noinline]] void take_from_owner(Claim claim,
                                         const HasLeft& has_left) noexcept {
    const std::uintptr_t self = Platform::this_thread();
    std::uintptr_t owner = owner_.load(std::memory_order_acquire);
    while (owner != kEverybody && (owner != self || !claim)) {
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
    const std::uintptr_t self = Platform::this_thread();
    if (owner != kNobody && owner != self) {
      Platform::process_fence();
      outwait<Platform>([&]() noexcept {
        const std::uint32_t busy = busy_.load(std::memory_order_acquire);
        return busy == kFree || (busy == kLeaving && has_left());
      });
    }
    return claim && owners_++ < kMostOwners ? self : kEverybody;
  }

  static constexpr std::uint32_t kMostOwners = 2;

  typename Platform::template atomic<std::uintptr_t> owner_;
  typename Platform::Word busy_ = kFree;
  std::uint32_t owners_ = 0;  // so far; whoever sets kMoving may write it
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_BIAS_H_
