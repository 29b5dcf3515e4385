// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The receiving end; channel.h has the contract. One word.

#ifndef FEARLESS_DETAIL_CHANNEL_RECEIVER_H_
#define FEARLESS_DETAIL_CHANNEL_RECEIVER_H_

#include <chrono>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "fearless/detail/channel/sender.h"

namespace fearless {

template <typename T, typename Platform = detail::Native>
class [[nodiscard]] Receiver {
  using Boxing = detail::channels::Boxing<T>;
  using Arrival = detail::channels::Arrival;

 public:
  // Receives one value per step; at its end all senders are gone. One pass.
  class Iterator {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;

    Iterator() = default;
    explicit Iterator(Receiver& receiver) : receiver_(&receiver) { ++*this; }
    T& operator*() const noexcept { return *value_; }
    T* operator->() const noexcept { return std::addressof(*value_); }
    Iterator& operator++() {
      value_.reset();
      if (auto next = receiver_->recv()) value_.emplace(*std::move(next));
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& at, std::default_sentinel_t) {
      return !at.value_;
    }

   private:
    Receiver* receiver_ = nullptr;
    mutable std::optional<T> value_;
  };

  Receiver(Receiver&& other) noexcept
      : link_(std::exchange(other.link_, {})),
        handle_(std::move(other.handle_)) {}
  Receiver& operator=(Receiver&& other) noexcept {
    if (this != &other) {
      reset();
      link_ = std::exchange(other.link_, {});
      handle_ = std::move(other.handle_);
    }
    return *this;
  }
  ~Receiver() { reset(); }

  // Waits for a value, or for the last sender to go.
  Result<T, RecvError> recv(Site site = Site::current()) {
    FEARLESS_IN_MODEL_ON(Platform,
                         return receive_in_model<RecvError>(
                             true, site, [](bool) { return RecvError{}; });)
    if (link_.is_list()) [[likely]] {
      auto* const list = link_.list();
      const auto head = list->head();
      if (head && list->is_quick()) [[likely]] {
        return take_quickly<RecvError>(list, head, site);
      }
    }
    return recv_elsewhere(site);
  }

  // Never waits.
  Result<T, TryRecvError> try_recv(Site site = Site::current()) {
    FEARLESS_IN_MODEL_ON(
        Platform,
        return receive_in_model<TryRecvError>(false, site, [](bool is_gone) {
          return is_gone ? TryRecvError::kDisconnected : TryRecvError::kEmpty;
        });)
    if (link_.is_list()) [[likely]] {
      auto* const list = link_.list();
      // Whoever asks again and again finds nothing most of the time.
      if (list->is_still_quiet()) [[likely]]
        return Unexpected(TryRecvError::kEmpty);
      if (!list->is_written()) {
        if (list->is_quiet()) return Unexpected(TryRecvError::kEmpty);
      } else if (list->is_quick()) {
        list->expect_more();
        return take_quickly<TryRecvError>(list, list->written(), site);
      }
    }
    return try_recv_elsewhere(site);
  }

  template <typename Rep, typename Period>
  Result<T, RecvTimeoutError> recv_timeout(
      const std::chrono::duration<Rep, Period>& timeout,
      Site site = Site::current()) {
    FEARLESS_IN_MODEL_ON(Platform,
                         return receive_in_model<RecvTimeoutError>(
                             false, site, [](bool is_gone) {
                               return is_gone ? RecvTimeoutError::kDisconnected
                                              : RecvTimeoutError::kTimeout;
                             });)
    return receive<RecvTimeoutError>(
        site,
        [&](auto* channel, Site) {
          const auto deadline = detail::Deadline::after(timeout);
          return channel->wait(&deadline);
        },
        [](Arrival arrival) {
          return arrival == Arrival::kTimedOut
                     ? RecvTimeoutError::kTimeout
                     : RecvTimeoutError::kDisconnected;
        });
  }

  // `for (T& value : rx)` receives until all senders are gone.
  Iterator begin() { return Iterator(*this); }
  std::default_sentinel_t end() const noexcept { return {}; }

  // Closes this end early, and destroys what is queued.
  void reset() noexcept {
    if (!link_) return;
    std::exchange(link_, {}).visit([this](auto* channel) {
      if constexpr (!detail::channels::leads_nowhere<decltype(channel)>) {
        FEARLESS_IN_MODEL_ON(
            Platform, detail::model::perform(detail::model::Verb::kDropReceiver,
                                             channel->identity, Site());)
        const bool is_last = channel->remove_receiver();
        handle_.drop();  // nobody is told of anything after that
        if (is_last) delete channel;
      }
    });
  }

  // Whether there is a channel behind this end: it was not reset nor moved.
  explicit operator bool() const noexcept { return bool(link_); }

 private:
  using Link = detail::channels::Link<typename Boxing::Element, Platform>;
  friend struct detail::channels::SelectAccess;
  template <typename U, typename P, typename L>
  friend std::pair<Sender<U, P>, Receiver<U, P>> detail::channels::both_ends(
      L, std::string_view, Site) noexcept;

