// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The sending end; channel.h has the contract. One word.

#ifndef FEARLESS_DETAIL_CHANNEL_SENDER_H_
#define FEARLESS_DETAIL_CHANNEL_SENDER_H_

#include <chrono>
#include <new>
#include <string_view>
#include <utility>

#include "fearless/detail/channel/element.h"
#include "fearless/detail/channel/errors.h"
#include "fearless/detail/channel/link.h"
#include "fearless/detail/platform.h"
#include "fearless/result.h"
#include "fearless/send.h"

namespace fearless {

template <typename T, typename Platform>
class Sender;
template <typename T, typename Platform>
class Receiver;

namespace detail::channels {

struct SelectAccess;

template <typename T, typename Platform, typename Link>
std::pair<Sender<T, Platform>, Receiver<T, Platform>> both_ends(
    Link link, std::string_view name, Site site) noexcept;

constexpr SendFailure failure(Sent sent) noexcept {
  switch (sent) {
    case Sent::kFull:
      return SendFailure::kFull;
    case Sent::kTimedOut:
      return SendFailure::kTimeout;
    case Sent::kOutOfMemory:
      return SendFailure::kOutOfMemory;
    default:
      return SendFailure::kDisconnected;
  }
}

template <typename T>
constexpr void refuse_what_is_not_send() {
  static_assert(
      is_send_v<T>,
      "this type must stay on its thread (it is not Send), so it cannot be "
      "sent through a channel: send a copy of the data, use fearless::Arc "
      "instead of Rc, or let the receiving thread lock for itself");
}

}  // namespace detail::channels

template <typename T, typename Platform = detail::Native>
class [[nodiscard]] Sender {
  using Boxing = detail::channels::Boxing<T>;
  using Sent = detail::channels::Sent;

 public:
  Sender(Sender&& other) noexcept
      : link_(std::exchange(other.link_, {})),
        handle_(std::move(other.handle_)) {}
  Sender& operator=(Sender&& other) noexcept {
    if (this != &other) {
      reset();
      link_ = std::exchange(other.link_, {});
      handle_ = std::move(other.handle_);
    }
    return *this;
  }
  ~Sender() { reset(); }

  // One more sender of the same channel.
  Sender clone(Site site = Site::current()) const noexcept {
    Sender other;
    link_.visit([](auto* channel) {
      if constexpr (!detail::channels::leads_nowhere<decltype(channel)>) {
        FEARLESS_IN_MODEL_ON(
            Platform, detail::model::perform(detail::model::Verb::kCloneSender,
                                             channel->identity, Site());)
        channel->add_sender();
      }
    });
    other.link_ = link_;
    other.handle_.clone(handle_, site);
    return other;
  }

  // Waits for room, if the channel is bounded.
  Result<void, SendError<T>> send(T value, Site site = Site::current()) const {
    detail::channels::refuse_what_is_not_send<T>();
    FEARLESS_IN_MODEL_ON(
        Platform,
        return transfer<SendError<T>>(
            std::move(value), site, [&](auto* channel, auto& element) {
              return send_in_model(channel, element, true, site);
            });)
    if constexpr (!Boxing::kIsBoxed) {
      if (link_.is_list()) [[likely]] {
        auto* const list = link_.list();
        const std::uint64_t word = list->take_ticket();
        if (!list->write_quickly(word, value)) [[unlikely]] {
          return write(*list, word, static_cast<Passed>(value), site);
        }
        detail::observe::send(list->identity, site);
        if (list->doorbell().has_sleeper()) [[unlikely]]
          return ring(*list);
        return {};
      }
    }
    return send_elsewhere(static_cast<Passed>(value), site);
  }

  // Never waits. A rendezvous succeeds if the receiver waits for it.
  Result<void, TrySendError<T>> try_send(T value,
                                         Site site = Site::current()) const {
    FEARLESS_IN_MODEL_ON(
        Platform,
        return transfer<TrySendError<T>>(
            std::move(value), site, [&](auto* channel, auto& element) {
              return send_in_model(channel, element, false, site);
            });)
    return transfer<TrySendError<T>>(std::move(value), site,
                                     [](auto* channel, auto& element)
                                         __attribute__((always_inline)) {
                                           return channel->try_send(element);
                                         });
  }

  template <typename Rep, typename Period>
  Result<void, SendTimeoutError<T>> send_timeout(
      T value, const std::chrono::duration<Rep, Period>& timeout,
      Site site = Site::current()) const {
    return transfer<SendTimeoutError<T>>(
        std::move(value), site, [&](auto* channel, auto& element) {
          FEARLESS_IN_MODEL_ON(
              Platform,
              const Sent sent = send_in_model(channel, element, false, site);
              return sent == Sent::kFull ? Sent::kTimedOut : sent;)
          const auto deadline = detail::Deadline::after(timeout);
          return channel->send_until(element, &deadline);
        });
  }

