// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What Arc and Rc have in common: an owner is a pointer to the object and one
// to the block with the counts (counted.h); the object may be a base class of
// what the block holds. A watcher (Weak) is the same without keeping the
// object alive. Both move by handing the pointers over, and may be empty.

#ifndef FEARLESS_DETAIL_OWNER_H_
#define FEARLESS_DETAIL_OWNER_H_

#include <cstddef>
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
  Owner(T* object, Block<Counts>* block) noexcept
      : object_(object), block_(block) {}
  Owner(const Owner& other) : object_(other.object_), block_(other.block_) {
    if (block_) block_->add_strong();
  }
  Owner(Owner&& other) noexcept
      : object_(std::exchange(other.object_, nullptr)),
        block_(std::exchange(other.block_, nullptr)) {}
  Owner& operator=(const Owner& other) {
    if (this != &other) Owner(other).swap(*this);
    return *this;
  }
  Owner& operator=(Owner&& other) noexcept {
    if (this != &other) Owner(std::move(other)).swap(*this);
    return *this;
  }
  ~Owner() {
    if (block_) block_->drop_strong();
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
  Block<Counts>* block() const noexcept { return block_; }

  void swap(Owner& other) noexcept {
    std::swap(object_, other.object_);
    std::swap(block_, other.block_);
  }

  // The same owner, seen as a U. Leaves nothing behind.
  template <typename U>
  Owner<U, Counts> as() && noexcept {
    U* const object = std::exchange(object_, nullptr);
    return Owner<U, Counts>(object, std::exchange(block_, nullptr));
  }

 private:
  T* object_ = nullptr;
  Block<Counts>* block_ = nullptr;
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
    return Owner<T, Counts>(object_, block_);
  }

  Block<Counts>* block() const noexcept { return block_; }

 private:
  T* object_ = nullptr;
  Block<Counts>* block_ = nullptr;
};

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_OWNER_H_
