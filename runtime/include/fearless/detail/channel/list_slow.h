// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What list.h, which includes this file, does once per block, once per channel
// end, or when a sender was stopped in the middle.

#ifndef FEARLESS_DETAIL_CHANNEL_LIST_SLOW_H_
#define FEARLESS_DETAIL_CHANNEL_LIST_SLOW_H_

#include "fearless/detail/channel/list.h"

namespace fearless::detail::channels {

template <typename Element, typename Platform>
Sent ListChannel<Element, Platform>::write(std::uint64_t word,
                                           Element& element) noexcept {
  if (word & Tail::kClosed) return reason(word);
  const std::uint64_t ticket = Tail::ticket(word);
  const std::uint32_t index = ticket % Block::kSlots;
  Block* block = find(ticket / Block::kSlots);
  if (!block) return Sent::kOutOfMemory;
  block->prefetch_after(index);
  if (Block::is_turn(index) && !take_turn(block, index)) {
    return Sent::kOutOfMemory;
  }
  std::construct_at(block->element(index), std::move(element));
  block->mark_of(index).store(block->mark(), std::memory_order_release);
  return Sent::kYes;
}

// False if the block will never come. The number is at most as far ahead as
// there are senders that took a ticket and did not write yet.
template <typename Element, typename Platform>
[[gnu::noinline]] bool ListChannel<Element, Platform>::await_block(
    std::uint64_t number) noexcept {
  const auto is_there = [&]() noexcept {
    return tail_number_.load(std::memory_order_acquire) >= number;
  };
  outwait<Platform>([&]() noexcept {
    return is_there() || tail_.load() & Tail::kOutOfMemory;
  });
  return is_there();
}

// Halfway through a block its senders get hold of the first lines of the next;
// at its end they need them. False if there is no next.
template <typename Element, typename Platform>
[[gnu::noinline]] bool ListChannel<Element, Platform>::take_turn(
    Block* block, std::uint32_t index) noexcept {
  if (index == Block::kSlots - 1) return link_next(block);
  if (Block* next = stock_.load(std::memory_order_relaxed)) {
    next->prefetch_start();
  } else {
    returns_.prefetch();
  }
  return true;
}

// REQUIRES: the caller has the ticket of the last slot of `block`. On failure
// that slot becomes a taken one. No two senders are here at once, since the
// second needs the block that the first publishes.
template <typename Element, typename Platform>
bool ListChannel<Element, Platform>::link_next(Block* block) noexcept {
  Block* stock = stock_.load(std::memory_order_relaxed);
  if (!stock) stock = returns_.take_all();
  const bool is_fresh = !stock;
  void* const memory = is_fresh ? Block::allocate() : stock;
  if (stock) stock = stock->previous;
  if (!memory) {
    block->mark_of(Block::kSlots - 1)
        .store(block->taken_mark(), std::memory_order_release);
    tail_.set(Tail::kOutOfMemory);
    doorbell_.ring();
    return false;
  }
  const std::uint64_t number = block->number + 1;
  Block* next = ::new (memory) Block(number, block);
  if (is_fresh) next->clear(Block::kSlots);
  stock_.store(stock ? stock : returns_.take_all(), std::memory_order_relaxed);
  block->next.store(next, std::memory_order_release);
  tail_block_.store(next, std::memory_order_release);
  tail_number_.store(number, std::memory_order_release);
  return true;
}

// The head is halfway through its block, or past the last slot.
template <typename Element, typename Platform>
[[gnu::noinline]] void ListChannel<Element, Platform>::turn() noexcept {
  if (head_ % Block::kSlots) {
    Platform::prefetch_to_read(&block_->next);
    return;
  }
  Block* next = block_->next.load(std::memory_order_acquire);
  if (!next) {  // there was no memory
    mark_ = Block::kNoMark;
    // A slot that the first block has, too; it says something else.
    mark_at_ = &block_->mark_of(Block::kSlots - 1);
    return;
  }
  retire(block_);
  enter(next);
}

template <typename Element, typename Platform>
void ListChannel<Element, Platform>::retire(Block* block) noexcept {
  if (block == first_.get()) return;
  if (!returns_.put(block)) Block::free(block);
}

template <typename Element, typename Platform>
auto ListChannel<Element, Platform>::block_of(std::uint64_t ticket) noexcept
    -> Block* {
  Block* block = block_;
  while (block && block->number != ticket / Block::kSlots) {
    block = block->next.load(std::memory_order_acquire);
  }
  return block;
}

// The head's slot is not written, though it has a ticket. Passes slots that
// were taken, then looks for a marked one; the earliest that was there when a
// later one was seen is the one to take.
template <typename Element, typename Platform>
[[gnu::noinline]] auto ListChannel<Element, Platform>::look_ahead() noexcept
    -> Front {
  while (mark_ != Block::kNoMark &&
         mark_at_->load(std::memory_order_acquire) == block_->taken_mark()) {
    advance();
  }
  if (mark_ == Block::kNoMark) return {};
  std::uint64_t end = Tail::ticket(tail_.load());
  Front found;
  for (std::uint64_t ticket = head_; ticket < end; ++ticket) {
    Block* block = block_of(ticket);
    if (!block) break;
    const std::uint32_t index = ticket % Block::kSlots;
    if (block->mark_of(index).load(std::memory_order_acquire) !=
        block->mark()) {
      continue;
    }
    found = {block->element(index), ticket};
    end = ticket;
    ticket = head_ - 1;  // once more, up to here
  }
  return found;
}

template <typename Element, typename Platform>
[[gnu::noinline]] void ListChannel<Element, Platform>::mark_taken(
    std::uint64_t ticket) noexcept {
  Block* block = block_of(ticket);
  block->mark_of(ticket % Block::kSlots)
      .store(block->taken_mark(), std::memory_order_relaxed);
}

// Destroys what is queued, up to the ticket at which the channel was closed.
template <typename Element, typename Platform>
void ListChannel<Element, Platform>::drain(std::uint64_t end) noexcept {
  while (head_ != end && mark_ != Block::kNoMark) {
    const std::uint32_t index = head_ % Block::kSlots;
    auto& mark = block_->mark_of(index);
    outwait<Platform>([&]() noexcept {
      const std::uint32_t seen = mark.load(std::memory_order_acquire);
      return seen == mark_ || seen == block_->taken_mark();
    });
    if (mark.load(std::memory_order_relaxed) == mark_) {
      std::destroy_at(block_->element(index));
    }
    advance();
  }
}

template <typename Element, typename Platform>
bool ListChannel<Element, Platform>::remove_sender() noexcept {
  // Only through a sender can there be more: one that is alone stays alone.
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
bool ListChannel<Element, Platform>::remove_receiver() noexcept {
  std::uint64_t word = tail_.load();
  if (!(word & Tail::kSendersLeft)) word = tail_.set(Tail::kReceiverGone);
  drain(Tail::ticket(word));
  if (word & Tail::kSendersLeft) return true;
  return tail_.set_last(Tail::kReceiverLeft) & Tail::kSendersLeft;
}

template <typename Element, typename Platform>
ListChannel<Element, Platform>::~ListChannel() {
  for (Block* chain :
       {stock_.load(std::memory_order_relaxed), returns_.take_all()}) {
    while (chain) Block::free(std::exchange(chain, chain->previous));
  }
  for (Block* block = block_; block;) {
    Block* next = block->next.load(std::memory_order_relaxed);
    if (block != first_.get()) Block::free(block);
    block = next;
  }
}

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_LIST_SLOW_H_
