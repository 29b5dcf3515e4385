// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What ring.h, which includes this file, does when the ring is full, when an
// end goes, or when a sender was stopped in the middle.

#ifndef FEARLESS_DETAIL_CHANNEL_RING_SLOW_H_
#define FEARLESS_DETAIL_CHANNEL_RING_SLOW_H_

#include "fearless/detail/channel/ring.h"

namespace fearless::detail::channels {

// Polls for room, unless others wait already, then waits in line.
template <typename Element, typename Platform>
[[gnu::noinline]] Sent RingChannel<Element, Platform>::send_in_line(
    Element& element, const Deadline* deadline) noexcept {
  constexpr PollPlan kAtOnce{0, 0};
  for (;;) {
    if (line_size_.load(std::memory_order_relaxed) == 0) {
      PollPlan plan = kWaitForPeer;
      if (capacity_ >= kManySlots) plan.bursts_before = most_bursts();
      poll<Platform>(plan, [this]() noexcept {
        return !is_full() || is_closed() ||
               line_size_.load(std::memory_order_relaxed);
      });
    }
    const Sent sent = try_send(element);
    if (sent != Sent::kFull) return sent;
    if (deadline && Platform::has_passed(*deadline)) return Sent::kTimedOut;

    Parker<Platform> parker;
    Waiter waiter{&parker, &element};
    if (line_up(waiter)) parker.wait(deadline, kAtOnce);
    if (!parker.is_completed()) leave_line(waiter);
    if (parker.is_completed()) {
      if (parker.outcome() == Outcome::kDone) return Sent::kYes;
      if (parker.outcome() == Outcome::kClosed) return Sent::kDisconnected;
    }
  }
}

template <typename Element, typename Platform>
bool RingChannel<Element, Platform>::line_up(Waiter& waiter) noexcept {
  {
    std::lock_guard lock(lock_);
    if (is_closed()) return false;
    line_.push_back(waiter);
    line_size_.store(line_.size(), std::memory_order_seq_cst);
  }
  if (!receiver_fences_) Platform::process_fence();
  if (!is_full()) {
    serve_line();
    doorbell_.ring();
  }
  return true;
}

// Who takes a waiter out of the line completes it before the lock is free.
template <typename Element, typename Platform>
void RingChannel<Element, Platform>::leave_line(Waiter& waiter) noexcept {
  std::lock_guard lock(lock_);
  if (waiter.is_queued) remove_from_line(waiter);
}

// REQUIRES: lock_ is held.
template <typename Element, typename Platform>
void RingChannel<Element, Platform>::remove_from_line(Waiter& waiter) noexcept {
  line_.remove(waiter);
  line_size_.store(line_.size(), std::memory_order_seq_cst);
}

// Moves values of the line into the ring while there is room, a few at a time,
// and wakes their senders without the lock, which they would want.
template <typename Element, typename Platform>
[[gnu::noinline]] void RingChannel<Element, Platform>::serve_line() noexcept {
  constexpr int kBatch = 8;
  typename Platform::Address sleeping[kBatch];
  int count;
  do {
    count = 0;
    {
      std::lock_guard lock(lock_);
      while (count < kBatch && !line_.is_empty() && !is_full()) {
        if (const auto word = serve(*line_.front())) sleeping[count++] = word;
      }
    }
    for (int i = 0; i < count; ++i) Platform::wake_one(sleeping[i]);
  } while (count == kBatch);
}

// The word to wake, if there is one. REQUIRES: lock_ is held.
template <typename Element, typename Platform>
auto RingChannel<Element, Platform>::serve(Waiter& waiter) noexcept ->
    typename Platform::Address {
  remove_from_line(waiter);
  Parker<Platform>& parker = *waiter.parker;
  const std::uint32_t arm = waiter.arm;
  if (!parker.claim()) return nullptr;  // a select that took another arm
  const Sent sent = push(*waiter.element);
  // A sender that came before there was a line may have been quicker.
  return parker.finish(sent == Sent::kYes    ? Outcome::kDone
                       : sent == Sent::kFull ? Outcome::kRetry
                                             : Outcome::kClosed,
                       arm);
}

template <typename Element, typename Platform>
void RingChannel<Element, Platform>::close_line() noexcept {
  std::lock_guard lock(lock_);
  while (Waiter* waiter = line_.front()) {
    remove_from_line(*waiter);
    Parker<Platform>& parker = *waiter->parker;
    const std::uint32_t arm = waiter->arm;
    if (parker.claim()) parker.complete(Outcome::kClosed, arm);
  }
}

// As in the list: passes what was taken, then looks for the earliest mark.
template <typename Element, typename Platform>
[[gnu::noinline]] auto RingChannel<Element, Platform>::look_ahead() noexcept
    -> Front {
  std::uint64_t head = head_.load(std::memory_order_relaxed);
  while (slots_[head & mask_].mark.load(std::memory_order_relaxed) ==
         taken_mark(head)) {
    advance_to(++head);
  }
  std::uint64_t end = Tail::ticket(tail_.load());
  Front found;
  for (std::uint64_t ticket = head; ticket < end; ++ticket) {
    Slot& slot = slots_[ticket & mask_];
    if (slot.mark.load(std::memory_order_acquire) != mark(ticket)) continue;
    found = {slot.element(), ticket};
    end = ticket;
    ticket = head - 1;  // once more, up to here
  }
  return found;
}

template <typename Element, typename Platform>
void RingChannel<Element, Platform>::drain(std::uint64_t end) noexcept {
  for (std::uint64_t ticket = head_.load(std::memory_order_relaxed);
       ticket != end; ++ticket) {
    Slot& slot = slots_[ticket & mask_];
    outwait<Platform>([&]() noexcept {
      const std::uint32_t seen = slot.mark.load(std::memory_order_acquire);
      return seen == mark(ticket) || seen == taken_mark(ticket);
    });
    if (slot.mark.load(std::memory_order_relaxed) == mark(ticket)) {
      std::destroy_at(slot.element());
    }
  }
}

template <typename Element, typename Platform>
bool RingChannel<Element, Platform>::remove_sender() noexcept {
  if (senders_.load(std::memory_order_acquire) != 1 &&
      senders_.fetch_sub(1, std::memory_order_acq_rel) != 1) {
    return false;
  }
  if (tail_.load() & Tail::kReceiverLeft) return true;
  if (tail_.set(Tail::kSendersGone) & Tail::kReceiverLeft) return true;
  doorbell_.ring();
  return tail_.set_last(Tail::kSendersLeft) & Tail::kReceiverLeft;
}

template <typename Element, typename Platform>
bool RingChannel<Element, Platform>::remove_receiver() noexcept {
  std::uint64_t word = tail_.load();
  if (!(word & Tail::kSendersLeft)) word = tail_.set(Tail::kReceiverGone);
  close_line();
  drain(Tail::ticket(word));
  if (word & Tail::kSendersLeft) return true;
  return tail_.set_last(Tail::kReceiverLeft) & Tail::kSendersLeft;
}

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_RING_SLOW_H_
