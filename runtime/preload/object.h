// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the watcher knows of a pthread object: a record in a static table, found
// by the object's address, and never given back.
//
// A std::mutex has neither constructor nor destructor that calls anything, so
// that one made where another one was would pass for it. But it begins with
// zeros. So the record's address is kept in the mutex itself, in a word that
// glibc uses for robust mutexes only (`__list`; `__pad2` of a reader-writer
// lock): when it is not there, the object is a new one, and its record gets a
// new serial number. Robust mutexes are always made by a call, which says so.
//
// What other processes use, and what finds no room, has no record, and whoever
// waits for it counts as running. Any thread; no lock but a spin lock for the
// first use of an object; 2 ns.

#ifndef FEARLESS_RUNTIME_PRELOAD_OBJECT_H_
#define FEARLESS_RUNTIME_PRELOAD_OBJECT_H_

#include <pthread.h>

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "fearless/detail/watch/object.h"
#include "fearless/detail/watch/points.h"

namespace fearless::preload {

using detail::observe::How;
using detail::observe::Kind;
using detail::observe::Mode;
using detail::observe::Wait;

struct Object : detail::watch::Object {
  constexpr Object() noexcept : detail::watch::Object(Kind::kMutex) {}

  std::atomic<const void*> address = nullptr;
  // By a call such as pthread_mutex_init; else it was met at its first use.
  bool is_made = false;
  // Of a barrier.
  std::uint32_t parties = 0;
  std::atomic<std::uint32_t> arrivals = 0;
  // Of a pthread_once: the frame of the call that runs the initialiser.
  const void* frame = nullptr;
};

inline constexpr std::uint32_t kMostObjects = 1 << 18;
// All zeros are an Object, too; a compiler does not see that for so many.
extern std::byte room_for_objects[kMostObjects * sizeof(Object)];
inline Object* first_object() noexcept {
  return reinterpret_cast<Object*>(room_for_objects);
}

// glibc's words for the kinds of a mutex (bits of __kind).
inline constexpr int kTypeBits = 3;
inline constexpr int kRobustBit = 16;
inline constexpr int kSharedBit = 128;  // of robust ones, always

// The record of a mutex or lock that is in use here, or null.
Object* first_use(pthread_mutex_t& mutex, const Site& site) noexcept;
Object* first_use(pthread_rwlock_t& lock, const Site& site) noexcept;

// Of objects that are always made by a call; null if there is no room.
Object* made(const void* address, Kind kind, const Site& site) noexcept;
// Null if made() was not called, or unmade() was.
Object* find(const void* address) noexcept;
void unmade(const void* address) noexcept;
// Null: it is gone, or there were very many since.
const Object* object_of_serial(std::uint32_t serial) noexcept;
// Of those that may be met at first use; they are told apart by address only.
Object* find_or_meet(const void* address, Kind kind, const Site& site) noexcept;

inline std::atomic_ref<std::uintptr_t> tag_of(pthread_mutex_t& mutex) noexcept {
  return std::atomic_ref(
      reinterpret_cast<std::uintptr_t&>(mutex.__data.__list.__prev));
}
inline std::atomic_ref<unsigned long> tag_of(pthread_rwlock_t& lock) noexcept {
  return std::atomic_ref(lock.__data.__pad2);
}

// The record that the object itself leads to, or null.
template <typename T>
Object* known(T& object) noexcept {
  const std::uintptr_t tag = tag_of(object).load(std::memory_order_acquire);
  const auto first = reinterpret_cast<std::uintptr_t>(room_for_objects);
  if (tag - first >= sizeof room_for_objects) return nullptr;
  auto* const record = reinterpret_cast<Object*>(tag);
  return record->address.load(std::memory_order_relaxed) == &object ? record
                                                                    : nullptr;
}

template <typename T>
Object* record_of(T& object, const Site& site) noexcept {
  Object* const record = known(object);
  return record ? record : first_use(object, site);
}

}  // namespace fearless::preload

#endif  // FEARLESS_RUNTIME_PRELOAD_OBJECT_H_
