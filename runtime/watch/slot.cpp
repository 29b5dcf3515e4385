// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/slot.h"

#include <limits.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <mutex>

#include "runtime/watch/ancestry.h"
#include "runtime/watch/check.h"
#include "runtime/watch/foreign.h"
#include "runtime/watch/handles.h"
#include "runtime/watch/lot.h"
#include "runtime/watch/options.h"
#include "runtime/watch/order.h"
#include "runtime/watch/symbolizer.h"

namespace fearless::detail::watch {
namespace {

constinit Slot slots[kMostThreads];
constinit std::atomic<std::uint32_t> last = 0;
constinit std::atomic<std::uint32_t> threads = 0;
constinit std::atomic<std::uint32_t> running = 0;
constinit std::atomic<bool> leader_left = false;
constinit SpinLock lock;

pthread_key_t end_key() noexcept;

// Its destructor runs after those of thread_local objects, which may lock, and,
// for as long as the system plays along, after those of other keys; but not in
// the last round, in which sanitizers forget the thread.
void end_thread(void* ended) {
  Slot& slot = *static_cast<Slot*>(ended);
  if (++slot.farewells < PTHREAD_DESTRUCTOR_ITERATIONS - 1) {
    pthread_setspecific(end_key(), ended);
    return;
  }
  if (slot.id == getpid()) leader_left.store(true);
  note_last_operation(slot);
  current_slot = nullptr;
  const bool holds = slot.held_count != 0;
  slot.waiting = nullptr;
  bool is_last;
  {
    std::lock_guard guard(lock);
    slot.state.store(holds ? State::kGone : State::kFree,
                     std::memory_order_release);
    is_last = running.fetch_sub(1, std::memory_order_seq_cst) == 1;
  }
  if (is_last || holds) look_at_end();
}

// In the child of a fork there is only the thread that forked. What others
// held stays locked; what they waited for nobody waits for.
void begin_child() {
  std::uint32_t alive = 0;
  for (std::uint32_t i = 0; i < last_slot(); ++i) {
    Slot& other = slots[i];
    if (other.state.load(std::memory_order_relaxed) == State::kFree) continue;
    if (&other == current_slot) {
      other.id = static_cast<pid_t>(syscall(SYS_gettid));
      alive = 1;
      continue;
    }
    other.waiting = nullptr;
    other.state.store(other.held_count ? State::kGone : State::kFree,
                      std::memory_order_relaxed);
  }
  running.store(alive, std::memory_order_relaxed);
  Lot::empty_all();
  forget_looks();
  forget_order();
  lock.reset();
  HandleList::free_locks();
  forget_lookups();
  free_foreign_locks();
}

pthread_key_t end_key() noexcept {
  static const pthread_key_t key = [] {
    pthread_key_t made;
    pthread_key_create(&made, end_thread);
    pthread_atfork(nullptr, nullptr, begin_child);
    return made;
  }();
  return key;
}

Slot* take_free_slot() noexcept {
  for (std::uint32_t i = 0; i < kMostThreads; ++i) {
    State expected = State::kFree;
    if (slots[i].state.load(std::memory_order_relaxed) == expected &&
        slots[i].state.compare_exchange_strong(expected, State::kRunning,
                                               std::memory_order_acquire)) {
      std::uint32_t seen = last.load(std::memory_order_relaxed);
      while (seen < i + 1 && !last.compare_exchange_weak(seen, i + 1)) {
      }
      slots[i].number = i + 1;
      return &slots[i];
    }
  }
  return nullptr;
}

}  // namespace

constinit thread_local Slot* current_slot = nullptr;

SpinLock& table_lock() noexcept { return lock; }

Slot* begin_slot(std::uint32_t thread) noexcept {
  const Range stack = options().attribution != 0 ? find_stack() : Range();
  std::lock_guard guard(lock);
  Slot* const slot = take_free_slot();
  if (!slot) return nullptr;
  running.fetch_add(1, std::memory_order_seq_cst);
  slot->thread = thread != 0 ? thread : new_thread_serial();
  slot->segment = 0;
  slot->parent = 0;
  slot->id = static_cast<pid_t>(syscall(SYS_gettid));
  slot->handle = pthread_self();
  slot->waiting = nullptr;
  slot->is_announced = false;
  slot->is_reported = false;
  if (!slot->held) {
    slot->held = slot->held_inline;
    slot->held_room = Slot::kHeldInline;
  }
  slot->held_count = 0;
  slot->held_marks = 0;
  slot->spawned = {};
  slot->test = test_of_thread(slot->thread);
  slot->entry = nullptr;
  slot->farewells = 0;
  slot->is_cancelled.store(false);
  std::fill(std::begin(slot->name), std::end(slot->name), '\0');
  if (slot->id == getpid()) std::copy_n("main", 5, slot->name);
  current_slot = slot;
  pthread_setspecific(end_key(), slot);
  slot->closure = {};
  slot->stack = stack;
  if (thread == 0) note_first_operation(*slot);
  return slot;
}

std::uint32_t last_slot() noexcept {
  return last.load(std::memory_order_acquire);
}
Slot& slot(std::uint32_t number) noexcept { return slots[number - 1]; }

std::uint32_t running_threads() noexcept {
  return running.load(std::memory_order_seq_cst);
}

std::uint32_t newest_thread_serial() noexcept {
  return threads.load(std::memory_order_relaxed);
}

std::uint32_t new_thread_serial() noexcept {
  return threads.fetch_add(1, std::memory_order_relaxed) + 1;
}

bool block(Slot& slot) noexcept {
  ++slot.blocks;
  slot.is_announced = true;
  return Pins<Native>::block(slot.state, running);
}

void leave(Slot& slot) noexcept {
  slot.is_announced = false;
  Pins<Native>::leave(slot.state, running);
}

bool pin(Slot& slot) noexcept { return Pins<Native>::pin(slot.state); }
void unpin(Slot& slot) noexcept { Pins<Native>::unpin(slot.state); }

namespace {

// Null: not there. REQUIRES: the lock.
Slot* find_slot(pthread_t handle) noexcept {
  for (std::uint32_t i = 0; i < last_slot(); ++i) {
    const State state = slots[i].state.load(std::memory_order_relaxed);
    if (state != State::kFree && state != State::kGone &&
        pthread_equal(slots[i].handle, handle)) {
      return &slots[i];
    }
  }
  return nullptr;
}

}  // namespace

void rename_thread(pthread_t handle, const char* name) noexcept {
  std::lock_guard guard(lock);
  if (Slot* const slot = find_slot(handle)) {
    std::strncpy(slot->name, name, sizeof slot->name - 1);
  }
}

void note_cancel(pthread_t handle) noexcept {
  std::lock_guard guard(lock);
  if (Slot* const slot = find_slot(handle)) slot->is_cancelled.store(true);
}

bool has_leader_left() noexcept { return leader_left.load(); }

void begin_thread(const Object& spawned, const char* name, std::uint64_t length,
                  const void* closure, std::uint64_t size) noexcept {
  Slot* const slot = begin_slot(spawned.serial.load(std::memory_order_relaxed));
  if (!slot) return;
  std::lock_guard guard(lock);
  slot->closure = {reinterpret_cast<std::uintptr_t>(closure),
                   reinterpret_cast<std::uintptr_t>(closure) + size};
  slot->spawned = spawned.made;
  std::copy_n(name, std::min<std::uint64_t>(length, sizeof slot->name - 1),
              slot->name);
}

void spawning(const Object& thread, observe::Borrows borrows) noexcept {
  thread.serial.store(note_spawn(this_slot(), borrows),
                      std::memory_order_relaxed);
}

void joined(const Object& thread) noexcept {
  if (Slot* const slot = this_slot()) {
    note_join(*slot, thread.serial.load(std::memory_order_relaxed));
  }
}

}  // namespace fearless::detail::watch
