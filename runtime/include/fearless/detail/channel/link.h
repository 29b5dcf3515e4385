// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One word that leads from an end of a channel to its flavour: the address,
// and in its low bits which flavour it is. An end that was moved from or reset
// leads nowhere. `visit` calls f with a pointer to the channel; a predicted
// branch is all that having three flavours in one type costs. Owns nothing.

#ifndef FEARLESS_DETAIL_CHANNEL_LINK_H_
#define FEARLESS_DETAIL_CHANNEL_LINK_H_

#include <cstdint>
#include <utility>

#include "fearless/detail/channel/list.h"
#include "fearless/detail/channel/rendezvous.h"
#include "fearless/detail/channel/ring.h"

namespace fearless::detail::channels {

// What an end that leads nowhere has instead of a channel.
struct Nowhere {};

template <typename Element, typename Platform>
class Link {
 public:
  using List = ListChannel<Element, Platform>;
  using Ring = RingChannel<Element, Platform>;
  using Rendezvous = RendezvousChannel<Element, Platform>;

  Link() noexcept = default;
  explicit Link(List* list) noexcept : word_(address(list) | kList) {}
  explicit Link(Ring* ring) noexcept : word_(address(ring) | kRing) {}
  explicit Link(Rendezvous* rendezvous) noexcept
      : word_(address(rendezvous) | kRendezvous) {}

  explicit operator bool() const noexcept { return word_ != kNowhere; }

  // The flavour that is quickest to find.
  bool is_list() const noexcept { return (word_ & kFlavour) == kList; }
  // REQUIRES: is_list().
  List* list() const noexcept { return reinterpret_cast<List*>(word_); }
  // Likewise.
  bool is_ring() const noexcept { return (word_ & kFlavour) == kRing; }
  Ring* ring() const noexcept { return reinterpret_cast<Ring*>(word_ - kRing); }

  // f must return the same type for each. The list comes first and in line.
  template <typename F>
  [[gnu::always_inline]] auto visit(F&& f) const {
    if (is_list()) [[likely]] {
      return f(list());
    }
    return visit_others(f);
  }

 private:
  static constexpr std::uintptr_t kList = 0;
  static constexpr std::uintptr_t kRing = 1;
  static constexpr std::uintptr_t kRendezvous = 2;
  static constexpr std::uintptr_t kNowhere = 3;
  static constexpr std::uintptr_t kFlavour = 3;

  template <typename F>
  [[gnu::always_inline]] auto visit_others(F& f) const {
    if (word_ == kNowhere) [[unlikely]]
      return f(static_cast<Nowhere*>(nullptr));
    if (is_ring()) {
      return f(ring());
    }
    return f(reinterpret_cast<Rendezvous*>(word_ - kRendezvous));
  }

  static std::uintptr_t address(const void* channel) noexcept {
    return reinterpret_cast<std::uintptr_t>(channel);
  }

  std::uintptr_t word_ = kNowhere;
};

template <typename Channel>
inline constexpr bool leads_nowhere = std::is_same_v<Channel, Nowhere*>;

// Sending into it never waits.
template <typename Channel>
inline constexpr bool has_endless_room = false;
template <typename Element, typename Platform>
inline constexpr bool has_endless_room<ListChannel<Element, Platform>*> = true;

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_LINK_H_
