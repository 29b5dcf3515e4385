// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The word that the senders of a buffered channel share: the next ticket, and
// who is gone. A sender takes a ticket, with one read-modify-write or, if the
// word is its thread's (bias.h), without, and learns from the same operation
// whether the receiver is still there.
//
//   bit 0      the receiver is gone: what is sent now comes back
//   bit 1      the senders are gone: what is queued is all there is
//   bit 2      no memory for the next block: closed for sending
//   bits 3, 4  the receiver, the senders have touched the channel for the last
//              time; the second of them frees it
//   bits 5-63  the next ticket

#ifndef FEARLESS_DETAIL_CHANNEL_TAIL_H_
#define FEARLESS_DETAIL_CHANNEL_TAIL_H_

#include <atomic>
#include <cstdint>

#include "fearless/detail/channel/bias.h"

namespace fearless::detail::channels {

// What became of an element that was to be sent; only the first moves it.
enum class Sent : std::uint8_t {
  kYes,
  kFull,
  kTimedOut,
  kDisconnected,
  kOutOfMemory,
};

// What a receiver that waited finds.
enum class Arrival : std::uint8_t { kValue, kTimedOut, kDisconnected };

template <typename Platform>
class Tail {
 public:
  static constexpr std::uint64_t kReceiverGone = 1;
  static constexpr std::uint64_t kSendersGone = 2;
  static constexpr std::uint64_t kOutOfMemory = 4;
  static constexpr std::uint64_t kReceiverLeft = 8;
  static constexpr std::uint64_t kSendersLeft = 16;
  static constexpr std::uint64_t kClosed = kReceiverGone | kOutOfMemory;
  static constexpr int kShift = 5;
  static constexpr std::uint64_t kTicket = std::uint64_t{1} << kShift;

  explicit Tail(std::uint64_t first) noexcept : word_(first << kShift) {}

  static std::uint64_t ticket(std::uint64_t word) noexcept {
    return word >> kShift;
  }

  // What the word is when `ticket` is the next and nobody is gone.
  static std::uint64_t without_flags(std::uint64_t ticket) noexcept {
    return ticket << kShift;
  }

  std::uint64_t load() const noexcept {
    return word_.load(std::memory_order_seq_cst);
  }
  // Takes a ticket, come what may.
  [[gnu::always_inline]] std::uint64_t take() noexcept {
    if (const auto turn = bias_.enter()) [[likely]] {
      const std::uint64_t word = word_.load(std::memory_order_relaxed);
      word_.store(word + kTicket, std::memory_order_release);
      bias_.leave(turn);
      return word;
    }
    if (bias_.is_everybodys()) return take_shared();
    return claim_and_take();
  }
  // Takes a ticket if the word is this thread's and `may` says so of what it
  // is.
  template <typename May>
  [[gnu::always_inline]] bool take_as_owner(std::uint64_t& word,
                                            const May& may) noexcept {
    const auto turn = bias_.enter();
    if (!turn) return false;
    word = word_.load(std::memory_order_relaxed);
    const bool takes = may(word);
    if (takes) word_.store(word + kTicket, std::memory_order_release);
    bias_.leave(turn);
    return takes;
  }
  // Takes the ticket that `seen` names, or shows what is there now.
  [[gnu::always_inline]] bool take_if(std::uint64_t& seen) noexcept {
    if (const auto turn = bias_.enter()) [[likely]] {
      const std::uint64_t word = word_.load(std::memory_order_relaxed);
      const bool is_same = word == seen;
      if (is_same) word_.store(word + kTicket, std::memory_order_release);
      bias_.leave(turn);
      seen = word;
      return is_same;
    }
    if (bias_.is_everybodys()) return take_shared_if(seen);
    claim();
    seen = load();
    return false;
  }
  // The word as it was, for both. The last touch of a side is set_last(), and
  // its store is the last thing that it does here: the other side may free the
  // channel at once.
  std::uint64_t set(std::uint64_t flag) noexcept {
    const auto turn = bias_.enter();
    if (!turn) return set_shared(flag);
    const std::uint64_t word = word_.load(std::memory_order_relaxed);
    word_.store(word | flag, std::memory_order_release);
    bias_.leave(turn);
    return word;
  }
  std::uint64_t set_last(std::uint64_t flag) noexcept {
    const auto turn = bias_.enter();
    if (!turn) return set_shared(flag);
    const std::uint64_t word = word_.load(std::memory_order_relaxed);
    bias_.leave_by_next_store(turn);
    word_.store(word | flag, std::memory_order_release);
    return word;
  }
  // For a receiver that is going to sleep, between what it says and what it
  // looks at; the second for the rest of the channel's life.
  void fence() const noexcept { bias_.fence(); }
  void share() noexcept {
    bias_.share([this]() noexcept { return has_left(); });
  }

 private:
  static constexpr std::uint64_t kLeft = kReceiverLeft | kSendersLeft;

  bool has_left() const noexcept {
    return word_.load(std::memory_order_acquire) & kLeft;
  }
  void claim() noexcept {
    bias_.claim([this]() noexcept { return has_left(); });
  }
  std::uint64_t set_shared(std::uint64_t flag) noexcept {
    share();
    return word_.fetch_or(flag, std::memory_order_seq_cst);
  }
  std::uint64_t take_shared() noexcept {
    return word_.fetch_add(kTicket, std::memory_order_seq_cst);
  }
  bool take_shared_if(std::uint64_t& seen) noexcept {
    return word_.compare_exchange_weak(seen, seen + kTicket,
                                       std::memory_order_seq_cst,
                                       std::memory_order_relaxed);
  }
  [[gnu::noinline]] std::uint64_t claim_and_take() noexcept {
    claim();
    return take();
  }

  typename Platform::template atomic<std::uint64_t> word_;
  Bias<Platform> bias_;
};

// Keeps what follows it off the cache line, and the neighbour line that the
// processor fetches along, of what precedes it.
struct Separation {
  char bytes[112];
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_TAIL_H_
