// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Channels: values go in at one end and come out, in order, at the other.
//
//   auto [tx, rx] = fearless::channel<Order>();           // unbounded
//   auto [tx, rx] = fearless::sync_channel<Order>(64);    // waits when full
//   auto [tx, rx] = fearless::sync_channel<Order>(0);     // hand to hand
//
//   tx.send(std::move(order)).unwrap();          for (Order& order : rx) ...
//
// Ends are moved, never copied; `tx.clone()` makes one more sender. What one
// thread sends arrives in the order in which it sent. When the last sender is
// gone (destroyed, or `reset()`), what is queued can still be received, then
// `recv()` reports the end. When the receiver is gone, what is queued is
// destroyed and every send hands its value back. Each value is destroyed
// exactly once. A name, the last argument, is for reports of instrumented
// builds; plain builds do not keep it.
//
// Threads: all of a Sender's const members may be called by any number of
// threads at once; a Receiver is for one thread at a time. Moving, resetting
// and destroying an end are for one thread that nobody else races.
//
// Errors: failures are Results (detail/channel/errors.h). Creating a channel
// throws std::bad_alloc. What T's move constructor throws passes through: on
// the way in nothing is sent, on the way out the value stays in the channel.
// T's destructor must not throw. An end that was moved from or reset behaves
// as if the other side were gone.
//
// After fork() a child may use channels whose other ends it has itself, if no
// other thread was in the middle of an operation on them. Ends in thread_local
// or static objects are destroyed with those: nothing here needs main().
//
// Costs: see the flavours, detail/channel/{list,ring,rendezvous}.h. Waiting
// polls for 3 us, in a stream for 5, then sleeps (detail/wait_policy.h). A T
// that is larger than 512 bytes or whose move may throw is kept in a box of its
// own.

#ifndef FEARLESS_CHANNEL_H_
#define FEARLESS_CHANNEL_H_

#include <chrono>
#include <cstddef>
#include <string_view>
#include <utility>

#include "fearless/detail/channel/receiver.h"
#include "fearless/detail/channel/sender.h"

namespace fearless {

#if FEARLESS_INSTRUMENT
namespace detail::channels {
// The same link, known to the explorer.
template <typename Link>
Link in_model(Link link, std::uint32_t capacity, std::string_view name,
              Site site) {
  auto& identity = link.list()->identity;
  identity.describe(name, site);
  model::made_channel(identity, capacity);
  return link;
}
}  // namespace detail::channels
#endif

// Unbounded: a send never waits.
template <typename T, typename Platform = detail::Native>
[[nodiscard]] std::pair<Sender<T, Platform>, Receiver<T, Platform>> channel(
    std::string_view name = {}, Site site = Site::current()) {
  using Link = typename Sender<T, Platform>::Link;
  FEARLESS_IN_MODEL_ON(
      Platform, return detail::channels::both_ends<T, Platform>(
                    detail::channels::in_model(Link(new typename Link::List()),
                                               UINT32_MAX, name, site),
                    name, site);)
  return detail::channels::both_ends<T, Platform>(
      Link(new typename Link::List()), name, site);
}

// At most `capacity` values are queued; with none, a send waits until the
// receiver takes its value. Throws std::length_error for absurd capacities.
template <typename T, typename Platform = detail::Native>
[[nodiscard]] std::pair<Sender<T, Platform>, Receiver<T, Platform>>
sync_channel(std::size_t capacity, std::string_view name = {},
             Site site = Site::current()) {
  using Link = typename Sender<T, Platform>::Link;
  // The explorer counts; what holds the values has endless room.
  FEARLESS_IN_MODEL_ON(
      Platform, return detail::channels::both_ends<T, Platform>(
                    detail::channels::in_model(
                        Link(new typename Link::List()),
                        static_cast<std::uint32_t>(capacity), name, site),
                    name, site);)
  return detail::channels::both_ends<T, Platform>(
      capacity == 0 ? Link(new typename Link::Rendezvous())
                    : Link(new typename Link::Ring(capacity)),
      name, site);
}

namespace detail::channels {

template <typename T, typename Platform, typename Link>
std::pair<Sender<T, Platform>, Receiver<T, Platform>> both_ends(
    Link link, std::string_view name, Site site) noexcept {
  link.visit([&](auto* channel) {
    if constexpr (!leads_nowhere<decltype(channel)>) {
      channel->identity.describe(name, site);
    }
  });
  return {Sender<T, Platform>(link, site), Receiver<T, Platform>(link, site)};
}

}  // namespace detail::channels
}  // namespace fearless

#endif  // FEARLESS_CHANNEL_H_
