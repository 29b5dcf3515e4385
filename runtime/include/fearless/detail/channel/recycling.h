// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Blocks on their way back: the receiver of an unbounded channel puts in what
// it has passed, a sender that needs a block takes all that is there at once.
// A chain on one word, the address of the newest and in its low bits how many
// there are. Only one thread puts in and who takes leaves nothing behind, so
// an address that comes again does no harm. Keeps seven at most: what a burst
// needed beyond that goes back to the allocator. Frees nothing by itself.

#ifndef FEARLESS_DETAIL_CHANNEL_RECYCLING_H_
#define FEARLESS_DETAIL_CHANNEL_RECYCLING_H_

#include <atomic>
#include <cstdint>

namespace fearless::detail::channels {

// A Block has a member `previous`, which chains what is in here.
template <typename Block, typename Platform>
class Recycling {
 public:
  // For the receiver. False if there is enough.
  bool put(Block* block) noexcept {
    std::uintptr_t word = word_.load(std::memory_order_relaxed);
    std::uintptr_t with_block;
    do {
      const std::uintptr_t count = word & kCount;
      if (count == kMost) return false;
      block->previous = chain(word);
      with_block = reinterpret_cast<std::uintptr_t>(block) | (count + 1);
    } while (!word_.compare_exchange_weak(word, with_block,
                                          std::memory_order_release,
                                          std::memory_order_relaxed));
    return true;
  }

  // For senders: the newest, which leads to the others, or null.
  Block* take_all() noexcept {
    if (word_.load(std::memory_order_relaxed) == 0) return nullptr;
    return chain(word_.exchange(0, std::memory_order_acquire));
  }

  void prefetch() const noexcept { Platform::prefetch_to_write(&word_); }

 private:
  static constexpr std::uintptr_t kCount = 7;
  static constexpr std::uintptr_t kMost = 7;
  static_assert(alignof(Block) > kCount);

  static Block* chain(std::uintptr_t word) noexcept {
    return reinterpret_cast<Block*>(word & ~kCount);
  }

  typename Platform::template atomic<std::uintptr_t> word_ = 0;
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_RECYCLING_H_
