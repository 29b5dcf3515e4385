// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bodies of rendezvous.h, which includes this file.

#ifndef FEARLESS_DETAIL_CHANNEL_RENDEZVOUS_SLOW_H_
#define FEARLESS_DETAIL_CHANNEL_RENDEZVOUS_SLOW_H_

#include "fearless/detail/channel/rendezvous.h"

namespace fearless::detail::channels {

// REQUIRES: the lock is held and receiver_ is not null. It stops waiting here
// in any case: a select that somebody else has claimed will not need us.
template <typename Element, typename Platform>
bool RendezvousChannel<Element, Platform>::claim_receiver() noexcept {
  Waiter& receiver = *std::exchange(receiver_, nullptr);
  if (!receiver.parker->claim()) return false;
  claimed_ = {receiver.parker, receiver.arm};
  return true;
}

// The receiver, which is claimed, sleeps until this is through with the hatch.
template <typename Element, typename Platform>
void RendezvousChannel<Element, Platform>::give(Element& element) noexcept {
  const Claimed receiver = claimed_;
  std::construct_at(hatch(), std::move(element));
  is_hatch_full_ = true;
  receiver.parker->complete(Outcome::kDone, receiver.arm);
}

// REQUIRES: the lock is held; it is not when this returns.
template <typename Element, typename Platform>
Sent RendezvousChannel<Element, Platform>::give_or_unlock(
    Element& element) noexcept {
  const bool is_closed = is_receiver_gone_;
  const bool is_claimed = can_give();
  lock_.unlock();
  if (is_closed) return Sent::kDisconnected;
  if (!is_claimed) return Sent::kFull;
  give(element);
  return Sent::kYes;
}

template <typename Element, typename Platform>
[[gnu::noinline]] Sent RendezvousChannel<Element, Platform>::send_until(
    Element& element, const Deadline* deadline) noexcept {
  Parker<Platform> parker;
  Waiter waiter{&parker, &element};
  lock_.lock();
  if (is_receiver_gone_ || can_give()) {
    const bool is_closed = is_receiver_gone_;
    lock_.unlock();
    if (is_closed) return Sent::kDisconnected;
    give(element);
    return Sent::kYes;
  }
  line_.push_back(waiter);
  lock_.unlock();

  if (!parker.wait(deadline, kPatience)) {
    std::lock_guard lock(lock_);
    if (waiter.is_queued) {
      line_.remove(waiter);
      return Sent::kTimedOut;
    }
  }  // out of the line means completed, as of the same critical section
  return parker.outcome() == Outcome::kDone ? Sent::kYes : Sent::kDisconnected;
}

// Senders whose claim fails are selects that took another arm.
template <typename Element, typename Platform>
auto RendezvousChannel<Element, Platform>::take_offer() noexcept -> Offer {
  while (Waiter* sender = line_.front()) {
    line_.remove(*sender);
    Parker<Platform>& parker = *sender->parker;
    const std::uint32_t arm = sender->arm;
    if (!parker.claim()) continue;
    std::construct_at(hatch(), std::move(*sender->element));
    is_hatch_full_ = true;
    return {true, parker.finish(Outcome::kDone, arm)};
  }
  return {};
}

template <typename Element, typename Platform>
[[gnu::noinline]] Arrival RendezvousChannel<Element, Platform>::wait(
    const Deadline* deadline) noexcept {
  Parker<Platform> parker;
  Waiter waiter{&parker};
  lock_.lock();
  const Offer offer = take_offer();
  const bool is_closed = senders_ == 0;
  if (!offer.is_taken && !is_closed) receiver_ = &waiter;
  lock_.unlock();
  offer.wake_sender();
  if (offer.is_taken) return Arrival::kValue;
  if (is_closed) return Arrival::kDisconnected;

  if (!parker.wait(deadline, kPatience)) {
    lock_.lock();
    const bool is_still_there = receiver_ == &waiter;
    receiver_ = nullptr;
    lock_.unlock();
    if (is_still_there) return Arrival::kTimedOut;
    parker.wait(nullptr, kPatience);  // a sender is at the hatch
  }
  return parker.outcome() == Outcome::kDone ? Arrival::kValue
                                            : Arrival::kDisconnected;
}

template <typename Element, typename Platform>
void RendezvousChannel<Element, Platform>::add_sender() noexcept {
  std::lock_guard lock(lock_);
  ++senders_;
}

template <typename Element, typename Platform>
bool RendezvousChannel<Element, Platform>::remove_sender() noexcept {
  std::lock_guard lock(lock_);
  if (--senders_ > 0) return false;
  if (receiver_ && claim_receiver()) {
    claimed_.parker->complete(Outcome::kClosed, claimed_.arm);
  }
  return is_receiver_gone_;
}

template <typename Element, typename Platform>
bool RendezvousChannel<Element, Platform>::remove_receiver() noexcept {
  if (is_hatch_full_) pop({});
  std::lock_guard lock(lock_);
  is_receiver_gone_ = true;
  while (Waiter* sender = line_.front()) {
    line_.remove(*sender);
    Parker<Platform>& parker = *sender->parker;
    const std::uint32_t arm = sender->arm;
    if (parker.claim()) parker.complete(Outcome::kClosed, arm);
  }
  return senders_ == 0;
}

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_RENDEZVOUS_SLOW_H_
