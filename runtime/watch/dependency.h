// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The dependencies that order.h is about, and where they are kept: a fixed
// store with an index from a lock to those who hold it. Of dependencies that
// differ only in who and when, the newest few are kept; when the store is full,
// no new kinds of them are noted.

#ifndef FEARLESS_RUNTIME_WATCH_DEPENDENCY_H_
#define FEARLESS_RUNTIME_WATCH_DEPENDENCY_H_

#include <cstdint>
#include <span>

#include "fearless/detail/watch/object.h"
#include "runtime/watch/ancestry.h"
#include "runtime/watch/call_stack.h"

namespace fearless::detail::watch {

// A lock as one thread took it.
struct Taken {
  std::uint64_t lock = 0;
  Mode mode = Mode::kExclusive;
  Kind kind = Kind::kMutex;
  std::uint32_t serial = 0;
  Site site;
  Site made;
  const char* name = nullptr;
  const void* address = nullptr;  // of what may be gone
};

struct Dependency {
  Moment moment;
  Taken wanted;
  std::uint32_t first_held = 0;
  std::uint32_t held_count = 0;
};

// A thread that write-locked something that can be read-locked.
struct Writing {
  Moment moment;
  Taken taken;
};

class DependencyStore {
 public:
  // Null: full. `kind` is the same for the same locks, held and wanted.
  const Dependency* add(std::uint64_t kind, const Moment& moment,
                        const Taken& wanted, std::span<const Taken> held,
                        const CallStack& stack) noexcept;
  void add(const Writing& writing) noexcept;

  std::span<const Taken> held(const Dependency& dependency) const noexcept {
    return {held_ + dependency.first_held, dependency.held_count};
  }
  const Taken* find_held(const Dependency& dependency,
                         std::uint64_t lock) const noexcept;
  // Where it was noted; empty, unless somebody wants stacks.
  const CallStack& stack(const Dependency& dependency) const noexcept {
    return stacks_[&dependency - dependencies_];
  }
  std::span<const Dependency> all() const noexcept {
    return {dependencies_, count_};
  }
  // Something was left out, for want of room.
  bool is_cut() const noexcept { return is_cut_; }
  std::span<const Writing> writings() const noexcept {
    return {writings_, writing_count_};
  }

  // Calls f(dependency) for those that hold `lock`, while it says true.
  template <typename F>
  void for_each_holder(std::uint64_t lock, F&& f) const noexcept {
    for (std::uint32_t i = first_of_[lock % kBuckets]; i != 0;
         i = next_of_[i - 1]) {
      if (held_[i - 1].lock == lock && !f(dependencies_[owner_[i - 1]])) return;
    }
  }

 private:
  // Those of one kind; `kind` 0: none.
  struct Group {
    static constexpr std::uint32_t kNewest = 8;
    std::uint64_t kind = 0;
    std::uint32_t count = 0;
    std::uint32_t members[kNewest] = {};
  };
#ifndef FEARLESS_MOST_DEPENDENCIES
#define FEARLESS_MOST_DEPENDENCIES (1 << 14)
#endif
  static constexpr std::uint32_t kMost = FEARLESS_MOST_DEPENDENCIES;
  static constexpr std::uint32_t kMostGroups = kMost / 2;
  static constexpr std::uint32_t kMostHeld = kMost * 4;
  static constexpr std::uint32_t kMostWritings = kMost / 4;
  static constexpr std::uint32_t kNewestWritings = 4;  // of one lock
  static constexpr std::uint32_t kBuckets = 4096;

  Group* group_of(std::uint64_t kind) noexcept;
  void replace(Dependency& old, const Moment& moment, const Taken& wanted,
               std::span<const Taken> held) noexcept;

  Group groups_[kMostGroups] = {};
  Dependency dependencies_[kMost] = {};
  CallStack stacks_[kMost] = {};
  std::uint32_t count_ = 0;
  Taken held_[kMostHeld] = {};
  std::uint32_t owner_[kMostHeld] = {};    // whose it is
  std::uint32_t next_of_[kMostHeld] = {};  // of its bucket, and one
  std::uint32_t held_count_ = 0;
  std::uint32_t first_of_[kBuckets] = {};
  Writing writings_[kMostWritings] = {};
  std::uint32_t writing_count_ = 0;
  bool is_cut_ = false;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_DEPENDENCY_H_
