// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One object and its count of owners: the algorithm of Arc and Rc, which
// differ in how they count. One 64-bit word has both counts, strong in the
// lower half, weak in the upper, where all strong owners together are one weak
// one. So "I am the only owner, and nobody watches" is one load, and the last
// owner then needs no read-modify-write at all. (Asking two words in turn can
// be fooled: a watcher may become an owner between the two questions. Rust's
// Arc locks the weak count for that, libstdc++ reads both as one, as here.)
//
// Invariants:
//  1. The object lives while strong > 0, the block while weak > 0.
//  2. A watcher becomes an owner only from strong > 0.
//  3. A drop releases, the last one acquires: what any owner did to the object
//     happens before its destructor.
//
// 2^31 owners, or watchers, are too many: that clone throws TooManyOwners.

#ifndef FEARLESS_DETAIL_COUNTED_H_
#define FEARLESS_DETAIL_COUNTED_H_

#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

#include "fearless/detail/platform.h"

namespace fearless::detail {

[[noreturn, gnu::cold]] void throw_too_many_owners();

inline constexpr std::uint64_t kStrong = 1;
inline constexpr std::uint64_t kWeak = std::uint64_t{1} << 32;
constexpr std::uint32_t strong_of(std::uint64_t counts) noexcept {
  return static_cast<std::uint32_t>(counts);
}
constexpr std::uint32_t weak_of(std::uint64_t counts) noexcept {
  return static_cast<std::uint32_t>(counts >> 32);
}
constexpr bool is_too_many(std::uint32_t count) noexcept {
  return count >= std::uint32_t{1} << 31;
}

// Counts for any thread.
template <typename Platform = Native>
class AtomicCounts {
 public:
  std::uint64_t add(std::uint64_t what) noexcept {
    return counts_.fetch_add(what, std::memory_order_relaxed);
  }
  std::uint64_t subtract(std::uint64_t what) noexcept {
    return counts_.fetch_sub(what, std::memory_order_acq_rel);
  }
  std::uint64_t load() const noexcept {
    return counts_.load(std::memory_order_acquire);
  }
  // One more strong owner, unless there is none.
  bool add_strong_if_any() noexcept {
    std::uint64_t counts = counts_.load(std::memory_order_relaxed);
    while (strong_of(counts) != 0 && !is_too_many(strong_of(counts))) {
      if (counts_.compare_exchange_weak(counts, counts + kStrong,
                                        std::memory_order_acquire,
                                        std::memory_order_relaxed)) {
        return true;
      }
    }
    return false;
  }

 private:
  typename Platform::template atomic<std::uint64_t> counts_ = kStrong | kWeak;
};

// Counts for one thread.
class PlainCounts {
 public:
  std::uint64_t add(std::uint64_t what) noexcept {
    return std::exchange(counts_, counts_ + what);
  }
  std::uint64_t subtract(std::uint64_t what) noexcept {
    return std::exchange(counts_, counts_ - what);
  }
  std::uint64_t load() const noexcept { return counts_; }
  bool add_strong_if_any() noexcept {
    const std::uint32_t strong = strong_of(counts_);
    if (strong == 0 || is_too_many(strong)) return false;
    counts_ += kStrong;
    return true;
  }

 private:
  std::uint64_t counts_ = kStrong | kWeak;
};

// The counts, and how to destroy the object and then the block.
template <typename Counts>
class Block {
 public:
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  void add_strong() {
    if (is_too_many(strong_of(counts_.add(kStrong)))) [[unlikely]] {
      counts_.subtract(kStrong);
      throw_too_many_owners();
    }
  }
  void add_weak() {
    if (is_too_many(weak_of(counts_.add(kWeak)))) [[unlikely]] {
      counts_.subtract(kWeak);
      throw_too_many_owners();
    }
  }
  bool add_strong_if_any() noexcept { return counts_.add_strong_if_any(); }

  // For one that may well be the only owner: asks first.
  void drop_strong() noexcept {
    if (is_unique()) {
      destroy_both();
    } else {
      drop_shared();
    }
  }
  // For one that was made from another owner: does not ask. Right after an
  // atomic addition a load of the same word costs about 6 ns (Xeon, 2026).
  void drop_shared() noexcept {
    if (strong_of(counts_.subtract(kStrong)) == 1) drop_last();
  }
  void drop_weak() noexcept {
    if (counts_.load() == kWeak || weak_of(counts_.subtract(kWeak)) == 1) {
      destroy_block();
    }
  }

  // The owner that asks is the only one, and nobody watches.
  bool is_unique() const noexcept {
    return counts_.load() == (kStrong | kWeak);
  }
  // A snapshot, old by the time it is read.
  std::uint32_t strong_count() const noexcept {
    return strong_of(counts_.load());
  }
  std::uint32_t weak_count() const noexcept {
    const std::uint64_t counts = counts_.load();
    return weak_of(counts) - (strong_of(counts) != 0 ? 1 : 0);
  }

 protected:
  Block() = default;
  ~Block() = default;

 private:
  [[gnu::noinline]] void drop_last() noexcept {
    if (counts_.load() == kWeak) return destroy_both();
    destroy_object();
    drop_weak();
  }
  virtual void destroy_object() noexcept = 0;
  virtual void destroy_block() noexcept = 0;
  virtual void destroy_both() noexcept = 0;

  Counts counts_;
};

// The object is in the block: one allocation.
template <typename T, typename Counts>
class BlockWithObject final : public Block<Counts> {
 public:
  template <typename... Args>
  explicit BlockWithObject(std::in_place_t, Args&&... args)
      : object_(std::forward<Args>(args)...) {}
  ~BlockWithObject() {}  // NOLINT: the union's member is destroyed before

  std::remove_const_t<T>* object() noexcept { return std::addressof(object_); }

 private:
  void destroy_object() noexcept override { std::destroy_at(object()); }
  void destroy_block() noexcept override { delete this; }
  void destroy_both() noexcept override {
    std::destroy_at(object());
    delete this;
  }

  union {
    std::remove_const_t<T> object_;
  };
};

// The object is elsewhere, and `deleter` knows how to get rid of it.
template <typename P, typename D, typename Counts>
class BlockWithDeleter final : public Block<Counts> {
 public:
  template <typename E>
  BlockWithDeleter(P pointer, E&& deleter)
      : pointer_(pointer), deleter_(std::forward<E>(deleter)) {}

 private:
  void destroy_object() noexcept override { deleter_(pointer_); }
  void destroy_block() noexcept override { delete this; }
  void destroy_both() noexcept override {
    deleter_(pointer_);
    delete this;
  }

  P pointer_;
  [[no_unique_address]] D deleter_;
};

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_COUNTED_H_
