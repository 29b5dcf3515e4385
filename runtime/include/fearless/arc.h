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
//
// An Arc that was moved from is empty. Errors: bad_alloc, and TooManyOwners
// after 2^31 clones. Cost: clone and drop about 18 ns together (Xeon, 2026;
// std::shared_ptr 24), make and drop without a clone 16, which is the
// allocation; two pointers, and 16 bytes beside the object. See detail/owner.h
// and detail/counted.h for the algorithm.

#ifndef FEARLESS_ARC_H_
#define FEARLESS_ARC_H_

#include <compare>
#include <cstddef>
#include <functional>
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "fearless/detail/observe.h"
#include "fearless/detail/owner.h"
#include "fearless/result.h"
#include "fearless/send.h"
#include "fearless/too_many_owners.h"

namespace fearless {

template <typename T>
class Weak;

template <typename T>
class Arc {
  using Owner = detail::Owner<T, detail::AtomicCounts<>>;
  template <typename U>
  static constexpr bool is_from = std::is_convertible_v<U*, T*>;

 public:
  using element_type = T;

  // Owns nothing.
  constexpr Arc() noexcept = default;
  constexpr Arc(std::nullptr_t) noexcept {}

  // Takes over `object`, which `deleter(object)` will destroy.
  template <typename U, typename D = std::default_delete<U>>
    requires is_from<U>
  explicit Arc(U* object, D deleter = D())
      : Arc(detail::Owner<U, detail::AtomicCounts<>>::adopt(object,
                                                            std::move(deleter))
                .template as<T>()) {}
  // Takes over what a unique_ptr owns, with its deleter.
  template <typename U, typename D>
    requires is_from<U>
  Arc(std::unique_ptr<U, D> unique) {
    if (!unique) return;
    auto deleter = std::move(unique.get_deleter());
    *this = Arc(detail::Owner<U, detail::AtomicCounts<>>::adopt(
                    unique.release(), std::move(deleter))
                    .template as<T>());
  }

  // A copy is a clone: one more owner. Throws TooManyOwners.
  Arc(const Arc&) = default;
  Arc(Arc&&) noexcept = default;
  Arc& operator=(const Arc&) = default;
  Arc& operator=(Arc&&) noexcept = default;
  ~Arc() = default;

  // An Arc<Derived> is an Arc<Base>, an Arc<T> an Arc<const T>.
  template <typename U>
    requires is_from<U> && (!std::is_same_v<U, T>)
  Arc(Arc<U> other) noexcept
      : owner_(std::move(other.owner_).template as<T>()),
        handle_(other.handle_) {}

  Arc clone(Site site = Site::current()) const {
    Arc copy = *this;
    copy.handle_.clone(handle_, site);
    return copy;
  }

  // REQUIRES: it owns something.
  T& operator*() const noexcept { return *owner_.get(); }
  T* operator->() const noexcept { return owner_.get(); }
  T* get() const noexcept { return owner_.get(); }
  explicit operator bool() const noexcept { return owner_.get(); }

  // Drops this owner; the last one destroys the object.
  void reset() noexcept { *this = Arc(); }
  void swap(Arc& other) noexcept { std::swap(*this, other); }

  // One that watches without owning.
  Weak<T> downgrade() const { return Weak<T>(*this); }

  // The object to change, if nobody else owns or watches it; else nullptr.
  T* get_mut() noexcept {
    return owner_.block() && owner_.block()->is_unique() ? owner_.get()
                                                         : nullptr;
  }
  // The object itself, if nobody else owns or watches it; else this Arc.
  // REQUIRES: it owns something.
  Result<T, Arc> try_unwrap() &&
      requires(!std::is_const_v<T> && std::is_move_constructible_v<T>) {
        if (!owner_.block()->is_unique()) return Unexpected(std::move(*this));
        const Arc last = std::move(*this);
        return Result<T, Arc>(std::in_place, std::move(*last.get()));
      }

      // How many own and how many watch: a snapshot, others may clone and drop.
      std::size_t strong_count() const noexcept {
    return owner_.block() ? owner_.block()->strong_count() : 0;
  }
  std::size_t weak_count() const noexcept {
    return owner_.block() ? owner_.block()->weak_count() : 0;
  }
  std::size_t use_count() const noexcept { return strong_count(); }

  // Equal if they own the same object.
  friend bool operator==(const Arc& left, const Arc& right) noexcept {
    return left.get() == right.get();
  }
  friend bool operator==(const Arc& left, std::nullptr_t) noexcept {
    return !left;
  }
  friend std::strong_ordering operator<=>(const Arc& left,
                                          const Arc& right) noexcept {
    return std::compare_three_way()(left.get(), right.get());
  }

 private:
  template <typename U>
  friend class Arc;
  friend class Weak<T>;
  template <typename U, typename... Args>
  friend Arc<U> make_arc(Args&&... args);
  explicit Arc(Owner owner) noexcept : owner_(std::move(owner)) {
    handle_.attach(owner_.block(), Site::current());
  }

  Owner owner_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Handle<detail::observe::Kind::kArc> handle_;
};

// An object and its count in one allocation. Throws bad_alloc and what the
// constructor of T throws.
template <typename T, typename... Args>
Arc<T> make_arc(Args&&... args) {
  static_assert(std::is_object_v<T> && !std::is_array_v<T>,
                "make_arc: one object; for many, make an Arc of a container");
  return Arc<T>(detail::Owner<T, detail::AtomicCounts<>>::make(
      std::forward<Args>(args)...));
}

template <typename T>
class Weak {
 public:
  // Watches nothing.
  constexpr Weak() noexcept = default;
  explicit Weak(const Arc<T>& arc) : watcher_(arc.owner_) {
    handle_.attach(watcher_.block(), Site::current());
  }

  Weak clone(Site site = Site::current()) const {
    Weak copy = *this;
    copy.handle_.clone(handle_, site);
    return copy;
  }

  // An owner, which is empty if the object is gone.
  [[nodiscard]] Arc<T> upgrade() const noexcept {
    return Arc<T>(watcher_.upgrade());
  }
  [[nodiscard]] Arc<T> lock() const noexcept { return upgrade(); }

  void reset() noexcept { *this = Weak(); }
  std::size_t strong_count() const noexcept {
    return watcher_.block() ? watcher_.block()->strong_count() : 0;
  }
  bool expired() const noexcept { return strong_count() == 0; }

 private:
  detail::Watcher<T, detail::AtomicCounts<>> watcher_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Handle<detail::observe::Kind::kWeak> handle_;
};

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
