// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/preload/thread_serials.h"

#include <atomic>

namespace fearless::preload {
namespace {

struct Entry {
  std::atomic<pthread_t> handle = 0;
  std::atomic<std::uint32_t> serial = 0;
};
// Stacks, and with them handles, are used again; so the table fills slowly.
constexpr std::uint32_t kMost = 1 << 14;
constinit Entry entries[kMost];

Entry* entry_of(pthread_t handle) noexcept {
  constexpr std::uint32_t kMostProbes = 64;
  const std::uint64_t start = (handle >> 6) * 0x9e3779b97f4a7c15 >> 40;
  for (std::uint32_t probe = 0; probe < kMostProbes; ++probe) {
    Entry& entry = entries[(start + probe) % kMost];
    pthread_t found = entry.handle.load(std::memory_order_acquire);
    if (found == handle ||
        (found == 0 && entry.handle.compare_exchange_strong(found, handle)) ||
        found == handle) {
      return &entry;
    }
  }
  return nullptr;
}

}  // namespace

void remember_thread(pthread_t handle, std::uint32_t serial) noexcept {
  if (Entry* const entry = entry_of(handle)) {
    entry->serial.store(serial, std::memory_order_release);
  }
}

std::uint32_t serial_of_thread(pthread_t handle) noexcept {
  Entry* const entry = entry_of(handle);
  return entry ? entry->serial.load(std::memory_order_acquire) : 0;
}

}  // namespace fearless::preload
