// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Waits for the first of several channel operations, and does exactly one:
//
//   fearless::select(
//       fearless::recv(orders, [&](auto order) { if (order) ship(*order); }),
//       fearless::send(log, std::move(line), [&](auto sent) { ... }),
//       fearless::after(10ms, [&] { report_idle(); }));
//
// A receive hands its handler a Result<T, RecvError>, a send a Result<void,
// SendError<T>>: an operation whose other side is gone is ready, and says so.
// With `otherwise(handler)` in place of `after` nothing waits. Returns what the
// handlers return, which must have a common type.
//
// A value to be sent is taken by rvalue reference and moved from only if that
// arm is the one: if another arm was, it still has its value (a type whose move
// may throw, or of more than 512 bytes, is moved away and back, and must be
// move assignable). Nothing is received but what a handler gets.
//
// Fair: each select of a thread starts at another arm, so that of two arms
// which are always ready none starves. One channel may be in several arms. Two
// selects may serve each other. A thread may not use the receivers of its
// select elsewhere meanwhile; senders it may. Handlers run in the calling
// thread, after the select has let go of all its channels, and may throw.
//
// Cost: one try per arm if one is ready. Otherwise two read-modify-writes per
// arm and the wait; no allocation. After Go's select statement.

#ifndef FEARLESS_SELECT_H_
#define FEARLESS_SELECT_H_

#include <chrono>
#include <functional>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include "fearless/channel.h"
#include "fearless/detail/channel/selection.h"

