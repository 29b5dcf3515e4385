// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What Arc and Rc have in common: an owner is a pointer to the object and one
// to the block with the counts (counted.h); the object may be a base class of
// what the block holds. A watcher (Weak) is the same without keeping the
// object alive. Both move by handing the pointers over, and may be empty.
//
// An owner also remembers whether it was made from another one, in the lowest
// bit of the pointer to its block. That is a guess at what its drop will find,
// and changes only the price: the owner that make gave asks whether it is the
// only one, which saves its atomic subtraction; a copy subtracts at once.

#ifndef FEARLESS_DETAIL_OWNER_H_
#define FEARLESS_DETAIL_OWNER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

#include "fearless/detail/counted.h"

namespace fearless::detail {

template <typename T, typename Counts>
class Owner {
 public:
  using element_type = T;

  constexpr Owner() noexcept = default;
  // Takes over one strong count.
  Owner(T* object, Block<Counts>* block, bool is_copy = false) noexcept
      : object_(object),
        link_(reinterpret_cast<std::uintptr_t>(block) | (is_copy ? kCopy : 0)) {
  }
  Owner(const Owner& other)
      : object_(other.object_), link_(other.link_ ? other.link_ | kCopy : 0) {
    if (link_) block()->add_strong();
  }
  Owner(Owner&& other) noexcept
      : object_(std::exchange(other.object_, nullptr)),
        link_(std::exchange(other.link_, 0)) {}
  Owner& operator=(const Owner& other) {
    if (this != &other) Owner(other).swap(*this);
    return *this;
  }
  Owner& operator=(Owner&& other) noexcept {
    if (this != &other) Owner(std::move(other)).swap(*this);
    return *this;
  }
  ~Owner() {
    if (link_ & kCopy) {
      block()->drop_shared();
    } else if (link_) {
      block()->drop_strong();
    }
  }

  // Takes over what `pointer` owns. Throws bad_alloc, and keeps it then as
  // std::shared_ptr does: by destroying it.
  template <typename P, typename D>
  static Owner adopt(P pointer, D&& deleter) {
    using Kept = std::decay_t<D>;
    try {
      auto* const block = new BlockWithDeleter<P, Kept, Counts>(
          pointer, std::forward<D>(deleter));
      return Owner(std::to_address(pointer), block);
    } catch (...) {
      deleter(pointer);
      throw;
    }
  }
  template <typename... Args>
  static Owner make(Args&&... args) {
    auto* const block = new BlockWithObject<T, Counts>(
        std::in_place, std::forward<Args>(args)...);
    return Owner(block->object(), block);
  }

  T* get() const noexcept { return object_; }
  Block<Counts>* block() const noexcept {
    return reinterpret_cast<Block<Counts>*>(link_ & ~kCopy);
  }

  void swap(Owner& other) noexcept {
    std::swap(object_, other.object_);
    std::swap(link_, other.link_);
  }

  // The same owner, seen as a U. Leaves nothing behind.
  template <typename U>
  Owner<U, Counts> as() && noexcept {
    const bool is_copy = link_ & kCopy;
    Block<Counts>* const same = block();
    link_ = 0;
    return Owner<U, Counts>(std::exchange(object_, nullptr), same, is_copy);
  }

 private:
  static constexpr std::uintptr_t kCopy = 1;

  T* object_ = nullptr;
  std::uintptr_t link_ = 0;  // the block, and kCopy
};

template <typename T, typename Counts>
class Watcher {
 public:
  constexpr Watcher() noexcept = default;
  explicit Watcher(const Owner<T, Counts>& owner)
      : object_(owner.get()), block_(owner.block()) {
    if (block_) block_->add_weak();
  }
  Watcher(const Watcher& other) : object_(other.object_), block_(other.block_) {
    if (block_) block_->add_weak();
  }
  Watcher(Watcher&& other) noexcept
      : object_(std::exchange(other.object_, nullptr)),
        block_(std::exchange(other.block_, nullptr)) {}
  Watcher& operator=(Watcher other) noexcept {
    std::swap(object_, other.object_);
    std::swap(block_, other.block_);
    return *this;
  }
  ~Watcher() {
    if (block_) block_->drop_weak();
  }

  // An owner, or an empty one if the object is gone.
  Owner<T, Counts> upgrade() const noexcept {
    if (!block_ || !block_->add_strong_if_any()) return {};
    return Owner<T, Counts>(object_, block_, true);
  }

  Block<Counts>* block() const noexcept { return block_; }

 private:
  T* object_ = nullptr;
  Block<Counts>* block_ = nullptr;
};

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_OWNER_H_
