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
// and TooManyOwners after 2^31 clones. Cost: clone and drop are plain additions;
// two pointers, and 16 bytes beside the object.

#ifndef FEARLESS_RC_H_
#define FEARLESS_RC_H_

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
class RcWeak;

template <typename T>
class Rc {
  using Owner = detail::Owner<T, detail::PlainCounts>;
  template <typename U>
  static constexpr bool is_from = std::is_convertible_v<U*, T*>;

 public:
  using element_type = T;

  // Owns nothing.
  constexpr Rc() noexcept = default;
  constexpr Rc(std::nullptr_t) noexcept {}

  // Takes over `object`, which `deleter(object)` will destroy.
  template <typename U, typename D = std::default_delete<U>>
    requires is_from<U>
  explicit Rc(U* object, D deleter = D())
      : Rc(detail::Owner<U, detail::PlainCounts>::adopt(object,
                                                        std::move(deleter))
               .template as<T>()) {}
  // Takes over what a unique_ptr owns, with its deleter.
  template <typename U, typename D>
    requires is_from<U>
  Rc(std::unique_ptr<U, D> unique) {
    if (!unique) return;
    auto deleter = std::move(unique.get_deleter());
    *this = Rc(detail::Owner<U, detail::PlainCounts>::adopt(unique.release(),
                                                            std::move(deleter))
                   .template as<T>());
  }

  // A copy is a clone: one more owner. Throws TooManyOwners.
  Rc(const Rc&) = default;
  Rc(Rc&&) noexcept = default;
  Rc& operator=(const Rc&) = default;
  Rc& operator=(Rc&&) noexcept = default;
  ~Rc() = default;

  // An Rc<Derived> is an Rc<Base>, an Rc<T> an Rc<const T>.
  template <typename U>
    requires is_from<U> && (!std::is_same_v<U, T>)
  Rc(Rc<U> other) noexcept
      : owner_(std::move(other.owner_).template as<T>()),
        handle_(other.handle_) {}

  Rc clone(Site site = Site::current()) const {
    Rc copy = *this;
    copy.handle_.clone(handle_, site);
    return copy;
  }

  // REQUIRES: it owns something.
  T& operator*() const noexcept { return *owner_.get(); }
  T* operator->() const noexcept { return owner_.get(); }
  T* get() const noexcept { return owner_.get(); }
  explicit operator bool() const noexcept { return owner_.get(); }

  // Drops this owner; the last one destroys the object.
  void reset() noexcept { *this = Rc(); }
  void swap(Rc& other) noexcept { std::swap(*this, other); }

  // One that watches without owning.
  RcWeak<T> downgrade() const { return RcWeak<T>(*this); }

  // The object to change, if nobody else owns or watches it; else nullptr.
  T* get_mut() noexcept {
    return owner_.block() && owner_.block()->is_unique() ? owner_.get()
                                                         : nullptr;
  }
  // The object itself, if nobody else owns or watches it; else this Rc.
  // REQUIRES: it owns something.
  Result<T, Rc> try_unwrap() &&
      requires(!std::is_const_v<T> && std::is_move_constructible_v<T>) {
        if (!owner_.block()->is_unique()) return Unexpected(std::move(*this));
        const Rc last = std::move(*this);
        return Result<T, Rc>(std::in_place, std::move(*last.get()));
      }

      // How many own and how many watch.
      std::size_t strong_count() const noexcept {
    return owner_.block() ? owner_.block()->strong_count() : 0;
  }
  std::size_t weak_count() const noexcept {
    return owner_.block() ? owner_.block()->weak_count() : 0;
  }
  std::size_t use_count() const noexcept { return strong_count(); }

  // Equal if they own the same object.
  friend bool operator==(const Rc& left, const Rc& right) noexcept {
    return left.get() == right.get();
  }
  friend bool operator==(const Rc& left, std::nullptr_t) noexcept {
    return !left;
  }
  friend std::strong_ordering operator<=>(const Rc& left,
                                          const Rc& right) noexcept {
    return std::compare_three_way()(left.get(), right.get());
  }

 private:
  template <typename U>
  friend class Rc;
  friend class RcWeak<T>;
  template <typename U, typename... Args>
  friend Rc<U> make_rc(Args&&... args);
  explicit Rc(Owner owner) noexcept : owner_(std::move(owner)) {
    handle_.attach(owner_.block(), Site::current());
  }

  Owner owner_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Handle<detail::observe::Kind::kRc> handle_;
};

// An object and its count in one allocation. Throws bad_alloc and what the
// constructor of T throws.
template <typename T, typename... Args>
Rc<T> make_rc(Args&&... args) {
  static_assert(std::is_object_v<T> && !std::is_array_v<T>,
                "make_rc: one object; for many, make an Rc of a container");
  return Rc<T>(
      detail::Owner<T, detail::PlainCounts>::make(std::forward<Args>(args)...));
}

template <typename T>
class RcWeak {
 public:
  // Watches nothing.
  constexpr RcWeak() noexcept = default;
  explicit RcWeak(const Rc<T>& rc) : watcher_(rc.owner_) {
    handle_.attach(watcher_.block(), Site::current());
  }

  RcWeak clone(Site site = Site::current()) const {
    RcWeak copy = *this;
    copy.handle_.clone(handle_, site);
    return copy;
  }

  // An owner, which is empty if the object is gone.
  [[nodiscard]] Rc<T> upgrade() const noexcept {
    return Rc<T>(watcher_.upgrade());
  }
  [[nodiscard]] Rc<T> lock() const noexcept { return upgrade(); }

  void reset() noexcept { *this = RcWeak(); }
  std::size_t strong_count() const noexcept {
    return watcher_.block() ? watcher_.block()->strong_count() : 0;
  }
  bool expired() const noexcept { return strong_count() == 0; }

 private:
  detail::Watcher<T, detail::PlainCounts> watcher_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Handle<detail::observe::Kind::kWeak> handle_;
};

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
