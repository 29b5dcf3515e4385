// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The members of Arc and Rc, and of their watchers Weak and RcWeak: one text,
// two ways to count. arc.h and rc.h say what differs for users, owner.h and
// counted.h have the algorithm. `Strong` and `Watch` are the two templates that
// derive from this, so that a clone of an Arc is an Arc.

#ifndef FEARLESS_DETAIL_SHARED_H_
#define FEARLESS_DETAIL_SHARED_H_

#include <compare>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

#include "fearless/detail/observe.h"
#include "fearless/detail/owner.h"
#include "fearless/result.h"
#include "fearless/too_many_owners.h"

namespace fearless::detail {

template <template <typename> typename Strong,
          template <typename> typename Watch, typename T, typename Counts,
          observe::Kind kind>
class Shared {
  template <typename U>
  static constexpr bool is_from = std::is_convertible_v<U*, T*>;

 public:
  using element_type = T;

  // Owns nothing.
  constexpr Shared() noexcept = default;
  constexpr Shared(std::nullptr_t) noexcept {}

  // Takes over `object`, which `deleter(object)` will destroy.
  template <typename U, typename D = std::default_delete<U>>
    requires is_from<U>
  explicit Shared(U* object, D deleter = D())
      : Shared(Owner<U, Counts>::adopt(object, std::move(deleter))
                   .template as<T>()) {}
  // Takes over what a unique_ptr owns, with its deleter.
  template <typename U, typename D>
    requires is_from<U>
  Shared(std::unique_ptr<U, D> unique) {
    if (!unique) return;
    auto deleter = std::move(unique.get_deleter());
    *this = Shared(Owner<U, Counts>::adopt(unique.release(), std::move(deleter))
                       .template as<T>());
  }
  // A Strong<Derived> is a Strong<Base>, a Strong<T> a Strong<const T>.
  template <typename U>
    requires is_from<U> && (!std::is_same_v<U, T>)
  Shared(Strong<U> other) noexcept
      : owner_(std::move(other.owner_).template as<T>()),
        handle_(other.handle_) {}
  // For make and upgrade.
  explicit Shared(Owner<T, Counts> owner) noexcept : owner_(std::move(owner)) {
    handle_.attach(owner_.block(), Site::current());
  }

  // A copy is a clone: one more owner. Throws TooManyOwners.
  Shared(const Shared&) = default;
  Shared(Shared&&) noexcept = default;
  Shared& operator=(const Shared&) = default;
  Shared& operator=(Shared&&) noexcept = default;
  ~Shared() = default;

  Strong<T> clone(Site site = Site::current()) const {
    Strong<T> copy = self();
    copy.handle_.clone(handle_, site);
    return copy;
  }

  // REQUIRES: it owns something.
  T& operator*() const noexcept { return *owner_.get(); }
  T* operator->() const noexcept { return owner_.get(); }
  T* get() const noexcept { return owner_.get(); }
  explicit operator bool() const noexcept { return owner_.get(); }

  // Drops this owner; the last one destroys the object.
  void reset() noexcept { *this = Shared(); }
  void swap(Shared& other) noexcept { std::swap(*this, other); }

  // One that watches without owning.
  Watch<T> downgrade() const { return Watch<T>(self()); }

  // The object to change, if nobody else owns or watches it; else nullptr.
  T* get_mut() noexcept { return is_unique() ? owner_.get() : nullptr; }
  // The object itself, if nobody else owns or watches it; else this owner.
  // REQUIRES: it owns something.
  template <typename Value = T>
    requires(!std::is_const_v<Value> && std::is_move_constructible_v<Value>)
  Result<Value, Strong<T>> try_unwrap() && {
    if (!is_unique()) return Unexpected(std::move(self()));
    const Shared last = std::move(*this);
    return Result<Value, Strong<T>>(std::in_place, std::move(*last.get()));
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
  friend bool operator==(const Strong<T>& left,
                         const Strong<T>& right) noexcept {
    return left.get() == right.get();
  }
  friend bool operator==(const Strong<T>& left, std::nullptr_t) noexcept {
    return !left;
  }
  friend std::strong_ordering operator<=>(const Strong<T>& left,
                                          const Strong<T>& right) noexcept {
    return std::compare_three_way()(left.get(), right.get());
  }

 private:
  template <template <typename> typename, template <typename> typename,
            typename, typename, observe::Kind>
  friend class Shared;
  friend Watch<T>;

  const Strong<T>& self() const noexcept {
    return static_cast<const Strong<T>&>(*this);
  }
  Strong<T>& self() noexcept { return static_cast<Strong<T>&>(*this); }
  bool is_unique() const noexcept {
    return owner_.block() && owner_.block()->is_unique();
  }

  Owner<T, Counts> owner_;
  FEARLESS_EMPTY_MEMBER observe::Handle<kind> handle_;
};

template <template <typename> typename Strong,
          template <typename> typename Watch, typename T, typename Counts>
class SharedWatcher {
 public:
  // Watches nothing.
  constexpr SharedWatcher() noexcept = default;
  explicit SharedWatcher(const Owner<T, Counts>& owner) : watcher_(owner) {
    handle_.attach(watcher_.block(), Site::current());
  }

  Watch<T> clone(Site site = Site::current()) const {
    Watch<T> copy = static_cast<const Watch<T>&>(*this);
    copy.handle_.clone(handle_, site);
    return copy;
  }

  // An owner, which is empty if the object is gone.
  [[nodiscard]] Strong<T> upgrade() const noexcept {
    return Strong<T>(watcher_.upgrade());
  }
  [[nodiscard]] Strong<T> lock() const noexcept { return upgrade(); }

  void reset() noexcept { *this = SharedWatcher(); }
  std::size_t strong_count() const noexcept {
    return watcher_.block() ? watcher_.block()->strong_count() : 0;
  }
  bool expired() const noexcept { return strong_count() == 0; }

 private:
  Watcher<T, Counts> watcher_;
  FEARLESS_EMPTY_MEMBER observe::Handle<observe::Kind::kWeak> handle_;
};

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_SHARED_H_
