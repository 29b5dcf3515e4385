// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arms of a select: one channel operation each, and what to do once it has
// happened. An arm can be tried without waiting (`attempt`), or enrolled: put
// where the other side of its channel finds it while the select sleeps. Arms
// live on the stack of the select; a select enrolls only arms that it will
// also withdraw.
//
// Rendezvous arms are enrolled in two steps, because there a select may have
// to claim another select: with the locks of all of them held, `match` looks
// for a partner that waits already, and only if no arm has one do they all
// line up. So no two selects that could serve each other both go to sleep.

#ifndef FEARLESS_DETAIL_CHANNEL_ARMS_H_
#define FEARLESS_DETAIL_CHANNEL_ARMS_H_

#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

#include "fearless/channel.h"

namespace fearless::detail::channels {

struct SelectAccess {
  template <typename End>
  static const auto& link(const End& end) noexcept {
    return end.link_;
  }
#if FEARLESS_INSTRUMENT
  template <typename Sender, typename... Args>
  static Sent send_in_model(const Sender& tx, Args&&... args) {
    return tx.send_in_model(std::forward<Args>(args)...);
  }
#endif
};

#if FEARLESS_INSTRUMENT
// Null if it leads nowhere.
template <typename Link>
const watch::Object* identity_behind(const Link& link) noexcept {
  return link.visit([](auto* channel) -> const watch::Object* {
    if constexpr (leads_nowhere<decltype(channel)>) {
      return nullptr;
    } else {
      return &channel->identity;
    }
  });
}
#endif

// Runs a handler and keeps what it returns, void included.
template <typename R, typename Handler, typename... Args>
void run(std::optional<R>& result, Handler& handler, Args&&... args) {
  if constexpr (std::is_void_v<std::invoke_result_t<Handler&, Args...>>) {
    handler(std::forward<Args>(args)...);
    result.emplace();
  } else {
    result.emplace(handler(std::forward<Args>(args)...));
  }
}

template <typename Channel>
inline constexpr bool is_rendezvous = false;
template <typename Element, typename Platform>
inline constexpr bool is_rendezvous<RendezvousChannel<Element, Platform>> =
    true;

template <typename Channel>
inline constexpr bool is_ring = false;
template <typename Element, typename Platform>
inline constexpr bool is_ring<RingChannel<Element, Platform>> = true;

template <typename Channel>
using Pointee = std::remove_pointer_t<Channel>;

// What enrolling found; the worst of all arms counts.
enum class Enrolled { kQuiet, kInFlight, kNews };

template <typename T, typename P, typename Handler>
class RecvArm {
 public:
  using Platform = P;
  using Result = fearless::Result<T, RecvError>;
  static constexpr bool kIsChannel = true;

  RecvArm(Receiver<T, P>& rx, Handler& handler) noexcept
      : rx_(rx), handler_(handler) {}

  template <typename R>
  using Returns = std::invoke_result_t<Handler&, Result>;

  template <typename R>
  bool attempt(std::optional<R>& result) {
    auto received = rx_.try_recv();
    if (received) [[likely]] {
      run(result, handler_, Result(std::in_place, *std::move(received)));
      return true;
    }
    if (received.error() == TryRecvError::kEmpty) return false;
    run(result, handler_, Result(Unexpected(RecvError())));
    return true;
  }
  // After a partner completed this arm.
  template <typename R>
  void finish(std::optional<R>& result) {
    attempt(result);
  }
#if FEARLESS_INSTRUMENT
  template <typename R>
  void complete_in_model(std::optional<R>& result, Site site) {
    run(result, handler_, rx_.recv(site));
  }
  model::Arm arm_in_model() const noexcept {
    return {identity_behind(link()), false};
  }
#endif

