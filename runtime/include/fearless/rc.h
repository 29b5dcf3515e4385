// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Rc<T>` shares one object inside one thread: its count is a plain integer,
// which makes it cheap and keeps it on its thread. It is not Send, so spawn and
// send refuse it where they see it; `fearless check` sees it inside captures,
// too. To share between threads, use Arc (arc.h), which has the same members.
//
// `RcWeak<T>` watches without owning, which breaks cycles; upgrade() gives an
// Rc or an empty one. An Rc that was moved from is empty. Errors: bad_alloc,
// and TooManyOwners after 2^31 clones. For one thread. Cost: clone and drop are
// plain additions; two pointers, and 16 bytes beside the object. The members
// are in detail/shared.h, the algorithm in detail/owner.h and counted.h.

#ifndef FEARLESS_RC_H_
#define FEARLESS_RC_H_

#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>

#include "fearless/detail/shared.h"
#include "fearless/send.h"
#include "fearless/too_many_owners.h"

namespace fearless {

template <typename T>
class Rc;
template <typename T>
class RcWeak;

namespace detail {
using RcCounts = PlainCounts;
template <typename T>
using RcMembers = Shared<Rc, RcWeak, T, RcCounts, observe::Kind::kRc>;
}  // namespace detail

template <typename T>
class Rc : public detail::RcMembers<T> {
 public:
  using Rc::Shared::Shared;
  constexpr Rc() noexcept = default;
};

template <typename T>
class RcWeak : public detail::SharedWatcher<Rc, RcWeak, T, detail::RcCounts> {
 public:
  // Watches nothing.
  constexpr RcWeak() noexcept = default;
  explicit RcWeak(const Rc<T>& owner) : RcWeak::SharedWatcher(owner.owner_) {}
};

// An object and its count in one allocation. Throws bad_alloc and what the
// constructor of T throws.
template <typename T, typename... Args>
Rc<T> make_rc(Args&&... args) {
  static_assert(std::is_object_v<T> && !std::is_array_v<T>,
                "make_rc: one object; for many, make an Rc of a container");
  return Rc<T>(
      detail::Owner<T, detail::RcCounts>::make(std::forward<Args>(args)...));
}

template <typename T>
inline constexpr bool is_send_v<Rc<T>> = false;
template <typename T>
inline constexpr bool is_sync_v<Rc<T>> = false;
template <typename T>
inline constexpr bool is_send_v<RcWeak<T>> = false;
template <typename T>
inline constexpr bool is_sync_v<RcWeak<T>> = false;

}  // namespace fearless

template <typename T>
struct std::hash<fearless::Rc<T>> {
  std::size_t operator()(const fearless::Rc<T>& rc) const noexcept {
    return std::hash<T*>()(rc.get());
  }
};

#endif  // FEARLESS_RC_H_
