// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rust's Send and Sync, as far as a C++20 compiler can see them.
//
//   is_send_v<T>  a T may be given to another thread
//   is_sync_v<T>  several threads may use one T through `const T&` at once
//
// A false is knowledge: `Rc`, guards, and whatever is built from them by the
// standard library's templates. A true means "nothing is known against it".
// The compiler shows neither the members of a class nor what a lambda caught,
// and what a raw pointer leads to is anybody's guess; deriving the traits over
// those is what `fearless check` does. `spawn` and `send` refuse, when they
// compile, what is known not to be Send.
//
// Say it for a type of your own, before the first use of the trait:
//
//   template <>
//   inline constexpr bool fearless::is_send_v<Window> = false;
//
// and mark the class FEARLESS_NOT_SEND (annotations.h) to tell the checker.
//
// Standard types: a container, optional, pair, tuple, variant or unique_ptr is
// Send (Sync) if what it holds is. shared_ptr, weak_ptr: both, if the object is
// both. A reference, reference_wrapper, span or other view of T is Send if T is
// Sync. unique_lock and its kin are not Send: the thread that locked unlocks.
// Costs nothing at run time.

#ifndef FEARLESS_SEND_H_
#define FEARLESS_SEND_H_

#include <type_traits>

namespace fearless {

namespace detail {
template <typename T>
struct Shape;
}

// Whether a value may move to another thread, as far as is known.
template <typename T>
inline constexpr bool is_send_v = detail::Shape<T>::kSend;

// Whether two threads may use one object through `const T&`, as far as is
// known.
template <typename T>
inline constexpr bool is_sync_v = detail::Shape<T>::kSync;

}  // namespace fearless

#include "fearless/detail/shape.h"

#endif  // FEARLESS_SEND_H_