  // The lock of a rendezvous, or null.
  FutexMutex<P>* lock() const noexcept {
    return visit_rendezvous([](auto& channel) { return &channel.lock(); });
  }
  // REQUIRES: the lock is held; for a rendezvous.
  bool match() noexcept {
    return visit_rendezvous([this](auto& channel) {
      offer_ = channel.take_offer();
      return offer_.is_taken || channel.is_without_senders();
    });
  }
  // After match() said yes. REQUIRES: no lock is held.
  template <typename R>
  void finish_match(std::optional<R>& result) {
    offer_.wake_sender();
    attempt(result);
  }
  void line_up(Parker<P>& parker, std::uint32_t arm) noexcept {
    waiter_ = {&parker, nullptr, arm};
    visit_rendezvous([this](auto& channel) {
      channel.sit_down(waiter_);
      return true;
    });
  }

  // For a channel with a buffer.
  Enrolled enroll(Parker<P>& parker, std::uint32_t arm) noexcept {
    sleeper_.parker = &parker;
    sleeper_.arm = arm;
    return link().visit([this](auto* channel) {
      if constexpr (leads_nowhere<decltype(channel)>) {
        return Enrolled::kNews;
      } else if constexpr (is_rendezvous<Pointee<decltype(channel)>>) {
        return Enrolled::kQuiet;
      } else {
        channel->doorbell().lie_down(sleeper_);
        channel->fence_senders();
        if (channel->may_have_news()) return Enrolled::kNews;
        return channel->is_in_flight() ? Enrolled::kInFlight : Enrolled::kQuiet;
      }
    });
  }
  void withdraw() noexcept {
    link().visit([this](auto* channel) {
      if constexpr (leads_nowhere<decltype(channel)>) {
      } else if constexpr (is_rendezvous<Pointee<decltype(channel)>>) {
        std::lock_guard guard(channel->lock());
        channel->stand_up(waiter_);
      } else {
        channel->doorbell().get_up(sleeper_);
      }
    });
  }

 private:
  using Element = typename Boxing<T>::Element;
  using Rendezvous = RendezvousChannel<Element, P>;

  const auto& link() const noexcept { return SelectAccess::link(rx_); }

  template <typename F>
  auto visit_rendezvous(F f) const {
    using R = std::invoke_result_t<F, Rendezvous&>;
    return link().visit([&](auto* channel) -> R {
      if constexpr (std::is_same_v<decltype(channel), Rendezvous*>) {
        return f(*channel);
      } else {
        return R();
      }
    });
  }

  Receiver<T, P>& rx_;
  Handler& handler_;
  Waiter<Element, P> waiter_{nullptr};
  Sleeper<P> sleeper_{nullptr};
  typename Rendezvous::Offer offer_;
};

// Moves the value only when it is sent, or to hand it back in an error. What
// is kept in a box is boxed at first and brought back at the end.
template <typename T, typename P, typename Handler>
class SendArm {
 public:
  using Platform = P;
  using Result = fearless::Result<void, SendError<T>>;
  static constexpr bool kIsChannel = true;

  SendArm(const Sender<T, P>& tx, T& value, Handler& handler)
      : tx_(tx), value_(value), handler_(handler) {
    refuse_what_is_not_send<T>();
    if constexpr (Boxing<T>::kIsBoxed) {
      box_ = std::make_unique<T>(std::move(value));
    }
  }
  SendArm(const SendArm&) = delete;
  SendArm& operator=(const SendArm&) = delete;
  ~SendArm() noexcept(!Boxing<T>::kIsBoxed) {
    if constexpr (Boxing<T>::kIsBoxed) {
      if (box_) value_ = std::move(*box_);
    }
  }

  template <typename R>
  using Returns = std::invoke_result_t<Handler&, Result>;

