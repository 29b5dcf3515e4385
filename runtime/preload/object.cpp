// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/preload/object.h"

#include <mutex>

#include "runtime/watch/foreign.h"
#include "runtime/watch/spin.h"

namespace fearless::preload {
namespace {

// Of whoever meets an object for the first time.
constinit detail::watch::SpinLock lock;

std::uintptr_t hash(const void* address) noexcept {
  const auto value = reinterpret_cast<std::uintptr_t>(address);
  return (value >> 3) * 0x9e3779b97f4a7c15 >> 40;
}

constexpr std::uint32_t kMostProbes = 128;

Object* record_at(const void* address, bool may_add) noexcept {
  const std::uintptr_t start = hash(address);
  for (std::uint32_t probe = 0; probe < kMostProbes; ++probe) {
    Object& record = first_object()[(start + probe) % kMostObjects];
    const void* found = record.address.load(std::memory_order_acquire);
    if (!found && may_add &&
        record.address.compare_exchange_strong(found, address)) {
      return &record;
    }
    if (found == address) return &record;
    if (!found) return nullptr;
  }
  return nullptr;
}

// Who got a serial number last, of those that share a row: its place in the
// table, and one.
constinit std::atomic<std::uint32_t> rows_of_serials[kMostObjects];

// REQUIRES: the lock.
void begin_life(Object& record, Kind kind, const Site& site) noexcept {
  record.serial.store(0, std::memory_order_relaxed);
  record.mark.store(0, std::memory_order_relaxed);
  record.holder.store(0, std::memory_order_relaxed);
  record.is_anyones.store(false, std::memory_order_relaxed);
  record.kind = kind;
  record.made = site;
  record.name = nullptr;
  record.is_made = false;
  record.parties = 0;
  record.arrivals.store(0, std::memory_order_relaxed);
  const std::uint32_t serial = detail::watch::serial_of(record);
  rows_of_serials[serial % kMostObjects].store(
      static_cast<std::uint32_t>(&record - first_object()) + 1,
      std::memory_order_relaxed);
}

template <typename T>
Object* meet(T& object, Kind kind, const Site& site) noexcept {
  std::lock_guard guard(lock);
  if (Object* const record = known(object)) return record;
  Object* const record = record_at(&object, true);
  if (!record) return nullptr;
  begin_life(*record, kind, site);
  tag_of(object).store(reinterpret_cast<std::uintptr_t>(record),
                       std::memory_order_release);
  return record;
}

}  // namespace

alignas(64) std::byte room_for_objects[kMostObjects * sizeof(Object)];

Object* first_use(pthread_mutex_t& mutex, const Site& site) noexcept {
  const int kind = mutex.__data.__kind;
  if ((kind & kRobustBit) != 0) return find(&mutex);
  if ((kind & kSharedBit) != 0) return nullptr;
  return meet(mutex,
              (kind & kTypeBits) == PTHREAD_MUTEX_RECURSIVE
                  ? Kind::kRecursiveMutex
                  : Kind::kMutex,
              site);
}

Object* first_use(pthread_rwlock_t& lock, const Site& site) noexcept {
  if (lock.__data.__shared != 0) return nullptr;
  return meet(lock, Kind::kRwLock, site);
}

Object* made(const void* address, Kind kind, const Site& site) noexcept {
  std::lock_guard guard(lock);
  Object* const record = record_at(address, true);
  if (record) begin_life(*record, kind, site);
  if (record) record->is_made = true;
  return record;
}

const Object* object_of_serial(std::uint32_t serial) noexcept {
  const std::uint32_t row =
      rows_of_serials[serial % kMostObjects].load(std::memory_order_relaxed);
  if (serial == 0 || row == 0) return nullptr;
  const Object& record = first_object()[row - 1];
  return record.serial.load(std::memory_order_relaxed) == serial ? &record
                                                                 : nullptr;
}

Object* find(const void* address) noexcept {
  Object* const record = record_at(address, false);
  return record && record->serial.load(std::memory_order_acquire) != 0
             ? record
             : nullptr;
}

void unmade(const void* address) noexcept {
  std::lock_guard guard(lock);
  if (Object* const record = record_at(address, false)) {
    record->serial.store(0, std::memory_order_release);
  }
}

Object* find_or_meet(const void* address, Kind kind,
                     const Site& site) noexcept {
  Object* const record = record_at(address, true);
  if (!record || (record->serial.load(std::memory_order_acquire) != 0 &&
                  record->kind == kind)) {
    return record;
  }
  std::lock_guard guard(lock);
  begin_life(*record, kind, site);
  return record;
}

}  // namespace fearless::preload

namespace fearless::detail::watch {

void free_foreign_locks() noexcept { preload::lock.reset(); }

}  // namespace fearless::detail::watch
