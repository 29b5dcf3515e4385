// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The form in which a channel stores a T: as it is, or in a box of its own on
// the heap. A slot that a sender has taken cannot be given back, so filling it
// must not throw; a T whose move constructor may throw is boxed before a slot
// is taken, and a channel then moves only the pointer. Large values are boxed
// as well, so that a block of slots stays small.
//
// What follows for users: a move that throws on the way in leaves the channel
// as it was; a move that throws on the way out leaves the value in the channel.

#ifndef FEARLESS_DETAIL_CHANNEL_ELEMENT_H_
#define FEARLESS_DETAIL_CHANNEL_ELEMENT_H_

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace fearless::detail::channels {

template <typename T>
struct Boxing {
  static_assert(std::is_object_v<T> && !std::is_array_v<T> &&
                    !std::is_const_v<T>,
                "a channel carries objects: not references, arrays or const");
  static_assert(std::is_move_constructible_v<T>,
                "what is sent must be movable: send a std::unique_ptr to it");

  static constexpr std::size_t kLargest = 512;
  static constexpr bool kIsBoxed =
      !std::is_nothrow_move_constructible_v<T> || sizeof(T) > kLargest;
  using Element = std::conditional_t<kIsBoxed, std::unique_ptr<T>, T>;

  static T& open(Element& element) noexcept {
    if constexpr (kIsBoxed) {
      return *element;
    } else {
      return element;
    }
  }
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_ELEMENT_H_