  template <typename R>
  bool attempt(std::optional<R>& result) {
    const Sent sent = link().visit([this](auto* channel) {
      if constexpr (leads_nowhere<decltype(channel)>) {
        return Sent::kDisconnected;
      } else {
        FEARLESS_IN_MODEL_ON(Platform,
                             return SelectAccess::send_in_model(
                                 tx_, channel, element(), false, Site());)
        return channel->try_send(element());
      }
    });
    return conclude(result, sent);
  }
  template <typename R>
  bool conclude(std::optional<R>& result, Sent sent) {
    if (sent == Sent::kFull) return false;
    if (sent == Sent::kYes) {
      finish(result);
      return true;
    }
    SendError<T> error{std::move(Boxing<T>::open(element())), failure(sent)};
    forget();
    run(result, handler_, Result(Unexpected(std::move(error))));
    return true;
  }
  template <typename R>
  void finish(std::optional<R>& result) {
    forget();
    run(result, handler_, Result());
  }
#if FEARLESS_INSTRUMENT
  template <typename R>
  void complete_in_model(std::optional<R>& result, Site site) {
    const Sent sent = link().visit([&](auto* channel) {
      if constexpr (leads_nowhere<decltype(channel)>) {
        return Sent::kDisconnected;
      } else {
        return SelectAccess::send_in_model(tx_, channel, element(), true, site);
      }
    });
    conclude(result, sent);
  }
  model::Arm arm_in_model() const noexcept {
    return {identity_behind(link()), true};
  }
#endif

  FutexMutex<P>* lock() const noexcept {
    return visit_rendezvous([](auto& channel) { return &channel.lock(); });
  }
  bool match() noexcept {
    return visit_rendezvous([this](auto& channel) {
      is_claimed_ = channel.can_give();
      return is_claimed_ || channel.is_without_receiver();
    });
  }
  template <typename R>
  void finish_match(std::optional<R>& result) {
    if (!is_claimed_) {
      attempt(result);  // the receiver is gone
      return;
    }
    visit_rendezvous([this](auto& channel) {
      channel.give(element());
      return true;
    });
    finish(result);
  }
  void line_up(Parker<P>& parker, std::uint32_t arm) noexcept {
    waiter_ = {&parker, &element(), arm};
    visit_rendezvous([this](auto& channel) {
      channel.line_up(waiter_);
      return true;
    });
  }

  Enrolled enroll(Parker<P>& parker, std::uint32_t arm) noexcept {
    return link().visit([&](auto* channel) {
      if constexpr (leads_nowhere<decltype(channel)>) {
        return Enrolled::kNews;
      } else if constexpr (is_rendezvous<Pointee<decltype(channel)>>) {
        return Enrolled::kQuiet;
      } else if constexpr (is_ring<Pointee<decltype(channel)>>) {
        waiter_ = {&parker, &element(), arm};
        return channel->line_up(waiter_) ? Enrolled::kQuiet : Enrolled::kNews;
      } else {
        return Enrolled::kNews;  // there is always room
      }
    });
  }
  void withdraw() noexcept {
    link().visit([this](auto* channel) {
      if constexpr (leads_nowhere<decltype(channel)>) {
      } else if constexpr (is_rendezvous<Pointee<decltype(channel)>>) {
        std::lock_guard guard(channel->lock());
        channel->leave_line(waiter_);
      } else if constexpr (is_ring<Pointee<decltype(channel)>>) {
        channel->leave_line(waiter_);
      }
    });
  }

 private:
  using Element = typename Boxing<T>::Element;
  using Rendezvous = RendezvousChannel<Element, P>;
  struct NoBox {};

  const auto& link() const noexcept { return SelectAccess::link(tx_); }
  Element& element() noexcept {
    if constexpr (Boxing<T>::kIsBoxed) {
      return box_;
    } else {
      return value_;
    }
  }
  // The value is not ours to bring back any more.
  void forget() noexcept {
    if constexpr (Boxing<T>::kIsBoxed) box_.reset();
  }

  template <typename F>
  auto visit_rendezvous(F f) const {
    using R = std::invoke_result_t<F, Rendezvous&>;
    return link().visit([&](auto* channel) -> R {
      if constexpr (std::is_same_v<decltype(channel), Rendezvous*>) {
        return f(*channel);
      } else {
        return R();
      }
    });
  }

  const Sender<T, P>& tx_;
  T& value_;
  Handler& handler_;
  bool is_claimed_ = false;
  Waiter<Element, P> waiter_{nullptr};
  [[no_unique_address]] std::conditional_t<Boxing<T>::kIsBoxed, Element, NoBox>
      box_;
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_ARMS_H_
