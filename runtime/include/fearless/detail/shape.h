// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the type system shows of a type's parts, for the traits of send.h, which
// includes this file. `Shape<T>::kSend` and `kSync` answer for types that
// nobody specialised the traits for: from the parts, where T is built by a
// template of the standard library, true otherwise. Containers are recognised
// by their member types, so that no header of theirs is needed here. A type
// that is incomplete when it is first asked for counts as unknown.

#ifndef FEARLESS_DETAIL_SHAPE_H_
#define FEARLESS_DETAIL_SHAPE_H_

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "fearless/send.h"

namespace fearless::detail {

struct Unknown {
  static constexpr bool kSend = true;
  static constexpr bool kSync = true;
};

// Owns one of each.
template <typename... Ts>
struct Owns {
  static constexpr bool kSend = (is_send_v<Ts> && ...);
  static constexpr bool kSync = (is_sync_v<Ts> && ...);
};

// Leads to a T that others may use meanwhile.
template <typename T>
struct Borrows {
  static constexpr bool kSend = is_sync_v<T>;
  static constexpr bool kSync = is_sync_v<T>;
};

// Leads to a T, and may be the one that destroys it.
template <typename T>
struct Shares {
  static constexpr bool kSend = is_send_v<T> && is_sync_v<T>;
  static constexpr bool kSync = is_send_v<T> && is_sync_v<T>;
};

// The thread that has it must be the one that gives it back.
struct StaysOnItsThread {
  static constexpr bool kSend = false;
  static constexpr bool kSync = true;
};

// A standard container or a container adaptor, by what they all declare. A
// class that is its own element (a JSON value, say) tells nothing.
template <typename T>
concept OwnsElements = requires {
  typename T::value_type;
  requires !std::is_same_v<typename T::value_type, std::remove_cv_t<T>>;
  typename T::const_reference;
  requires requires { typename T::allocator_type; } ||
               requires { typename T::container_type; };
};

template <typename T>
struct PartsOfClass : Unknown {};
template <OwnsElements T>
struct PartsOfClass<T> : Owns<typename T::value_type> {};

// The results of std::bind, as libstdc++ and libc++ spell them.
template <typename T>
struct PartsOfBind : Unknown {};
template <template <typename> typename B, typename F, typename... Args>
struct PartsOfBind<B<F(Args...)>> : Owns<F, Args...> {};
template <template <typename...> typename B, typename... Args>
struct PartsOfBind<B<Args...>> : Owns<Args...> {};

template <typename T>
struct Shape : std::conditional_t<std::is_bind_expression_v<T>, PartsOfBind<T>,
                                  PartsOfClass<T>> {};
template <typename T>
struct Shape<const T> : Owns<T> {};
template <typename T>
struct Shape<volatile T> : Owns<T> {};
template <typename T>
struct Shape<const volatile T> : Owns<T> {};
template <typename T>
struct Shape<T[]> : Owns<T> {};
template <typename T, std::size_t size>
struct Shape<T[size]> : Owns<T> {};
template <typename T, std::size_t size>
struct Shape<const T[size]> : Owns<T> {};
template <typename T>
struct Shape<T&> : Borrows<T> {};
template <typename T>
struct Shape<T&&> : Borrows<T> {};
template <typename T>
struct Shape<std::reference_wrapper<T>> : Borrows<T> {};
template <typename T, std::size_t extent>
struct Shape<std::span<T, extent>> : Borrows<T> {};

template <typename T, std::size_t size>
struct Shape<std::array<T, size>> : Owns<T> {};
template <typename... Ts>
struct Shape<std::tuple<Ts...>> : Owns<Ts...> {};
template <typename T, typename U>
struct Shape<std::pair<T, U>> : Owns<T, U> {};
template <typename... Ts>
struct Shape<std::variant<Ts...>> : Owns<Ts...> {};
template <typename T>
struct Shape<std::optional<T>> : Owns<T> {};
template <typename T, typename D>
struct Shape<std::unique_ptr<T, D>> : Owns<T, D> {};
template <typename T>
struct Shape<std::shared_ptr<T>> : Shares<T> {};
template <typename T>
struct Shape<std::weak_ptr<T>> : Shares<T> {};

template <typename M>
struct Shape<std::lock_guard<M>> : StaysOnItsThread {};
template <typename M>
struct Shape<std::unique_lock<M>> : StaysOnItsThread {};
template <typename M>
struct Shape<std::shared_lock<M>> : StaysOnItsThread {};
template <typename... Ms>
struct Shape<std::scoped_lock<Ms...>> : StaysOnItsThread {};

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_SHAPE_H_
