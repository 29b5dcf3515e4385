// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks that are taken in two orders: can these threads, in another run, wait
// for each other in a circle?
//
// Each time a thread takes a lock in a waiting call while it holds others, that
// is a dependency: who, holding which, wanted which. A report needs a circle of
// dependencies, each wanting a lock that the next one holds, such that
//
//   a. they are of different threads,
//   b. no two hold one lock in common, unless both only read: such a lock is a
//      gate that lets one of them in at a time,
//   c. no two are ordered by starting and joining threads (ancestry.h),
//   d. each really blocks: a reader waits for a reader only if a third thread,
//      at that time, writes (it queues between them),
//   e. no lock of the circle was only tried for.
//
// (a-c: K. Havelund, S. Bensalem, "Scalable Dynamic Deadlock Analysis of
// Multi-Threaded Programs", PADTAD 2005; d: the strong paths of Linux's
// lockdep.) A new dependency and a new writer are searched for circles through
// them, so one that a gate, say, kept from being real is found when another way
// round the gate is seen.
//
// What a thread has done before costs a look into a cache of its own. Locks are
// told apart by serial number; with order_by_class=1, by where they were made.

#ifndef FEARLESS_RUNTIME_WATCH_ORDER_H_
#define FEARLESS_RUNTIME_WATCH_ORDER_H_

#include <bit>
#include <cstdint>

#include "runtime/watch/options.h"
#include "runtime/watch/slot.h"

namespace fearless::detail::watch {

// Gives the object a serial number, too.
void make_mark(const Object& object) noexcept;

// One number per lock and mode, 0 before make_mark(). It is kept in the object:
// two multiplications would be on the way from one locked instruction to the
// next.
inline std::uint64_t mark_of(const Object& object, Mode mode) noexcept {
  const std::uint64_t mark = object.mark.load(std::memory_order_acquire);
  return mode == Mode::kShared ? std::rotl(mark, 32) : mark;
}

struct Acquisition {
  std::uint64_t mark;
  Mode mode;
  How how;
  const Site& site;
};

// What the thread has not done before, as key_of() has it.
void note_new_order(Slot& slot, const Object& object,
                    const Acquisition& now) noexcept;

// Marks are hashes, so sums of them and of their products are as good.
inline std::uint64_t kind_of(const Slot& slot,
                             const Acquisition& now) noexcept {
  const bool is_dependency = slot.held_count != 0 && now.how == How::kWaited;
  return (is_dependency ? slot.held_marks * 0xbf58476d1ce4e5b9 : 0) + now.mark;
}

// A thread does it once in each part of its life, and in each test.
inline std::uint64_t key_of(const Slot& slot, const Acquisition& now) noexcept {
  const std::uint64_t part = std::uint64_t{slot.thread} << 32 | slot.segment;
  return kind_of(slot, now) ^ part * 0x9e3779b97f4a7c15 ^
         reinterpret_cast<std::uintptr_t>(slot.test);
}

// The thread is about to put this lock onto those it holds: it has not done so
// before, as far as it remembers.
inline bool is_new_order(const Slot& slot, const Object& object,
                         const Acquisition& now) noexcept {
  const bool is_alone = slot.held_count == 0 || now.how != How::kWaited;
  if (is_alone && (object.kind != Kind::kRwLock || now.mode == Mode::kShared) &&
      !is_order_graph_wanted()) {
    return false;
  }
  const std::uint64_t key = key_of(slot, now);
  const std::uint64_t* const seen = slot.seen[key % Slot::kSeenSets];
  static_assert(Slot::kSeenWays == 4);
  return seen[0] != key && seen[1] != key && seen[2] != key && seen[3] != key;
}

// The lives of threads, for c.
std::uint32_t note_spawn(Slot* parent,
                         observe::Borrows borrows) noexcept;  // the child
void note_join(Slot& joiner, std::uint32_t child) noexcept;
void note_first_operation(const Slot& slot) noexcept;
void note_last_operation(const Slot& slot) noexcept;

// `thread` is `owner`, or was started in a scope by one that may, and so on.
bool may_use_stack_of(std::uint32_t thread, std::uint32_t owner) noexcept;

// Writes what was noted so far, if the option `order_graph` says where.
void save_order() noexcept;

// In a forked child.
void forget_order() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ORDER_H_
