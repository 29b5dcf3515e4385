// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bounded channel, one or more slots: a ring, many senders, one receiver.
// A send compares its ticket with the head, as far as the senders know it, and
// takes it with one compare-exchange, or none (bias.h); a receive does no
// read-modify-write. The mark of a slot is that of its lap, so that nothing has
// to be cleared. Cost: bench/results. Memory: the slots, their number rounded
// up to a power of two; the capacity is exact.
//
// Senders that find the ring full wait in line with a pointer to their value.
// Whoever makes room moves the first values of the line into the ring and
// wakes their senders, which have nothing left to do. While a line is there,
// nobody passes it.
//
// Invariants:
//  1. head_ <= ticket of the next send <= head_ + capacity. Whoever takes
//     ticket t has seen head_ > t - capacity, so the slot is no longer read.
//  2. A sender lines up, then looks for room; the receiver makes room, then
//     looks for a line. One must see the other, and between these two steps of
//     the receiver there is no fence, since it runs for every message: the
//     sender, which is about to sleep anyway, has the kernel make all threads
//     pass one (process_fence). Where the kernel does not, the receiver pays.
//
// Sources: D. Vyukov, "Bounded MPMC queue", 2010, reduced to one consumer; the
// hand over to waiting senders is how Go's channels work; D. Dice et al.,
// "Asymmetric Dekker Synchronization", 2001, for 2.

#ifndef FEARLESS_DETAIL_CHANNEL_RING_H_
#define FEARLESS_DETAIL_CHANNEL_RING_H_

#include <bit>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "fearless/detail/channel/arrival.h"
#include "fearless/detail/channel/waiting_line.h"
#include "fearless/detail/futex_mutex.h"
#include "fearless/detail/observe.h"

namespace fearless::detail::channels {

template <typename Element, typename Platform>
class RingChannel {
  using Tail = channels::Tail<Platform>;
  using Mark = typename Platform::template atomic<std::uint32_t>;

 public:
  using Waiter = channels::Waiter<Element, Platform>;
  // A value that can be taken: move from it, then pop().
  struct Front {
    Element* element = nullptr;
    std::uint64_t ticket = 0;
    explicit operator bool() const noexcept { return element; }
  };

  // REQUIRES: capacity > 0. Throws std::bad_alloc, or std::length_error for a
  // capacity that no memory can hold.
  explicit RingChannel(std::size_t capacity)
      : capacity_(checked(capacity)),
        mask_(std::bit_ceil(capacity) - 1),
        lap_shift_(std::bit_width(mask_)),
        receiver_fences_(!Platform::has_process_fence()),
        slots_(std::make_unique<Slot[]>(mask_ + 1)),
        tail_(0) {}

  // ---- for senders, any number at once

  // The way without calls, for the thread whose tail it is, while it knows of
  // room. False if nothing was written. Then ring.
  [[gnu::always_inline]] bool send_quickly(Element& element) noexcept {
    if (line_size_.load(std::memory_order_relaxed)) [[unlikely]]
      return false;
    const auto has_known_room = [this](std::uint64_t word) {
      const std::uint64_t head = known_head_.load(std::memory_order_acquire);
      return !(word & Tail::kReceiverGone) &&
             Tail::ticket(word) - head < capacity_;
    };
    std::uint64_t word;
    if (!tail_.take_as_owner(word, has_known_room)) return false;
    write(Tail::ticket(word), element);
    return true;
  }
  [[gnu::always_inline]] Sent try_send(Element& element) noexcept {
    if (line_size_.load(std::memory_order_relaxed)) [[unlikely]] {
      return tail_.load() & Tail::kReceiverGone ? Sent::kDisconnected
                                                : Sent::kFull;
    }
    const Sent sent = push(element);
    if (sent == Sent::kYes) [[likely]]
      doorbell_.ring();
    return sent;
  }
  [[gnu::always_inline]] Sent send(Element& element) noexcept {
    const Sent sent = try_send(element);
    return sent == Sent::kFull ? send_in_line(element, nullptr) : sent;
  }
  Sent send_until(Element& element, const Deadline* deadline) noexcept {
    const Sent sent = try_send(element);
    return sent == Sent::kFull ? send_in_line(element, deadline) : sent;
  }

