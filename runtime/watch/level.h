// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// On which level a lock was declared to be (lock_order.h): a table of fixed
// size by the lock's number. Not synchronised: the lock of order.cpp guards it.

#ifndef FEARLESS_RUNTIME_WATCH_LEVEL_H_
#define FEARLESS_RUNTIME_WATCH_LEVEL_H_

#include <cstdint>

#include "fearless/detail/watch/site.h"

namespace fearless::detail::watch {

struct Level {
  std::uint32_t number = 0;  // 0: none
  Site site;                 // where that was said
};

class LevelTable {
 public:
  // Nothing happens when the table is full.
  void set(std::uint64_t lock, Level level) noexcept {
    if (Entry* const entry = entry_of(lock)) *entry = {lock, level};
  }
  // Null: none.
  const Level* find(std::uint64_t lock) noexcept {
    const Entry* const entry = entry_of(lock);
    return entry && entry->level.number != 0 ? &entry->level : nullptr;
  }

 private:
  struct Entry {
    std::uint64_t lock = 0;  // 0: free; locks count from 1
    Level level;
  };
  static constexpr std::uint32_t kRoom = 2048;
  static constexpr std::uint32_t kMostProbes = 1024;

  // Its own, or the one that it would get; null: no room.
  Entry* entry_of(std::uint64_t lock) noexcept {
    for (std::uint64_t probe = 0; probe < kMostProbes; ++probe) {
      Entry& entry = entries_[(lock + probe) % kRoom];
      if (entry.lock == 0 || entry.lock == lock) return &entry;
    }
    return nullptr;
  }

  Entry entries_[kRoom] = {};
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_LEVEL_H_
