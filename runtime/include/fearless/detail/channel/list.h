// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The unbounded channel: a linked list of blocks, many senders, one receiver.
// A send takes a ticket with one fetch_add, or none while one thread sends
// (bias.h), writes the slot of that ticket and marks it; a receive looks at one
// mark and does no read-modify-write at all, since nobody else receives. Cost:
// bench/results; 16.5 bytes per queued word.
//
// What two threads pay for is lines that travel, a hundred nanoseconds or two
// each, so the lines of the next slots are fetched ahead; a locked instruction
// waits until every store before it has its line. Blocks that the receiver has
// passed come back (recycling.h), a few at a time, and their first lines are
// fetched half a block before they are needed.
//
// Invariants:
//  1. The sender of the last slot of a block links the next block and
//     publishes it, the pointer before the number, before it marks its slot.
//     So the receiver, which passes only marked slots, always finds the next.
//  2. A block is freed when the receiver has passed all its slots. So a sender
//     whose slot is not marked may walk from the newest block back to its own,
//     without hazard pointers.
//  3. What has a ticket below the tail word's when the receiver leaves is
//     destroyed by the receiver; what comes later goes back to its sender.
//
// A sender that is stopped between ticket and mark does not stop the others'
// values: the receiver looks ahead for a marked slot, and looks again from the
// start once it found one, as a value that was there before must be first.
// Taken out of turn, a slot has its taken mark until the head gets there.
//
// If there is no memory for a block, its sender gets its value back, and the
// channel is closed for sending: the tickets beyond have no slots.
//
// Sources: the FAA list is folly's UnboundedQueue and LCRQ's idea (A. Morrison,
// Y. Afek, "Fast Concurrent Queues for x86 Processors", PPoPP 2013), with one
// consumer as in D. Adas, R. Friedman, "Jiffy", 2020, from where also the look
// ahead is; the walk back replaces their reclamation.

#ifndef FEARLESS_DETAIL_CHANNEL_LIST_H_
#define FEARLESS_DETAIL_CHANNEL_LIST_H_

#include <memory>
#include <utility>

#include "fearless/detail/channel/arrival.h"
#include "fearless/detail/channel/block.h"
#include "fearless/detail/channel/recycling.h"
#include "fearless/detail/observe.h"

namespace fearless::detail::channels {

template <typename Element, typename Platform>
class ListChannel {
  using Tail = channels::Tail<Platform>;
  using Block = channels::Block<Element, Platform>;

 public:
  // A value that can be taken: move from it, then pop().
  struct Front {
    Element* element = nullptr;
    std::uint64_t ticket = 0;
    explicit operator bool() const noexcept { return element; }
  };

  ListChannel() noexcept : tail_(kFirstTicket) {
    enter(first_.get());
    tail_block_.store(block_, std::memory_order_relaxed);
  }
  ListChannel(const ListChannel&) = delete;
  ListChannel& operator=(const ListChannel&) = delete;
  ~ListChannel();

  // ---- for senders, any number at once

  // A send is: take, then write, in one way or the other, then ring.
  std::uint64_t take_ticket() noexcept { return tail_.take(); }
  // The way without calls, for slots in the middle of the newest block. False
  // if nothing was written.
  // REQUIRES: `word` is from take_ticket(), for both.
  [[gnu::always_inline]] bool write_quickly(std::uint64_t word,
                                            Element& element) noexcept {
    const std::uint64_t ticket = Tail::ticket(word);
    const std::uint64_t number = ticket / Block::kSlots;
    const std::uint32_t index = ticket % Block::kSlots;
    if (word & Tail::kClosed || Block::is_turn(index) ||
        tail_number_.load(std::memory_order_acquire) != number) [[unlikely]] {
      return false;
    }
    Block* block = tail_block_.load(std::memory_order_acquire);
    if (block->number != number) [[unlikely]]
      return false;
    block->prefetch_after(index);
    std::construct_at(block->element(index), std::move(element));
    block->mark_of(index).store(Block::mark_of_number(number),
                                std::memory_order_release);
    return true;
  }
  Sent write(std::uint64_t word, Element& element) noexcept;

  Sent send(Element& element) noexcept {
    const Sent sent = write(take_ticket(), element);
    if (sent == Sent::kYes) doorbell_.ring();
    return sent;
  }
  Sent try_send(Element& element) noexcept { return send(element); }
  Sent send_until(Element& element, const Deadline*) noexcept {
    return send(element);
  }

  void add_sender() noexcept {
    senders_.fetch_add(1, std::memory_order_relaxed);
  }
  // True if the caller must delete the channel, for both.
  bool remove_sender() noexcept;
  bool remove_receiver() noexcept;

  // ---- for the receiver