  Receiver(Link link, Site site) noexcept : link_(link) {
    link.visit([&](auto* channel) {
      if constexpr (!detail::channels::leads_nowhere<decltype(channel)>) {
        handle_.attach(channel->identity, site);
      }
    });
  }

  // Moves the value out, then lets the channel forget it: if the move throws,
  // the value is still in the channel.
  template <typename Error, typename Channel>
  [[gnu::always_inline]] static Result<T, Error> take(
      Channel* channel, const typename Channel::Front& front, Site site) {
    Result<T, Error> result(std::in_place,
                            std::move(Boxing::open(*front.element)));
    channel->pop(front);
    detail::observe::receive(channel->identity, site);
    return result;
  }

#if FEARLESS_INSTRUMENT
  template <typename Error, typename Why>
  Result<T, Error> receive_in_model(bool may_wait, Site site, const Why& why) {
    return link_.visit([&](auto* channel) -> Result<T, Error> {
      if constexpr (detail::channels::leads_nowhere<decltype(channel)>) {
        return Unexpected(why(true));
      } else {
        using Passed = detail::model::Passed;
        void* element;
        const Passed passed =
            detail::model::receive(channel->identity, may_wait, element, site);
        if (passed != Passed::kYes) {
          return Unexpected(why(passed == Passed::kGone));
        }
        if (element) {
          auto& offered = *static_cast<typename Boxing::Element*>(element);
          return Result<T, Error>(std::in_place,
                                  std::move(Boxing::open(offered)));
        }
        return take<Error>(channel, channel->front(), site);
      }
    });
  }
#endif

  template <typename Error, typename Channel>
  [[gnu::always_inline]] static Result<T, Error> take_quickly(
      Channel* channel, const typename Channel::Front& front, Site site) {
    Result<T, Error> result(std::in_place,
                            std::move(Boxing::open(*front.element)));
    channel->pop_quickly(front);
    detail::observe::receive(channel->identity, site);
    return result;
  }

  [[gnu::noinline]] Result<T, RecvError> recv_elsewhere(Site site) {
    if (link_.is_ring()) [[likely]] {
      auto* const ring = link_.ring();
      if (const auto head = ring->head()) [[likely]] {
        return take_quickly<RecvError>(ring, head, site);
      }
    }
    return recv_slowly(site);
  }
  [[gnu::noinline]] Result<T, RecvError> recv_slowly(Site site) {
    return receive<RecvError>(
        site,
        [](auto* channel, Site where) {
          detail::observe::Blocked blocked(
              channel->identity, detail::observe::Wait::kReceive,
              detail::observe::Until::kWoken, where);
          return channel->wait(nullptr);
        },
        [](Arrival) { return RecvError{}; });
  }

  [[gnu::noinline]] Result<T, TryRecvError> try_recv_elsewhere(Site site) {
    return link_.visit([&](auto* channel) __attribute__((
                           always_inline)) -> Result<T, TryRecvError> {
      if constexpr (detail::channels::leads_nowhere<decltype(channel)>) {
        return Unexpected(TryRecvError::kDisconnected);
      } else {
        if (auto head = channel->head()) {
          return take<TryRecvError>(channel, head, site);
        }
        if (channel->is_quiet()) return Unexpected(TryRecvError::kEmpty);
        return try_harder(channel, site);
      }
    });
  }

  // There is something to know: a stopped sender, values behind it, the end.
  template <typename Channel>
  [[gnu::noinline]] static Result<T, TryRecvError> try_harder(Channel* channel,
                                                              Site site) {
    if (auto front = channel->front()) {
      return take<TryRecvError>(channel, front, site);
    }
    if (!channel->is_finished()) return Unexpected(TryRecvError::kEmpty);
    // The last value and the end may have come since.
    if (auto front = channel->front()) {
      return take<TryRecvError>(channel, front, site);
    }
    return Unexpected(TryRecvError::kDisconnected);
  }

  template <typename Error, typename Wait, typename Why>
  [[gnu::always_inline]] Result<T, Error> receive(Site site, const Wait& wait,
                                                  const Why& why) {
    return link_.visit(
        [&](auto* channel) __attribute__((always_inline)) -> Result<T, Error> {
          if constexpr (detail::channels::leads_nowhere<decltype(channel)>) {
            return Unexpected(why(Arrival::kDisconnected));
          } else {
            auto front = channel->head();
            if (!front) [[unlikely]] {
              const Arrival arrival = wait(channel, site);
              if (arrival != Arrival::kValue) return Unexpected(why(arrival));
              front = channel->front();
            }
            return take<Error>(channel, front, site);
          }
        });
  }

  Link link_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Handle<detail::observe::Kind::kReceiver> handle_;
};

// A receiver may be given away if its values may, and used by one thread.
template <typename T, typename Platform>
inline constexpr bool is_send_v<Receiver<T, Platform>> = is_send_v<T>;
template <typename T, typename Platform>
inline constexpr bool is_sync_v<Receiver<T, Platform>> = false;

}  // namespace fearless

#endif  // FEARLESS_DETAIL_CHANNEL_RECEIVER_H_
