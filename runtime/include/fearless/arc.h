// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Arc<T>` shares one object between threads: any of its owners, in any thread,
// may clone, move and drop its own Arc; the last one destroys the object. The
// count is atomic, the object is not: what is shared must be safe to share, a
// Mutex<T>, an atomic, or `const`:
//
//   auto counter = fearless::make_arc<fearless::Mutex<int>>(0);
//   auto handle = fearless::spawn([counter = counter.clone()] {
//     *counter->lock() += 1;
//   });
//
// `Weak<T>` watches without owning, which breaks cycles; upgrade() gives an Arc
// or an empty one. One Arc object is for one thread at a time, like any value.
// In a forked child the owners in other threads of the parent still count.
//
// An Arc that was moved from is empty. Errors: bad_alloc, and TooManyOwners
// after 2^31 clones. Cost: clone and drop about 18 ns together (Xeon, 2026;
// std::shared_ptr 24), make and drop without a clone 16, which is the
// allocation; two pointers, and 16 bytes beside the object. The members are in
// detail/shared.h, the algorithm in detail/owner.h and detail/counted.h.

#ifndef FEARLESS_ARC_H_
#define FEARLESS_ARC_H_

#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>

#include "fearless/detail/shared.h"
#include "fearless/send.h"
#include "fearless/too_many_owners.h"

namespace fearless {

template <typename T>
class Arc;
template <typename T>
class Weak;

namespace detail {
using ArcCounts = AtomicCounts<>;
template <typename T>
using ArcMembers = Shared<Arc, Weak, T, ArcCounts, observe::Kind::kArc>;
}  // namespace detail

template <typename T>
class Arc : public detail::ArcMembers<T> {
 public:
  using Arc::Shared::Shared;
  constexpr Arc() noexcept = default;
};

template <typename T>
class Weak : public detail::SharedWatcher<Arc, Weak, T, detail::ArcCounts> {
 public:
  // Watches nothing.
  constexpr Weak() noexcept = default;
  explicit Weak(const Arc<T>& owner) : Weak::SharedWatcher(owner.owner_) {}
};

// An object and its count in one allocation. Throws bad_alloc and what the
// constructor of T throws.
template <typename T, typename... Args>
Arc<T> make_arc(Args&&... args) {
  static_assert(std::is_object_v<T> && !std::is_array_v<T>,
                "make_arc: one object; for many, make an Arc of a container");
  return Arc<T>(
      detail::Owner<T, detail::ArcCounts>::make(std::forward<Args>(args)...));
}

// Whoever drops the last one destroys the object.
template <typename T>
inline constexpr bool is_send_v<Arc<T>> = is_send_v<T> && is_sync_v<T>;
template <typename T>
inline constexpr bool is_sync_v<Arc<T>> = is_send_v<T> && is_sync_v<T>;
template <typename T>
inline constexpr bool is_send_v<Weak<T>> = is_send_v<T> && is_sync_v<T>;
template <typename T>
inline constexpr bool is_sync_v<Weak<T>> = is_send_v<T> && is_sync_v<T>;

}  // namespace fearless

template <typename T>
struct std::hash<fearless::Arc<T>> {
  std::size_t operator()(const fearless::Arc<T>& arc) const noexcept {
    return std::hash<T*>()(arc.get());
  }
};

#endif  // FEARLESS_ARC_H_