  // The value whose turn it is. Looks at its slot only, and not at the tail,
  // which a busy sender would have to fetch back.
  [[gnu::always_inline]] Front head() noexcept {
    if (is_written()) [[likely]]
      return written();
    return {};
  }
  [[gnu::always_inline]] bool is_written() const noexcept {
    return mark_at_->load(std::memory_order_acquire) == mark_;
  }
  // REQUIRES: is_written().
  [[gnu::always_inline]] Front written() noexcept {
    return {block_->element_at(head_ % Block::kSlots, mark_at_), head_};
  }
  // Whether pop_quickly() will do for head(): it calls nothing.
  [[gnu::always_inline]] bool is_quick() const noexcept {
    return !Block::is_turn(head_ % Block::kSlots);
  }
  [[gnu::always_inline]] void pop_quickly(const Front& front) noexcept {
    std::destroy_at(front.element);
    following_.count();
    ++head_;
    mark_at_ = Block::next_mark(mark_at_);
  }
  // The same, or one that is there while the sender before it is stopped.
  Front front() noexcept {
    if (const Front front = head()) [[likely]]
      return front;
    return Tail::ticket(tail_.load()) == head_ ? Front() : look_ahead();
  }
  // Every ticket was taken by a receive, and both sides are there. The second
  // is quicker where the first was the answer before; it leaves the tail to a
  // busy sender while the receiver expects_more().
  [[gnu::always_inline]] bool is_quiet() noexcept {
    quiet_ = Tail::without_flags(head_);
    return tail_.load() == quiet_;
  }
  [[gnu::always_inline]] bool is_still_quiet() const noexcept {
    return quiet_ != kExpectsMore && tail_.load() == quiet_;
  }
  [[gnu::always_inline]] void expect_more() noexcept { quiet_ = kExpectsMore; }

  // REQUIRES: `front` is from front(), and the last one.
  void pop(const Front& front) noexcept {
    std::destroy_at(front.element);
    following_.count();
    if (front.ticket == head_) [[likely]] {
      advance();
    } else {
      mark_taken(front.ticket);
    }
  }

  // All that was ever sent has been taken, and no more can come.
  bool is_finished() const noexcept {
    const std::uint64_t word = tail_.load();
    if (word & Tail::kOutOfMemory && mark_ == Block::kNoMark) return true;
    return word & Tail::kSendersGone && Tail::ticket(word) == head_;
  }

  bool may_have_news() noexcept {
    return head() || mark_ == Block::kNoMark ||
           tail_.load() & Tail::kSendersGone;
  }
  bool is_in_flight() const noexcept {
    return Tail::ticket(tail_.load()) != head_;
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
                                   following_.plan(kMostBursts));
  }

  FEARLESS_EMPTY_MEMBER observe::Identity<observe::Kind::kChannel> identity;

 private:
  // A batch of a hundred.
  static constexpr std::uint32_t kMostBursts = 10;
  static constexpr std::uint64_t kExpectsMore = ~std::uint64_t{0};
  static constexpr std::uint64_t kFirstTicket =
      Block::kSlots - Block::kSlotsOfFirst;

  static Sent reason(std::uint64_t word) noexcept {
    return word & Tail::kReceiverGone ? Sent::kDisconnected
                                      : Sent::kOutOfMemory;
  }

  Block* find(std::uint64_t number) noexcept {
    if (tail_number_.load(std::memory_order_acquire) < number) [[unlikely]] {
      if (!await_block(number)) return nullptr;
    }
    Block* block = tail_block_.load(std::memory_order_acquire);
    while (block->number != number) block = block->previous;
    return block;
  }
  bool await_block(std::uint64_t number) noexcept;
  bool take_turn(Block* block, std::uint32_t index) noexcept;
  bool link_next(Block* block) noexcept;

  void advance() noexcept {
    mark_at_ = Block::next_mark(mark_at_);
    if (Block::is_turn(head_++ % Block::kSlots)) [[unlikely]]
      turn();
  }
  void enter(Block* block) noexcept {
    block_ = block;
    mark_ = block->mark();
    mark_at_ = &block->mark_of(head_ % Block::kSlots);
  }
  void turn() noexcept;
  void enter_next() noexcept;
  void retire(Block* block) noexcept;
  Front look_ahead() noexcept;
  Block* block_of(std::uint64_t ticket) noexcept;
  void mark_taken(std::uint64_t ticket) noexcept;
  void drain(std::uint64_t end) noexcept;

  // Keeps what follows off the lines of others; used for the first few values.
  FirstBlock<Element, Platform> first_;
  // Seldom written; each send looks at the first.
  Doorbell<Platform> doorbell_;
  typename Platform::template atomic<std::size_t> senders_ = 1;
  Separation separation_;
  // Senders write these.
  Tail tail_;
  typename Platform::template atomic<Block*> tail_block_;
  typename Platform::template atomic<std::uint64_t> tail_number_ = 0;
  // Blocks to use next; for the sender of the last slot of the newest block.
  typename Platform::template atomic<Block*> stock_ = nullptr;
  Separation separation_from_receiver_;
  // The receiver's own.
  std::uint64_t head_ = kFirstTicket;
  Block* block_;
  // Of the head's slot, and what it says when that is written: kNoMark where a
  // block should be and there was no memory.
  typename Block::Mark* mark_at_;
  std::uint32_t mark_;
  Following following_;
  // What the tail word was if a receive found nothing; never the same again.
  std::uint64_t quiet_ = kExpectsMore;
  Separation separation_from_returns_;
  Recycling<Block, Platform> returns_;
};

}  // namespace fearless::detail::channels

#include "fearless/detail/channel/list_slow.h"

#endif  // FEARLESS_DETAIL_CHANNEL_LIST_H_