  // Closes this end early.
  void reset() noexcept {
    if (!link_) return;
    std::exchange(link_, {}).visit([this](auto* channel) {
      if constexpr (!detail::channels::leads_nowhere<decltype(channel)>) {
        FEARLESS_IN_MODEL_ON(
            Platform, detail::model::perform(detail::model::Verb::kDropSender,
                                             channel->identity, Site());)
        const bool is_last = channel->remove_sender();
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
  template <typename U, typename P>
  friend std::pair<Sender<U, P>, Receiver<U, P>> channel(std::string_view,
                                                         Site);
  template <typename U, typename P>
  friend std::pair<Sender<U, P>, Receiver<U, P>> sync_channel(std::size_t,
                                                              std::string_view,
                                                              Site);
  template <typename U, typename P, typename L>
  friend std::pair<Sender<U, P>, Receiver<U, P>> detail::channels::both_ends(
      L, std::string_view, Site) noexcept;

  Sender() noexcept = default;
  Sender(Link link, Site site) noexcept : link_(link) {
    link.visit([&](auto* channel) {
      if constexpr (!detail::channels::leads_nowhere<decltype(channel)>) {
        handle_.attach(channel->identity, site);
      }
    });
  }

  // What send() does seldom. It takes values in registers where it can, so that
  // send() itself needs no stack.
  using Passed = std::conditional_t<
      std::is_trivially_copyable_v<T> && sizeof(T) <= sizeof(void*), T, T&&>;

  template <typename List>
  [[gnu::noinline]] static Result<void, SendError<T>> write(List& list,
                                                            std::uint64_t word,
                                                            Passed value,
                                                            Site site) {
    const Sent sent = list.write(word, value);
    if (sent != Sent::kYes) return failed<SendError<T>>(value, sent);
    detail::observe::send(list.identity, site);
    return ring(list);
  }
  template <typename Channel>
  [[gnu::noinline]] static Result<void, SendError<T>> ring(Channel& channel) {
    channel.doorbell().ring();
    return {};
  }
  [[gnu::noinline]] Result<void, SendError<T>> send_elsewhere(Passed value,
                                                              Site site) const {
    if constexpr (!Boxing::kIsBoxed) {
      if (link_.is_ring()) [[likely]] {
        auto* const channel = link_.ring();
        if (channel->send_quickly(value)) [[likely]] {
          detail::observe::send(channel->identity, site);
          if (channel->doorbell().has_sleeper()) [[unlikely]]
            return ring(*channel);
          return {};
        }
      }
    }
    return send_slowly(static_cast<Passed>(value), site);
  }
  [[gnu::noinline]] Result<void, SendError<T>> send_slowly(Passed value,
                                                           Site site) const {
    return transfer<SendError<T>>(
        std::move(value), site,
        [site](auto* channel, auto& element) __attribute__((always_inline)) {
          if constexpr (detail::channels::has_endless_room<decltype(channel)>) {
            return channel->send(element);
          } else {
            return send_with_room(channel, element, site);
          }
        });
  }
  // Waits for it.
  template <typename Channel, typename Element>
  [[gnu::always_inline]] static Sent send_with_room(Channel* channel,
                                                    Element& element,
                                                    Site site) {
    detail::observe::Blocked blocked(channel->identity,
                                     detail::observe::Wait::kSend,
                                     detail::observe::Until::kWoken, site);
    return channel->send(element);
  }

#if FEARLESS_INSTRUMENT
  template <typename Channel, typename Element>
  static Sent send_in_model(Channel* channel, Element& element, bool may_wait,
                            Site site) {
    switch (detail::model::send(channel->identity, may_wait, &element, site)) {
      case detail::model::Passed::kYes:
        return channel->try_send(element);  // there is room, says the model
      case detail::model::Passed::kTaken:
        return Sent::kYes;
      case detail::model::Passed::kGone:
        return Sent::kDisconnected;
      default:
        return Sent::kFull;
    }
  }
#endif

  // Boxes the value if need be, and brings it back if it was not sent.
  template <typename Error, typename How>
  [[gnu::always_inline]] Result<void, Error> transfer(T&& value, Site site,
                                                      const How& how) const {
    detail::channels::refuse_what_is_not_send<T>();
    if constexpr (Boxing::kIsBoxed) {
      T* box = new (std::nothrow) T(std::move(value));
      if (!box) {
        return Unexpected<Error>(
            Error{std::move(value), SendFailure::kOutOfMemory});
      }
      typename Boxing::Element element(box);
      return deliver<Error>(element, site, how);
    } else {
      return deliver<Error>(value, site, how);
    }
  }

  template <typename Error, typename How>
  [[gnu::always_inline]] Result<void, Error> deliver(
      typename Boxing::Element& element, Site site, const How& how) const {
    const Sent sent =
        link_.visit([&](auto* channel) __attribute__((always_inline)) {
          if constexpr (detail::channels::leads_nowhere<decltype(channel)>) {
            return Sent::kDisconnected;
          } else {
            const Sent result = how(channel, element);
            if (result == Sent::kYes) {
              detail::observe::send(channel->identity, site);
            }
            return result;
          }
        });
    if (sent == Sent::kYes) [[likely]]
      return {};
    return failed<Error>(element, sent);
  }

  template <typename Error>
  [[gnu::noinline, gnu::cold]] static Result<void, Error> failed(
      typename Boxing::Element& element, Sent sent) {
    return Unexpected<Error>(Error{std::move(Boxing::open(element)),
                                   detail::channels::failure(sent)});
  }

  Link link_;
  FEARLESS_EMPTY_MEMBER detail::observe::Handle<detail::observe::Kind::kSender>
      handle_;
};

// A sender may be given away, and shared, if its values may.
template <typename T, typename Platform>
inline constexpr bool is_send_v<Sender<T, Platform>> = is_send_v<T>;
template <typename T, typename Platform>
inline constexpr bool is_sync_v<Sender<T, Platform>> = is_send_v<T>;

}  // namespace fearless

#endif  // FEARLESS_DETAIL_CHANNEL_SENDER_H_
