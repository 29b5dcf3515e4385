// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value or an error in one place: what a Result (result.h) keeps. As trivial
// as both halves allow: copies and moves of trivial halves are copies of bytes.
// An assignment or swap that throws leaves both sides as they were, which takes
// one half whose move does not throw. No thread may mind; costs no more than
// the larger half and a flag.

#ifndef FEARLESS_DETAIL_EITHER_H_
#define FEARLESS_DETAIL_EITHER_H_

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

namespace fearless::detail {

struct InPlaceError {};

template <typename Value, typename E>
class Either {
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
  template <typename... Args>
  constexpr explicit Either(std::in_place_t, Args&&... args)
      : value_(std::forward<Args>(args)...), has_value_(true) {}
  template <typename... Args>
  constexpr explicit Either(InPlaceError, Args&&... args)
      : error_(std::forward<Args>(args)...), has_value_(false) {}

  constexpr Either(const Either&)
    requires kIsCopyTrivial<Value> && kIsCopyTrivial<E>
  = default;
  constexpr Either(const Either& other)
    requires std::copy_constructible<Value> && std::copy_constructible<E> &&
             (!(kIsCopyTrivial<Value> && kIsCopyTrivial<E>))
      : has_value_(other.has_value_) {
    take(other);
  }
  constexpr Either(Either&&)
    requires kIsMoveTrivial<Value> && kIsMoveTrivial<E>
  = default;
  constexpr Either(Either&& other) noexcept(
      std::is_nothrow_move_constructible_v<Value> &&
      std::is_nothrow_move_constructible_v<E>)
    requires(!(kIsMoveTrivial<Value> && kIsMoveTrivial<E>))
      : has_value_(other.has_value_) {
    take(std::move(other));
  }

  constexpr Either& operator=(const Either&)
    requires kIsCopyTrivial<Value> && kIsCopyTrivial<E>
  = default;
  constexpr Either& operator=(const Either& other)
    requires std::copy_constructible<Value> && std::copy_constructible<E> &&
             (!(kIsCopyTrivial<Value> && kIsCopyTrivial<E>))
  {
    Either copy = other;
    copy.swap(*this);
    return *this;
  }
  constexpr Either& operator=(Either&&)
    requires kIsMoveTrivial<Value> && kIsMoveTrivial<E>
  = default;
  constexpr Either& operator=(Either&& other) noexcept(
      std::is_nothrow_move_constructible_v<Value> &&
      std::is_nothrow_move_constructible_v<E>)
    requires(!(kIsMoveTrivial<Value> && kIsMoveTrivial<E>))
  {
    Either taken = std::move(other);
    taken.swap(*this);
    return *this;
  }

  constexpr ~Either()
    requires kIsTrivial
  = default;
  constexpr ~Either()
    requires(!kIsTrivial)
  {
    clear();
  }

  constexpr bool has_value() const noexcept { return has_value_; }
  // REQUIRES: that half is there.
  constexpr Value& value() noexcept { return value_; }
  constexpr const Value& value() const noexcept { return value_; }
  constexpr E& error() noexcept { return error_; }
  constexpr const E& error() const noexcept { return error_; }

  template <typename... Args>
    requires std::is_nothrow_constructible_v<Value, Args...>
  constexpr Value& emplace(Args&&... args) noexcept {
    clear();
    std::construct_at(std::addressof(value_), std::forward<Args>(args)...);
    has_value_ = true;
    return value_;
  }

  constexpr void swap(Either& other) noexcept(
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

 private:
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
  static constexpr void swap_halves(Either& full, Either& failed) {
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

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_EITHER_H_
