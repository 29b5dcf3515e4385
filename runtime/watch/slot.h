// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the watcher knows of a thread. Each thread has a slot from its first
// operation to its end; the table is static and slots never move. A thread that
// ends while it holds a lock leaves its slot behind, as gone: it will never let
// go. A thread that finds no free slot is not watched, and counts as running.
//
// Invariants:
//  1. Only the thread writes its slot, but for `state`.
//  2. While a slot is blocked and pinned, its thread does not get past leave():
//     what it waits for, where, and what it holds stay as they are, and the
//     objects that it waits for stay alive. So whoever pins several slots sees
//     all of them at one moment.
//  3. What a thread wrote before block() is seen by whoever pins it.

#ifndef FEARLESS_RUNTIME_WATCH_SLOT_H_
#define FEARLESS_RUNTIME_WATCH_SLOT_H_

#include <pthread.h>
#include <sys/types.h>

#include <atomic>
#include <cstdint>

#include "fearless/detail/watch/points.h"
#include "runtime/watch/call_stack.h"
#include "runtime/watch/lot.h"
#include "runtime/watch/pins.h"
#include "runtime/watch/spin.h"

namespace fearless::detail::watch {

// A lock that a thread holds. In a cache line of its own: what is written over
// the end of one takes several times as long.
struct alignas(64) Held {
  const Object* object = nullptr;
  std::uint32_t serial = 0;
  Mode mode = Mode::kExclusive;
  How how = How::kWaited;
  Site site;
  std::uint64_t mark = 0;  // of the lock and the mode, see Slot::held_marks
};

struct Range {
  std::uintptr_t low = 0;
  std::uintptr_t high = 0;
  bool contains(const void* address) const noexcept {
    const auto value = reinterpret_cast<std::uintptr_t>(address);
    return low <= value && value < high;
  }
};

// All zeros at first, so that the table is no part of the program's file.
struct alignas(64) Slot {
  std::atomic<State> state = State::kFree;

  // The thread's own, see the invariants.
  std::uint32_t number = 0;  // of the slot, from 1
  std::uint32_t thread = 0;  // a serial number, never given again
  std::uint32_t parent = 0;  // of the thread that was seen to start it
  pid_t id = 0;              // the kernel's
  pthread_t handle = {};
  Waiting* waiting = nullptr;  // the innermost wait
  CallStack wait_stack;        // where that began, see call_stack.h
  bool is_announced = false;   // it counts as blocked
  const Sleeper* sleeper = nullptr;
  std::uint32_t blocks = 0;  // how often it has been blocked
  std::uint32_t held_count = 0;
  std::uint64_t held_marks = 0;  // the sum of what it holds, in any order
  std::uint32_t held_room = 0;
  Held* held = nullptr;  // held_inline, or more room
  Site spawned;
  const void* entry = nullptr;  // the function it began with, if known
  Range stack;                  // where its locals are; empty: not asked for
  Range closure;                // what it was started with
  char name[32] = {};
  const char* test = nullptr;  // kept for ever; what it starts inherits it
  std::atomic<bool> is_cancelled = false;  // by another thread
  std::uint8_t farewells = 0;              // rounds of its destructors so far
  std::uint32_t segment = 0;               // of its life, see ancestry.h
  bool is_reported = false;                // guarded by the lock of check.cpp
  bool goes_on = false;  // was told that it is dead; likewise, till it waits
  bool is_stall_reported = false;  // written when blocked, by whoever pins it

  static constexpr std::uint32_t kHeldInline = 24;
  Held held_inline[kHeldInline];

  // What it has done before, as order.cpp counts it.
  static constexpr std::uint32_t kSeenSets = 256;
  static constexpr std::uint32_t kSeenWays = 4;
  alignas(64) std::uint64_t seen[kSeenSets][kSeenWays] = {};
};

inline constexpr std::uint32_t kMostThreads = 2048;

// The calling thread's slot; null if there was none left.
extern constinit thread_local Slot* current_slot;  // null at first
Slot* begin_slot(std::uint32_t thread = 0) noexcept;
inline Slot* this_slot() noexcept {
  Slot* const slot = current_slot;
  return slot ? slot : begin_slot();
}

// Threads come and go under this lock: who holds it may read who and where a
// running thread is (thread, id, stack, closure). Nothing else is taken inside
// but the lock of order.cpp.
SpinLock& table_lock() noexcept;

// Slots 1 to last_slot() have been used.
std::uint32_t last_slot() noexcept;
Slot& slot(std::uint32_t number) noexcept;

// From now on that thread is called so.
void rename_thread(pthread_t handle, const char* name) noexcept;

// Somebody has asked that thread to end: where it may, it will.
void note_cancel(pthread_t handle) noexcept;

// How many watched threads are not blocked.
std::uint32_t running_threads() noexcept;

// The serial number of the thread that was met last, and one for a new one.
std::uint32_t newest_thread_serial() noexcept;
std::uint32_t new_thread_serial() noexcept;

// The calling thread, whose slot this is, can go on only if another one acts,
// until leave(). True if no watched thread is running now.
bool block(Slot& slot) noexcept;
void leave(Slot& slot) noexcept;

// Keeps a blocked thread where it is; false if it is not blocked.
bool pin(Slot& slot) noexcept;
void unpin(Slot& slot) noexcept;

// The leader of the process has ended by itself, and is still in its list of
// threads.
bool has_leader_left() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_SLOT_H_
