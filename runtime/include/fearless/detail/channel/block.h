// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A block of slots of the unbounded channel. A slot is an element and a mark;
// the element is there if the mark is the block's own, so that a block can be
// used again without clearing it: its old marks belong to an old number.
//
// Slots come before the header in memory and are counted back from it. That
// lets the first block, which is part of the channel, have only the last few
// of the slots that its number entitles it to. Small elements have their marks
// beside them (16 bytes for a word); larger ones have theirs in an array of
// their own, so that 64 bytes stay one cache line.
//
// Memory: for 8-byte elements 16.5 bytes each, in blocks of 1 KiB.

#ifndef FEARLESS_DETAIL_CHANNEL_BLOCK_H_
#define FEARLESS_DETAIL_CHANNEL_BLOCK_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>

namespace fearless::detail::channels {

template <typename Element, typename Platform>
class Block {
 public:
  using Mark = typename Platform::template atomic<std::uint32_t>;

  static constexpr std::uint32_t kSlots = sizeof(Element) <= 16    ? 64
                                          : sizeof(Element) <= 128 ? 32
                                                                   : 8;
  static constexpr std::uint32_t kSlotsOfFirst = 8;
  // Of no block.
  static constexpr std::uint32_t kNoMark = 2;

  explicit Block(std::uint64_t number, Block* previous) noexcept
      : number(number), previous(previous) {}

  std::uint64_t number;
  Block* previous;  // may be gone, if nobody can ask for it any more
  typename Platform::template atomic<Block*> next = nullptr;

  static constexpr std::uint32_t mark_of_number(std::uint64_t number) noexcept {
    return static_cast<std::uint32_t>(number) * 4 + 1;
  }
  // Its own marks: of a slot that is written, and of one that was taken before
  // the head got there. Never zero, which fresh memory has; they come again
  // after 2^30 blocks, and what a slot has from earlier use is younger.
  std::uint32_t mark() const noexcept { return mark_of_number(number); }
  std::uint32_t taken_mark() const noexcept { return mark() + 2; }

  Mark& mark_of(std::uint32_t index) noexcept {
    if constexpr (kIsTogether) {
      return *reinterpret_cast<Mark*>(
          header() - kSlots * sizeof(Pair) +
          (index * sizeof(Pair) + offsetof(Pair, mark)));
    } else {
      return *reinterpret_cast<Mark*>(header() - kSlots * sizeof(Mark) +
                                      index * sizeof(Mark));
    }
  }
  // The one behind it, of the next slot of the same block.
  static Mark* next_mark(Mark* mark) noexcept {
    return reinterpret_cast<Mark*>(reinterpret_cast<std::byte*>(mark) +
                                   (kIsTogether ? sizeof(Pair) : sizeof(Mark)));
  }

  // Raw memory unless mark_of(index) is mark().
  Element* element(std::uint32_t index) noexcept {
    return reinterpret_cast<Element*>(header() - bytes_before_header(kSlots) +
                                      index * kSlotBytes);
  }
  // The same of the slot that has this mark, where that is quicker.
  Element* element_at(std::uint32_t index, Mark* mark) noexcept {
    if constexpr (kIsTogether) {
      return reinterpret_cast<Element*>(reinterpret_cast<std::byte*>(mark) -
                                        offsetof(Pair, mark));
    } else {
      return element(index);
    }
  }

  // Halfway, and the last.
  static bool is_turn(std::uint32_t index) noexcept {
    return (index & (kSlots / 2 - 1)) == kSlots / 2 - 1;
  }

  // The line that a sender will need when it is a few slots further on. It
  // takes long to come: from the receiver, which read it when it was used last.
  void prefetch_after(std::uint32_t index) noexcept {
    Platform::prefetch_to_write(
        element(std::min(index, kSlots - 1 - kSlotsAhead) + kSlotsAhead));
  }
  // All that the first few sends will need.
  void prefetch_start() noexcept {
    const std::byte* const first =
        reinterpret_cast<const std::byte*>(element(0));
    for (std::size_t i = 0; i < std::min(kSlotsAhead * kSlotBytes, kMostBytes);
         i += 64) {
      Platform::prefetch_to_write(first + i);
    }
    for (std::size_t i = 0; !kIsTogether && i < kMarkBytes; i += 64) {
      Platform::prefetch_to_write(header() - kMarkBytes + i);
    }
    Platform::prefetch_to_write(header());
  }

  static constexpr std::size_t bytes_before_header(std::uint32_t slots) {
    return kIsTogether ? slots * sizeof(Pair)
                       : kMarkBytes + slots * sizeof(Element);
  }
  static constexpr std::size_t alignment() { return kAlignment; }

  // Makes marks of the last `slots` slots that say "not written".
  void clear(std::uint32_t slots) noexcept {
    for (std::uint32_t i = kSlots - slots; i < kSlots; ++i) {
      ::new (static_cast<void*>(&mark_of(i))) Mark(0);
    }
  }

  // Null if there is no memory.
  static void* allocate() noexcept {
    void* memory;
    if constexpr (kIsOverAligned) {
      memory =
          ::operator new(bytes(), std::align_val_t(kAlignment), std::nothrow);
    } else {
      memory = ::operator new(bytes(), std::nothrow);
    }
    return memory
               ? static_cast<std::byte*>(memory) + bytes_before_header(kSlots)
               : nullptr;
  }
  static void free(Block* block) noexcept {
    void* memory = block->header() - bytes_before_header(kSlots);
    if constexpr (kIsOverAligned) {
      ::operator delete(memory, std::align_val_t(kAlignment));
    } else {
      ::operator delete(memory);
    }
  }

 private:
  static constexpr bool kIsTogether = sizeof(Element) <= 24;
  struct Alike {
    alignas(Element) std::byte bytes[sizeof(Element)];
  };
  struct Pair {
    Alike element;
    Mark mark;
  };
  static constexpr std::size_t kSlotBytes =
      kIsTogether ? sizeof(Pair) : sizeof(Element);
  static constexpr std::uint32_t kSlotsAhead = kIsTogether ? 8 : 4;
  static constexpr std::size_t kMostBytes = 512;
  // A power of two that is a multiple of a line starts on a line.
  static constexpr std::size_t kAlignment =
      std::max({alignof(Element), alignof(std::uint64_t),
                !kIsTogether && sizeof(Element) % 64 == 0 ? std::size_t{64}
                                                          : std::size_t{1}});
  static constexpr bool kIsOverAligned =
      kAlignment > __STDCPP_DEFAULT_NEW_ALIGNMENT__;
  static constexpr std::size_t kMarkBytes =
      (kSlots * sizeof(Mark) + kAlignment - 1) / kAlignment * kAlignment;
  static constexpr std::size_t bytes() {
    return bytes_before_header(kSlots) + sizeof(Block);
  }

  std::byte* header() noexcept { return reinterpret_cast<std::byte*>(this); }
};

// The one inside the channel.
template <typename Element, typename Platform>
class FirstBlock {
  using Block = channels::Block<Element, Platform>;

 public:
  FirstBlock() noexcept : block_(0, nullptr) {
    block_.clear(Block::kSlotsOfFirst);
  }
  Block* get() noexcept { return &block_; }

 private:
  static constexpr std::size_t kBytes =
      Block::bytes_before_header(Block::kSlotsOfFirst);
  static_assert(kBytes % alignof(Block) == 0);

  alignas(Block::alignment()) std::byte slots_[kBytes];
  Block block_;
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_BLOCK_H_