  // For select: puts `waiter` in line; false if it is worth a try at once.
  bool line_up(Waiter& waiter) noexcept;
  // Out of the line, however it ended there.
  void leave_line(Waiter& waiter) noexcept;

  void add_sender() noexcept {
    senders_.fetch_add(1, std::memory_order_relaxed);
  }
  // True if the caller must delete the channel, for both.
  bool remove_sender() noexcept;
  bool remove_receiver() noexcept;

  // ---- for the receiver

  // head(), front(), is_quiet(): as in list.h.
  [[gnu::always_inline]] Front head() noexcept {
    const std::uint64_t head = head_.load(std::memory_order_relaxed);
    Slot& slot = slots_[head & mask_];
    if (slot.mark.load(std::memory_order_acquire) == mark(head)) [[likely]] {
      return {slot.element(), head};
    }
    return {};
  }
  Front front() noexcept {
    if (const Front front = head()) [[likely]]
      return front;
    return is_in_flight() ? look_ahead() : Front();
  }
  [[gnu::always_inline]] bool is_quiet() const noexcept {
    return tail_.load() ==
           Tail::without_flags(head_.load(std::memory_order_relaxed));
  }

  // REQUIRES: `front` is from front(), and the last one; of the second, from
  // head().
  void pop(const Front& front) noexcept {
    if (front.ticket == head_.load(std::memory_order_relaxed)) [[likely]] {
      pop_quickly(front);
    } else {
      std::destroy_at(front.element);
      following_.count();
      slots_[front.ticket & mask_].mark.store(taken_mark(front.ticket),
                                              std::memory_order_relaxed);
    }
  }

  [[gnu::always_inline]] void pop_quickly(const Front& front) noexcept {
    std::destroy_at(front.element);
    following_.count();
    advance_to(front.ticket + 1);
  }

  bool is_finished() const noexcept {
    const std::uint64_t word = tail_.load();
    return word & Tail::kSendersGone &&
           Tail::ticket(word) == head_.load(std::memory_order_relaxed);
  }
  bool may_have_news() noexcept {
    return head() || tail_.load() & Tail::kSendersGone;
  }
  bool is_in_flight() const noexcept {
    return Tail::ticket(tail_.load()) != head_.load(std::memory_order_relaxed);
  }
  Doorbell<Platform>& doorbell() noexcept { return doorbell_; }
  // What a receiver that is going to sleep said, and what it will look at.
  void fence_senders() noexcept {
    if (following_.is_seldom()) {
      tail_.share();
    } else {
      tail_.fence();
    }
  }

  Arrival wait(const Deadline* deadline) noexcept {
    return await_arrival<Platform>(*this, deadline,
                                   following_.plan(most_bursts()));
  }

  FEARLESS_EMPTY_MEMBER observe::Identity<observe::Kind::kChannel> identity;

 private:
  struct Slot {
    alignas(Element) std::byte bytes[sizeof(Element)];
    Mark mark = 0;
    Element* element() noexcept { return reinterpret_cast<Element*>(bytes); }
  };
  // As in block.h.
  static constexpr std::uint64_t kSlotsAhead = 8;
  // Below, a sender that waits for room is not to wait for room for several.
  static constexpr std::uint64_t kManySlots = 16;
  // What a busy sender fills in a burst of polling, or thereabouts.
  static constexpr std::uint64_t kSlotsPerBurst = 32;
  static constexpr std::uint32_t kMostBursts = 10;

  static std::size_t checked(std::size_t capacity) {
    if (capacity > PTRDIFF_MAX / sizeof(Slot) / 2) {
      throw std::length_error("sync_channel: capacity too large");
    }
    return capacity;
  }

