// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Result<T, E>` is a value or the reason why there is none. It has the member
// names of C++23's std::expected, and Rust's `unwrap()`, which gives the value
// or throws UnwrapError with the reason in its text:
//
//   if (auto order = rx.recv()) ship(*order);
//   Order order = rx.recv().unwrap();
//
// A Result must not be ignored. T may be void, and T and E may be move-only;
// none is a reference. It is trivially copyable, movable and destructible
// where T and E are, and then travels in registers. Nothing is allocated
// (except the text of an UnwrapError). What T and E throw passes through; an
// assignment that throws leaves the old state. Like any value, one object is
// for one thread at a time.
//
// The text of an error comes from its member `what()`, or from a function
// `describe(error)` in its namespace, or is missing.

#ifndef FEARLESS_RESULT_H_
#define FEARLESS_RESULT_H_

#include <concepts>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include "fearless/detail/either.h"
#include "fearless/detail/result_error.h"

namespace fearless {

namespace detail {
struct Nothing {};  // the value of a Result<void, E>
}  // namespace detail

template <typename T, typename E>
class [[nodiscard]] Result {
  static_assert(!std::is_reference_v<T> && !std::is_reference_v<E>,
                "a Result owns its value: use a pointer or a wrapper");
  using Value = std::conditional_t<std::is_void_v<T>, detail::Nothing, T>;

 public:
  using value_type = T;
  using error_type = E;
  using unexpected_type = Unexpected<E>;

  constexpr Result() noexcept(std::is_nothrow_default_constructible_v<Value>)
    requires std::default_initializable<Value>
      : either_(std::in_place) {}

  template <typename U = T>
    requires(!std::is_void_v<T>) && std::constructible_from<Value, U> &&
            (!std::same_as<std::remove_cvref_t<U>, Result>) &&
            (!std::same_as<std::remove_cvref_t<U>, std::in_place_t>) &&
            (!detail::is_unexpected_v<std::remove_cvref_t<U>>)
  constexpr explicit(!std::is_convertible_v<U, Value>) Result(U&& value)
      : either_(std::in_place, std::forward<U>(value)) {}

  template <typename G>
    requires std::constructible_from<E, G>
  constexpr Result(Unexpected<G> failure)
      : either_(detail::InPlaceError(), std::move(failure).error()) {}

  template <typename... Args>
    requires std::constructible_from<Value, Args...>
  constexpr explicit Result(std::in_place_t, Args&&... args)
      : either_(std::in_place, std::forward<Args>(args)...) {}

  constexpr bool has_value() const noexcept { return either_.has_value(); }
  constexpr explicit operator bool() const noexcept { return has_value(); }

  // REQUIRES: has_value(), for these; !has_value(), for error().
  constexpr std::add_lvalue_reference_t<T> operator*() & noexcept {
    if constexpr (!std::is_void_v<T>) return value_half();
  }
  constexpr std::add_lvalue_reference_t<const T> operator*() const& noexcept {
    if constexpr (!std::is_void_v<T>) return value_half();
  }
  constexpr std::add_rvalue_reference_t<T> operator*() && noexcept {
    if constexpr (!std::is_void_v<T>) return std::move(value_half());
  }
  constexpr Value* operator->() noexcept
    requires(!std::is_void_v<T>)
  {
    return std::addressof(value_half());
  }
  constexpr const Value* operator->() const noexcept
    requires(!std::is_void_v<T>)
  {
    return std::addressof(value_half());
  }
  constexpr E& error() & noexcept { return either_.error(); }
  constexpr const E& error() const& noexcept { return either_.error(); }
  constexpr E&& error() && noexcept { return std::move(either_.error()); }

  // The value, or BadResultAccess with (a copy of) the error.
  constexpr std::add_lvalue_reference_t<T> value() & {
    if (!has_value()) throw BadResultAccess<E>(either_.error());
    return **this;
  }
  constexpr std::add_lvalue_reference_t<const T> value() const& {
    if (!has_value()) throw BadResultAccess<E>(either_.error());
    return **this;
  }
  constexpr std::add_rvalue_reference_t<T> value() && {
    if (!has_value()) throw BadResultAccess<E>(std::move(either_.error()));
    return *std::move(*this);
  }

