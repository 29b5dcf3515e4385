// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The error half of a Result (result.h): how a function says that it failed,
// and what is thrown when somebody wants the value nevertheless.

#ifndef FEARLESS_DETAIL_RESULT_ERROR_H_
#define FEARLESS_DETAIL_RESULT_ERROR_H_

#include <concepts>
#include <exception>
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

template <typename T>
inline constexpr bool is_unexpected_v = false;
template <typename E>
inline constexpr bool is_unexpected_v<Unexpected<E>> = true;

}  // namespace detail
}  // namespace fearless

#endif  // FEARLESS_DETAIL_RESULT_ERROR_H_
