// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The channel without a buffer: a send ends when the receiver has its value. A
// lock guards the line of senders that offer a value, and the one receiver
// that waits. Whoever comes second moves the value, from one thread's stack
// through the hatch, a place in the channel, and completes the other, which
// has nothing left to do. Senders are served in the order in which they came.
//
// Invariants:
//  1. A receiver waits only while nobody offers, and nobody lines up while a
//     receiver waits whose operation can be claimed.
//  2. The hatch belongs to the sender that claimed the receiver until it has
//     completed it, to the receiver at all other times.
//
// Cost: bench/results. After C. A. R. Hoare, "Communicating Sequential
// Processes", CACM 1978, and Go's unbuffered channels.

#ifndef FEARLESS_DETAIL_CHANNEL_RENDEZVOUS_H_
#define FEARLESS_DETAIL_CHANNEL_RENDEZVOUS_H_

#include <memory>
#include <mutex>
#include <utility>

#include "fearless/detail/channel/tail.h"
#include "fearless/detail/channel/waiting_line.h"
#include "fearless/detail/futex_mutex.h"
#include "fearless/detail/observe.h"

namespace fearless::detail::channels {

template <typename Element, typename Platform>
class RendezvousChannel {
 public:
  using Waiter = channels::Waiter<Element, Platform>;
  // A value that can be taken: move from it, then pop().
  struct Front {
    Element* element = nullptr;
    explicit operator bool() const noexcept { return element; }
  };

  RendezvousChannel() noexcept = default;
  RendezvousChannel(const RendezvousChannel&) = delete;
  RendezvousChannel& operator=(const RendezvousChannel&) = delete;
  ~RendezvousChannel() {}

  // ---- for senders, any number at once

  // Succeeds if the receiver waits.
  Sent try_send(Element& element) noexcept {
    lock_.lock();
    return give_or_unlock(element);
  }
  Sent send(Element& element) noexcept { return send_until(element, nullptr); }
  Sent send_until(Element& element, const Deadline* deadline) noexcept;

  void add_sender() noexcept;
  // True if the caller must delete the channel, for both.
  bool remove_sender() noexcept;
  bool remove_receiver() noexcept;

  // ---- for the receiver

  // Takes what the first sender in line offers.
  Front front() noexcept {
    if (!is_hatch_full_) {
      lock_.lock();
      const Offer offer = take_offer();
      lock_.unlock();
      offer.wake_sender();
    }
    return {is_hatch_full_ ? hatch() : nullptr};
  }
  Front head() noexcept { return front(); }
  // Here nothing is cheaper than front().
  static constexpr bool is_quiet() noexcept { return false; }
  void pop(const Front&) noexcept {
    std::destroy_at(hatch());
    is_hatch_full_ = false;
  }
  bool is_finished() noexcept {
    std::lock_guard lock(lock_);
    return senders_ == 0 && !is_hatch_full_;
  }
  // REQUIRES: front() had nothing.
  Arrival wait(const Deadline* deadline) noexcept;

  // ---- for select, which locks all its channels and then looks at each

  FutexMutex<Platform>& lock() noexcept { return lock_; }
  // REQUIRES: lock() is held, for the rest.
  bool can_give() noexcept {  // claims the receiver: give() must follow
    return receiver_ && claim_receiver();
  }
  // Ends the claim of can_give(). REQUIRES: lock() is not held any more.
  void give(Element& element) noexcept;
  // Moves the first offer, if there is one, into the hatch.
  struct Offer {
    bool is_taken = false;
    typename Platform::Address sleeping = nullptr;
    // REQUIRES: lock() is not held any more.
    void wake_sender() const noexcept {
      if (sleeping) Platform::wake_one(sleeping);
    }
  };
  Offer take_offer() noexcept;
  bool is_without_senders() const noexcept { return senders_ == 0; }
  bool is_without_receiver() const noexcept { return is_receiver_gone_; }
  void line_up(Waiter& sender) noexcept { line_.push_back(sender); }
  void leave_line(Waiter& sender) noexcept {
    if (sender.is_queued) line_.remove(sender);
  }
  void sit_down(Waiter& receiver) noexcept { receiver_ = &receiver; }
  void stand_up(Waiter& receiver) noexcept {
    if (receiver_ == &receiver) receiver_ = nullptr;
  }

  FEARLESS_EMPTY_MEMBER observe::Identity<observe::Kind::kChannel> identity;

 private:
  static constexpr PollPlan kPatience = kWaitForPeer;

  // The receiver was claimed and is not in receiver_ any more.
  struct Claimed {
    Parker<Platform>* parker = nullptr;
    std::uint32_t arm = 0;
  };

  Element* hatch() noexcept { return reinterpret_cast<Element*>(hatch_); }
  bool claim_receiver() noexcept;
  Sent give_or_unlock(Element& element) noexcept;
  bool leave() noexcept;

  FutexMutex<Platform> lock_;
  // The lock guards all of these; is_hatch_full_ is the receiver's to read.
  bool is_receiver_gone_ = false;
  bool is_hatch_full_ = false;
  std::size_t senders_ = 1;
  Waiter* receiver_ = nullptr;
  Claimed claimed_;
  WaitingLine<Waiter> line_;
  alignas(Element) std::byte hatch_[sizeof(Element)];
};

}  // namespace fearless::detail::channels

#include "fearless/detail/channel/rendezvous_slow.h"

#endif  // FEARLESS_DETAIL_CHANNEL_RENDEZVOUS_H_