  // Half of the ring is full by then.
  std::uint32_t most_bursts() const noexcept {
    return static_cast<std::uint32_t>(
        std::clamp<std::uint64_t>(capacity_ / kSlotsPerBurst, 1, kMostBursts));
  }

  // Of a slot that is written, and of one that was taken before the head got
  // there. They come again after 2^30 laps; a slot's old mark is one lap old.
  std::uint32_t mark(std::uint64_t ticket) const noexcept {
    return static_cast<std::uint32_t>(ticket >> lap_shift_) * 4 + 1;
  }
  std::uint32_t taken_mark(std::uint64_t ticket) const noexcept {
    return mark(ticket) + 2;
  }

  bool has_room(std::uint64_t ticket) noexcept {
    if (ticket - known_head_.load(std::memory_order_acquire) < capacity_)
        [[likely]] {
      return true;
    }
    const std::uint64_t head = head_.load(std::memory_order_seq_cst);
    if (ticket - head >= capacity_) return false;
    known_head_.store(head, std::memory_order_release);
    return true;
  }

  [[gnu::always_inline]] Sent push(Element& element) noexcept {
    std::uint64_t word = tail_.load();
    for (;;) {
      if (word & Tail::kReceiverGone) [[unlikely]]
        return Sent::kDisconnected;
      if (!has_room(Tail::ticket(word))) [[unlikely]] {
        const std::uint64_t now = tail_.load();
        if (now == word) return Sent::kFull;
        word = now;
      } else if (tail_.take_if(word)) {
        break;
      }
    }
    write(Tail::ticket(word), element);
    return Sent::kYes;
  }
  [[gnu::always_inline]] void write(std::uint64_t ticket,
                                    Element& element) noexcept {
    Slot& slot = slots_[ticket & mask_];
    Platform::prefetch_to_write(&slots_[(ticket + kSlotsAhead) & mask_]);
    std::construct_at(slot.element(), std::move(element));
    slot.mark.store(mark(ticket), std::memory_order_release);
  }

  [[gnu::always_inline]] void advance_to(std::uint64_t head) noexcept {
    if (receiver_fences_) [[unlikely]] {
      head_.exchange(head, std::memory_order_seq_cst);
    } else {
      head_.store(head, std::memory_order_release);
      std::atomic_signal_fence(std::memory_order_seq_cst);
    }
    if (line_size_.load(std::memory_order_seq_cst)) [[unlikely]]
      serve_line();
  }

  bool is_full() noexcept { return !has_room(Tail::ticket(tail_.load())); }
  bool is_closed() const noexcept { return tail_.load() & Tail::kReceiverGone; }

  Sent send_in_line(Element& element, const Deadline* deadline) noexcept;
  void serve_line() noexcept;
  typename Platform::Address serve(Waiter& waiter) noexcept;
  void close_line() noexcept;
  void remove_from_line(Waiter& waiter) noexcept;
  Front look_ahead() noexcept;
  void drain(std::uint64_t end) noexcept;

  // Never written again.
  const std::uint64_t capacity_;
  const std::uint64_t mask_;
  const int lap_shift_;
  const bool receiver_fences_;
  const std::unique_ptr<Slot[]> slots_;
  Separation separation_;
  // Senders write these.
  Tail tail_;
  typename Platform::template atomic<std::uint64_t> known_head_ = 0;
  Separation separation_from_receiver_;
  // The receiver writes these; senders that find no room read the first.
  typename Platform::template atomic<std::uint64_t> head_ = 0;
  Following following_;
  Separation separation_from_waiting_;
  // Seldom written.
  Doorbell<Platform> doorbell_;
  typename Platform::template atomic<std::uint32_t> line_size_ = 0;
  typename Platform::template atomic<std::size_t> senders_ = 1;
  FutexMutex<Platform> lock_;
  WaitingLine<Waiter> line_;  // guarded by lock_
};

}  // namespace fearless::detail::channels

#include "fearless/detail/channel/ring_slow.h"

#endif  // FEARLESS_DETAIL_CHANNEL_RING_H_