  // The value, or an UnwrapError that says why there is none.
  constexpr T unwrap() && {
    if (!has_value())
      detail::throw_unwrap("unwrap() of an error", either_.error());
    return *std::move(*this);
  }
  // The same with your words in the text: `expect("the printer answers")`.
  constexpr T expect(const char* what_must_be) && {
    if (!has_value()) detail::throw_unwrap(what_must_be, either_.error());
    return *std::move(*this);
  }

  template <typename U, typename Kept = Value>
    requires(!std::is_void_v<T>)
  constexpr Kept value_or(U&& otherwise) const& {
    return has_value() ? value_half()
                       : static_cast<Kept>(std::forward<U>(otherwise));
  }
  template <typename U, typename Kept = Value>
    requires(!std::is_void_v<T>)
  constexpr Kept value_or(U&& otherwise) && {
    return has_value() ? std::move(value_half())
                       : static_cast<Kept>(std::forward<U>(otherwise));
  }
  template <typename G = E>
  constexpr E error_or(G&& otherwise) const& {
    return has_value() ? static_cast<E>(std::forward<G>(otherwise))
                       : either_.error();
  }

  // Monadic, as in C++23; each takes the Result apart.
  template <typename F>
  constexpr auto and_then(F&& next) && {
    using Next = std::remove_cvref_t<decltype(call(next, std::move(*this)))>;
    if (has_value()) return Next(call(next, std::move(*this)));
    return Next(Unexpected<E>(std::move(either_.error())));
  }
  template <typename F>
  constexpr auto transform(F&& change) && {
    using U = std::remove_cv_t<decltype(call(change, std::move(*this)))>;
    if (!has_value())
      return Result<U, E>(Unexpected<E>(std::move(either_.error())));
    if constexpr (std::is_void_v<U>) {
      call(change, std::move(*this));
      return Result<U, E>();
    } else {
      return Result<U, E>(std::in_place, call(change, std::move(*this)));
    }
  }
  template <typename F>
  constexpr auto or_else(F&& repair) && {
    using Next = std::remove_cvref_t<std::invoke_result_t<F, E>>;
    if (!has_value()) {
      return Next(
          std::invoke(std::forward<F>(repair), std::move(either_.error())));
    }
    return Next(std::in_place, std::move(value_half()));
  }
  template <typename F>
  constexpr auto transform_error(F&& change) && {
    using G = std::remove_cv_t<std::invoke_result_t<F, E>>;
    if (has_value())
      return Result<T, G>(std::in_place, std::move(value_half()));
    return Result<T, G>(Unexpected<G>(
        std::invoke(std::forward<F>(change), std::move(either_.error()))));
  }

  template <typename... Args>
    requires std::is_nothrow_constructible_v<Value, Args...>
  constexpr Value& emplace(Args&&... args) noexcept {
    return either_.emplace(std::forward<Args>(args)...);
  }

  constexpr void swap(Result& other) noexcept(
      std::is_nothrow_move_constructible_v<Value> &&
      std::is_nothrow_move_constructible_v<E>) {
    either_.swap(other.either_);
  }

  template <typename U, typename G>
  friend constexpr bool operator==(const Result& left,
                                   const Result<U, G>& right) {
    if (left.has_value() != right.has_value()) return false;
    if (!left.has_value()) return left.error() == right.error();
    if constexpr (std::is_void_v<T>) {
      return true;
    } else {
      return *left == *right;
    }
  }
  template <typename G>
  friend constexpr bool operator==(const Result& left,
                                   const Unexpected<G>& right) {
    return !left.has_value() && left.error() == right.error();
  }
  template <typename U>
    requires(!std::is_void_v<T>) && (!detail::is_unexpected_v<U>) &&
            (!requires { typename U::unexpected_type; })
  friend constexpr bool operator==(const Result& left, const U& right) {
    return left.has_value() && *left == right;
  }

 private:
  template <typename F>
  static constexpr decltype(auto) call(F& f, Result&& from) {
    if constexpr (std::is_void_v<T>) {
      return std::invoke(f);
    } else {
      return std::invoke(f, std::move(from.value_half()));
    }
  }

  constexpr Value& value_half() noexcept { return either_.value(); }
  constexpr const Value& value_half() const noexcept { return either_.value(); }

  detail::Either<Value, E> either_;
};

}  // namespace fearless

#endif  // FEARLESS_RESULT_H_