namespace fearless {

namespace detail::channels {

template <typename Rep, typename Period, typename Handler>
struct After {
  static constexpr bool kIsChannel = false;
  using Platform = void;
  std::chrono::duration<Rep, Period> timeout;
  Handler handler;
};

template <typename Handler>
struct Otherwise {
  static constexpr bool kIsChannel = false;
  using Platform = void;
  Handler handler;
};

// What the caller wrote; becomes an arm when the select starts.
template <typename T, typename P, typename H>
struct RecvSpec {
  static constexpr bool kIsChannel = true;
  using Platform = P;
  using Arm = RecvArm<T, P, H>;
  using Returned = std::invoke_result_t<H&, typename Arm::Result>;
  Receiver<T, P>& rx;
  H handler;
  FEARLESS_EMPTY_MEMBER Site site;
  Arm arm() noexcept { return Arm(rx, handler); }
};

template <typename T, typename P, typename H>
struct SendSpec {
  static constexpr bool kIsChannel = true;
  using Platform = P;
  using Arm = SendArm<T, P, H>;
  using Returned = std::invoke_result_t<H&, typename Arm::Result>;
  const Sender<T, P>& tx;
  T& value;
  H handler;
  FEARLESS_EMPTY_MEMBER Site site;
  Arm arm() { return Arm(tx, value, handler); }
};

template <typename Spec>
inline constexpr bool is_after = false;
template <typename Rep, typename Period, typename H>
inline constexpr bool is_after<After<Rep, Period, H>> = true;
template <typename Spec>
inline constexpr bool is_otherwise = false;
template <typename H>
inline constexpr bool is_otherwise<Otherwise<H>> = true;

template <typename Spec>
struct ReturnedBy {
  using Type = typename Spec::Returned;
};
template <typename Rep, typename Period, typename H>
struct ReturnedBy<After<Rep, Period, H>> {
  using Type = std::invoke_result_t<H&>;
};
template <typename H>
struct ReturnedBy<Otherwise<H>> {
  using Type = std::invoke_result_t<H&>;
};

// An optional<void> that can be engaged.
template <typename R>
using Kept = std::conditional_t<std::is_void_v<R>, Nowhere, R>;

template <typename... Platforms>
struct PlatformOf;
template <typename P, typename... Rest>
struct PlatformOf<P, Rest...> {
  static_assert(((std::is_void_v<Rest> || std::is_same_v<P, Rest>) && ...),
                "all channels of a select must be of one platform");
  using Type = P;
};
template <typename... Rest>
struct PlatformOf<void, Rest...> : PlatformOf<Rest...> {};

// The time-out or default of a select; by itself, neither.
struct WaitForever {};

template <typename R, typename Platform, typename Last, typename... Arms>
void select_among(std::optional<R>& result, Last& last, Site site,
                  Arms&&... arms) {
  Selection<R, Platform, Arms...> selection(arms...);
  FEARLESS_IN_MODEL_ON(
      Platform,
      if constexpr (is_otherwise<Last> || is_after<Last>) {
        if (!selection.attempt_in_model(site))
          run(selection.result(), last.handler);
      } else { selection.wait_in_model(site); } result =
          std::move(selection.result());
      return;)
  if (!selection.attempt()) {
    if constexpr (is_otherwise<Last>) {
      run(selection.result(), last.handler);
    } else if constexpr (is_after<Last>) {
      const Deadline deadline = Deadline::after(last.timeout);
      if (!selection.wait(&deadline, site))
        run(selection.result(), last.handler);
    } else {
      selection.wait(nullptr, site);
    }
  }
  result = std::move(selection.result());
}

template <typename Spec>
auto operation(Spec& spec) noexcept {
  if constexpr (Spec::kIsChannel) {
    return std::tuple<Spec&>(spec);
  } else {
    return std::tuple<>();
  }
}
template <typename Spec>
auto last(Spec& spec) noexcept {
  if constexpr (Spec::kIsChannel) {
    return std::tuple<>();
  } else {
    return std::tuple<Spec&>(spec);
  }
}

// Where the first of these operations was written.
template <typename First, typename... Rest>
Site site_of(const First& first, const Rest&...) noexcept {
  return first.site;
}

// f(the time-out or default, the operations...).
template <typename F, typename... Specs>
void split(F&& f, Specs&... specs) {
  auto lasts =
      std::tuple_cat(last(specs)..., std::tuple<WaitForever>(WaitForever()));
  std::apply([&](auto&... operations) { f(std::get<0>(lasts), operations...); },
             std::tuple_cat(operation(specs)...));
}

}  // namespace detail::channels

// An arm that receives from `rx`.
template <typename T, typename Platform, typename Handler>
[[nodiscard]] auto recv(Receiver<T, Platform>& rx, Handler handler,
                        Site site = Site::current()) {
  static_assert(std::is_invocable_v<Handler&, Result<T, RecvError>>,
                "the handler of a receive takes a Result<T, RecvError>");
  return detail::channels::RecvSpec<T, Platform, Handler>{
      rx, std::move(handler), site};
}

// An arm that sends `value`, which keeps its value if another arm is chosen.
template <typename T, typename Platform, typename Handler>
[[nodiscard]] auto send(const Sender<T, Platform>& tx,
                        std::type_identity_t<T>&& value, Handler handler,
                        Site site = Site::current()) {
  static_assert(std::is_invocable_v<Handler&, Result<void, SendError<T>>>,
                "the handler of a send takes a Result<void, SendError<T>>");
  return detail::channels::SendSpec<T, Platform, Handler>{
      tx, value, std::move(handler), site};
}

// What to do if no other arm is ready for that long. At most one.
template <typename Rep, typename Period, typename Handler>
[[nodiscard]] auto after(std::chrono::duration<Rep, Period> timeout,
                         Handler handler) {
  return detail::channels::After<Rep, Period, Handler>{timeout,
                                                       std::move(handler)};
}

// What to do if no other arm is ready now. At most one, and no `after`.
template <typename Handler>
[[nodiscard]] auto otherwise(Handler handler) {
  return detail::channels::Otherwise<Handler>{std::move(handler)};
}

template <typename... Specs>
auto select(Specs... specs) {
  namespace channels = detail::channels;
  constexpr int kLasts =
      ((channels::is_after<Specs> + channels::is_otherwise<Specs>)+... + 0);
  static_assert(kLasts <= 1,
                "a select has one `after` or one `otherwise`, not both");
  static_assert((Specs::kIsChannel || ...),
                "a select needs a channel operation to choose");
  using Returned =
      std::common_type_t<typename channels::ReturnedBy<Specs>::Type...>;
  using Kept = channels::Kept<Returned>;
  using Platform =
      typename channels::PlatformOf<typename Specs::Platform...>::Type;
  std::optional<Kept> result;
  channels::split(
      [&](auto& last, auto&... operations) {
        channels::select_among<Kept, Platform>(result, last,
                                               channels::site_of(operations...),
                                               operations.arm()...);
      },
      specs...);
  if constexpr (!std::is_void_v<Returned>) return *std::move(result);
}

}  // namespace fearless

#endif  // FEARLESS_SELECT_H_
