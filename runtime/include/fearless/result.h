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
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace fearless {

// What `unwrap()` and `expect()` throw when there is no value.
struct UnwrapError : std::logic_error {
  using std::logic_error::logic_error;
};

// What `value()` throws when there is no value; it has the error.
template <typename E>
class BadResultAccess : public std::exception {
 public:
  explicit BadResultAccess(E error) : error_(std::move(error)) {}
  const char* what() const noexcept override {
    return "value() of a Result that is an error";
  }
  E& error() & noexcept { return error_; }
  const E& error() const& noexcept { return error_; }
  E&& error() && noexcept { return std::move(error_); }

 private:
  E error_;
};

// Says "this is the error half": `return Unexpected(TryRecvError::kEmpty);`.
template <typename E>
class Unexpected {
 public:
  template <typename G = E>
    requires std::constructible_from<E, G> &&
             (!std::same_as<std::remove_cvref_t<G>, Unexpected>)
  constexpr explicit Unexpected(G&& error) : error_(std::forward<G>(error)) {}

  constexpr E& error() & noexcept { return error_; }
  constexpr const E& error() const& noexcept { return error_; }
  constexpr E&& error() && noexcept { return std::move(error_); }

 private:
  E error_;
};
template <typename E>
Unexpected(E) -> Unexpected<E>;

namespace detail {

// [[noreturn]], and out of the way of the code that has a value.
[[noreturn, gnu::cold]] void throw_unwrap_error(const char* said,
                                                const char* why);

template <typename E>
[[noreturn, gnu::noinline]] void throw_unwrap(const char* said,
                                              const E& error) {
  if constexpr (requires {
                  { error.what() } -> std::convertible_to<const char*>;
                }) {
    throw_unwrap_error(said, error.what());
  } else if constexpr (requires {
                         {
                           describe(error)
                         } -> std::convertible_to<const char*>;
                       }) {
    throw_unwrap_error(said, describe(error));
  } else if constexpr (std::convertible_to<const E&, const char*>) {
    throw_unwrap_error(said, error);
  } else if constexpr (std::same_as<E, std::string>) {
    throw_unwrap_error(said, error.c_str());
  } else {
    throw_unwrap_error(said, nullptr);
  }
}

struct Nothing {};  // the value of a Result<void, E>

template <typename T>
inline constexpr bool is_unexpected_v = false;
template <typename E>
inline constexpr bool is_unexpected_v<Unexpected<E>> = true;

}  // namespace detail

template <typename T, typename E>
class [[nodiscard]] Result {
  static_assert(!std::is_reference_v<T> && !std::is_reference_v<E>,
                "a Result owns its value: use a pointer or a wrapper");
  using Value = std::conditional_t<std::is_void_v<T>, detail::Nothing, T>;
  static constexpr bool kIsTrivial = std::is_trivially_destructible_v<Value> &&
                                     std::is_trivially_destructible_v<E>;
  template <typename U>
  static constexpr bool kIsCopyTrivial =
      std::is_trivially_copy_constructible_v<U> &&
      std::is_trivially_copy_assignable_v<U> &&
      std::is_trivially_destructible_v<U>;
  template <typename U>
  static constexpr bool kIsMoveTrivial =
      std::is_trivially_move_constructible_v<U> &&
      std::is_trivially_move_assignable_v<U> &&
      std::is_trivially_destructible_v<U>;

 public:
  using value_type = T;
  using error_type = E;
  using unexpected_type = Unexpected<E>;

  constexpr Result() noexcept(std::is_nothrow_default_constructible_v<Value>)
    requires std::default_initializable<Value>
      : value_(), has_value_(true) {}

  template <typename U = T>
    requires(!std::is_void_v<T>) && std::constructible_from<Value, U> &&
                (!std::same_as<std::remove_cvref_t<U>, Result>) &&
                (!std::same_as<std::remove_cvref_t<U>, std::in_place_t>) &&
                (!detail::is_unexpected_v<std::remove_cvref_t<U>>)
  constexpr explicit(!std::is_convertible_v<U, Value>) Result(U&& value)
      : value_(std::forward<U>(value)), has_value_(true) {}

  template <typename G>
    requires std::constructible_from<E, G>
  constexpr Result(Unexpected<G> failure)
      : error_(std::move(failure).error()), has_value_(false) {}

  template <typename... Args>
    requires std::constructible_from<Value, Args...>
  constexpr explicit Result(std::in_place_t, Args&&... args)
      : value_(std::forward<Args>(args)...), has_value_(true) {}

  constexpr Result(const Result&)
    requires kIsCopyTrivial<Value> && kIsCopyTrivial<E>
  = default;
  constexpr Result(const Result& other)
    requires std::copy_constructible<Value> && std::copy_constructible<E> &&
             (!(kIsCopyTrivial<Value> && kIsCopyTrivial<E>))
      : has_value_(other.has_value_) {
    take(other);
  }
  constexpr Result(Result&&)
    requires kIsMoveTrivial<Value> && kIsMoveTrivial<E>
  = default;
  constexpr Result(Result&& other) noexcept(
      std::is_nothrow_move_constructible_v<Value> &&
      std::is_nothrow_move_constructible_v<E>)
    requires(!(kIsMoveTrivial<Value> && kIsMoveTrivial<E>))
      : has_value_(other.has_value_) {
    take(std::move(other));
  }

  constexpr Result& operator=(const Result&)
    requires kIsCopyTrivial<Value> && kIsCopyTrivial<E>
  = default;
  constexpr Result& operator=(const Result& other)
    requires std::copy_constructible<Value> && std::copy_constructible<E> &&
             (!(kIsCopyTrivial<Value> && kIsCopyTrivial<E>))
  {
    Result copy = other;
    copy.swap(*this);
    return *this;
  }
  constexpr Result& operator=(Result&&)
    requires kIsMoveTrivial<Value> && kIsMoveTrivial<E>
  = default;
  constexpr Result& operator=(Result&& other) noexcept(
      std::is_nothrow_move_constructible_v<Value> &&
      std::is_nothrow_move_constructible_v<E>)
    requires(!(kIsMoveTrivial<Value> && kIsMoveTrivial<E>))
  {
    Result taken = std::move(other);
    taken.swap(*this);
    return *this;
  }

  constexpr ~Result()
    requires kIsTrivial
  = default;
  constexpr ~Result()
    requires(!kIsTrivial)
  {
    clear();
  }

  constexpr bool has_value() const noexcept { return has_value_; }
  constexpr explicit operator bool() const noexcept { return has_value_; }

  // REQUIRES: has_value(), for these; !has_value(), for error().
  constexpr std::add_lvalue_reference_t<T> operator*() & noexcept {
    if constexpr (!std::is_void_v<T>) return value_;
  }
  constexpr std::add_lvalue_reference_t<const T> operator*() const& noexcept {
    if constexpr (!std::is_void_v<T>) return value_;
  }
  constexpr std::add_rvalue_reference_t<T> operator*() && noexcept {
    if constexpr (!std::is_void_v<T>) return std::move(value_);
  }
  constexpr Value* operator->() noexcept
    requires(!std::is_void_v<T>)
  {
    return std::addressof(value_);
  }
  constexpr const Value* operator->() const noexcept
    requires(!std::is_void_v<T>)
  {
    return std::addressof(value_);
  }
  constexpr E& error() & noexcept { return error_; }
  constexpr const E& error() const& noexcept { return error_; }
  constexpr E&& error() && noexcept { return std::move(error_); }

  // The value, or BadResultAccess with (a copy of) the error.
  constexpr std::add_lvalue_reference_t<T> value() & {
    if (!has_value_) throw BadResultAccess<E>(error_);
    return **this;
  }
  constexpr std::add_lvalue_reference_t<const T> value() const& {
    if (!has_value_) throw BadResultAccess<E>(error_);
    return **this;
  }
  constexpr std::add_rvalue_reference_t<T> value() && {
    if (!has_value_) throw BadResultAccess<E>(std::move(error_));
    return *std::move(*this);
  }

  // The value, or an UnwrapError that says why there is none.
  constexpr T unwrap() && {
    if (!has_value_) detail::throw_unwrap("unwrap() of an error", error_);
    return *std::move(*this);
  }
  // The same with your words in the text: `expect("the printer answers")`.
  constexpr T expect(const char* what_must_be) && {
    if (!has_value_) detail::throw_unwrap(what_must_be, error_);
    return *std::move(*this);
  }

  template <typename U>
  constexpr Value value_or(U&& otherwise) const&
    requires(!std::is_void_v<T>)
  {
    return has_value_ ? value_ : static_cast<Value>(std::forward<U>(otherwise));
  }
  template <typename U>
      constexpr Value value_or(U&& otherwise) &&
      requires(!std::is_void_v<T>) {
        return has_value_ ? std::move(value_)
                          : static_cast<Value>(std::forward<U>(otherwise));
      } template <typename G = E>
      constexpr E error_or(G&& otherwise) const& {
    return has_value_ ? static_cast<E>(std::forward<G>(otherwise)) : error_;
  }

  // Monadic, as in C++23; each takes the Result apart.
  template <typename F>
  constexpr auto and_then(F&& next) && {
    using Next = std::remove_cvref_t<decltype(call(next, std::move(*this)))>;
    if (has_value_) return Next(call(next, std::move(*this)));
    return Next(Unexpected<E>(std::move(error_)));
  }
  template <typename F>
  constexpr auto transform(F&& change) && {
    using U = std::remove_cv_t<decltype(call(change, std::move(*this)))>;
    if (!has_value_) return Result<U, E>(Unexpected<E>(std::move(error_)));
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
    if (!has_value_) {
      return Next(std::invoke(std::forward<F>(repair), std::move(error_)));
    }
    return Next(std::in_place, std::move(value_));
  }
  template <typename F>
  constexpr auto transform_error(F&& change) && {
    using G = std::remove_cv_t<std::invoke_result_t<F, E>>;
    if (has_value_) return Result<T, G>(std::in_place, std::move(value_));
    return Result<T, G>(
        Unexpected<G>(std::invoke(std::forward<F>(change), std::move(error_))));
  }

  template <typename... Args>
    requires std::is_nothrow_constructible_v<Value, Args...>
  constexpr Value& emplace(Args&&... args) noexcept {
    clear();
    std::construct_at(std::addressof(value_), std::forward<Args>(args)...);
    has_value_ = true;
    return value_;
  }

  constexpr void swap(Result& other) noexcept(
      std::is_nothrow_move_constructible_v<Value> &&
      std::is_nothrow_move_constructible_v<E>) {
    if (has_value_ && other.has_value_) {
      exchange(value_, other.value_);
    } else if (!has_value_ && !other.has_value_) {
      exchange(error_, other.error_);
    } else if (has_value_) {
      swap_halves(*this, other);
    } else {
      swap_halves(other, *this);
    }
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
      return std::invoke(f, std::move(from.value_));
    }
  }

  // REQUIRES: neither half lives, has_value_ is set already.
  template <typename Other>
  constexpr void take(Other&& other) {
    if (has_value_) {
      std::construct_at(std::addressof(value_),
                        std::forward<Other>(other).value_);
    } else {
      std::construct_at(std::addressof(error_),
                        std::forward<Other>(other).error_);
    }
  }

  constexpr void clear() noexcept {
    if (has_value_) {
      std::destroy_at(std::addressof(value_));
    } else {
      std::destroy_at(std::addressof(error_));
    }
  }

  // Types that can be moved but not assigned are swapped, too.
  template <typename U>
  static constexpr void exchange(U& left, U& right) {
    if constexpr (std::is_swappable_v<U>) {
      using std::swap;
      swap(left, right);
    } else {
      U saved = std::move(left);
      std::destroy_at(std::addressof(left));
      std::construct_at(std::addressof(left), std::move(right));
      std::destroy_at(std::addressof(right));
      std::construct_at(std::addressof(right), std::move(saved));
    }
  }

  // One has a value, the other an error. Whichever move may throw goes first,
  // while both halves can still be put back.
  static constexpr void swap_halves(Result& full, Result& failed) {
    if constexpr (std::is_nothrow_move_constructible_v<E>) {
      E saved = std::move(failed.error_);
      std::destroy_at(std::addressof(failed.error_));
      try {
        std::construct_at(std::addressof(failed.value_),
                          std::move(full.value_));
      } catch (...) {
        std::construct_at(std::addressof(failed.error_), std::move(saved));
        throw;
      }
      std::destroy_at(std::addressof(full.value_));
      std::construct_at(std::addressof(full.error_), std::move(saved));
    } else {
      static_assert(std::is_nothrow_move_constructible_v<Value>,
                    "to be assigned or swapped, a Result needs a value or an "
                    "error whose move constructor does not throw");
      Value saved = std::move(full.value_);
      std::destroy_at(std::addressof(full.value_));
      try {
        std::construct_at(std::addressof(full.error_),
                          std::move(failed.error_));
      } catch (...) {
        std::construct_at(std::addressof(full.value_), std::move(saved));
        throw;
      }
      std::destroy_at(std::addressof(failed.error_));
      std::construct_at(std::addressof(failed.value_), std::move(saved));
    }
    full.has_value_ = false;
    failed.has_value_ = true;
  }

  union {
    Value value_;
    E error_;
  };
  bool has_value_;
};

}  // namespace fearless

#endif  // FEARLESS_RESULT_H_
