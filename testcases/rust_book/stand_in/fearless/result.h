// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Result<T, E>` is a value or an error, with the member names of std::expected
// and Rust's `unwrap()`. It must not be ignored. Only the thread that owns a
// result may use it.

#ifndef FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_RESULT_H_
#define FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_RESULT_H_

#include <stdexcept>
#include <utility>
#include <variant>

namespace fearless {

// What `unwrap()` throws when there is no value.
struct UnwrapError : std::logic_error {
  UnwrapError() : std::logic_error("unwrap() of an error") {}
};

template <typename E>
struct Unexpected {
  E error;
};

template <typename T, typename E>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Unexpected<E> failure)
      : state_(std::in_place_index<1>, std::move(failure.error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // REQUIRES: has_value(). The error half: !has_value().
  T& operator*() { return *std::get_if<0>(&state_); }
  T* operator->() { return std::get_if<0>(&state_); }
  E& error() { return *std::get_if<1>(&state_); }

  T unwrap() && {
    if (!has_value()) throw UnwrapError();
    return std::move(**this);
  }

 private:
  std::variant<T, E> state_;
};

template <typename E>
class [[nodiscard]] Result<void, E> {
 public:
  Result() : state_(std::in_place_index<0>) {}
  Result(Unexpected<E> failure)
      : state_(std::in_place_index<1>, std::move(failure.error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // REQUIRES: !has_value().
  E& error() { return *std::get_if<1>(&state_); }

  void unwrap() && {
    if (!has_value()) throw UnwrapError();
  }

 private:
  std::variant<std::monostate, E> state_;
};

}  // namespace fearless

#endif  // FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_RESULT_H_
