// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hooks of threads: who started whom, under which name, and who joins whom.
// A new thread has its slot before the program's function runs; what it needs
// for that comes from a fixed table, and when that is empty the thread starts
// without us and is met at its first lock.

#include <cerrno>

#include "runtime/preload/call_site.h"
#include "runtime/preload/object.h"
#include "runtime/preload/real.h"
#include "runtime/preload/thread_serials.h"
#include "runtime/preload/wait.h"

namespace fearless::preload {
namespace {

using Run = void* (*)(void*);

struct Start {
  std::atomic<bool> is_used = false;
  Run run = nullptr;
  void* argument = nullptr;
  Site site;
  std::uint32_t serial = 0;
};
constexpr std::uint32_t kMostStarts = 1024;  // at the same time
constinit Start starts[kMostStarts];
constinit std::atomic<std::uint32_t> next_start = 0;

Start* take_start() noexcept {
  for (std::uint32_t i = 0; i < kMostStarts; ++i) {
    Start& start = starts[next_start.fetch_add(1) % kMostStarts];
    if (!start.is_used.exchange(true)) return &start;
  }
  return nullptr;
}

struct ThreadObject : detail::watch::Object {
  explicit ThreadObject(const Site& site) noexcept
      : detail::watch::Object(Kind::kThread, site) {}
};

void* run_thread(void* taken) {
  Start& start = *static_cast<Start*>(taken);
  stack_end = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) + 16;
  const Run run = start.run;
  void* const argument = start.argument;
  ThreadObject thread(start.site);
  thread.serial.store(start.serial, std::memory_order_relaxed);
  remember_thread(pthread_self(), start.serial);
  start.is_used.store(false);
  detail::watch::begin_thread(thread, "", 0, nullptr, 0);
  if (detail::watch::Slot* const slot = detail::watch::this_slot()) {
    slot->entry = reinterpret_cast<const void*>(run);
  }
  return run(argument);
}

void joined(pthread_t handle) noexcept {
  ThreadObject thread{Site()};
  thread.serial.store(serial_of_thread(handle), std::memory_order_relaxed);
  if (thread.serial.load() != 0) detail::watch::joined(thread);
}

}  // namespace
}  // namespace fearless::preload

using namespace fearless;
using namespace fearless::preload;

FEARLESS_HOOK(int, pthread_create, pthread_t* handle,
              const pthread_attr_t* attributes, Run run, void* argument) {
  Site site = FEARLESS_CALL_SITE();
  add_calls_of_program(site, __builtin_frame_address(0));
  Start* const start = take_start();
  if (!start) return real().pthread_create(handle, attributes, run, argument);
  ThreadObject thread(site);
  detail::watch::spawning(thread, detail::observe::Borrows::kNo);
  start->run = run;
  start->argument = argument;
  start->site = site;
  start->serial = thread.serial.load(std::memory_order_relaxed);
  const int error =
      real().pthread_create(handle, attributes, run_thread, start);
  if (error != 0) start->is_used.store(false);
  return error;
}

FEARLESS_HOOK(int, pthread_join, pthread_t handle, void** result) {
  if (pthread_equal(handle, pthread_self())) {
    return real().pthread_join(handle, result);  // which says EDEADLK
  }
  Site site = FEARLESS_CALL_SITE();
  add_calls_of_program(site, __builtin_frame_address(0));
  Blocked blocked(nullptr, Wait::kJoin, site);
  blocked.until_end_of(handle);
  blocked.start();
  int error = 0;
  FEARLESS_CANCELLABLE(blocked, error = real().pthread_join(handle, result));
  blocked.finish();
  if (error == 0) joined(handle);
  return error;
}

FEARLESS_HOOK(int, pthread_tryjoin_np, pthread_t handle, void** result) {
  const int error = real().pthread_tryjoin_np(handle, result);
  if (error == 0) joined(handle);
  return error;
}

FEARLESS_HOOK(int, pthread_timedjoin_np, pthread_t handle, void** result,
              const timespec* until) {
  const int error = real().pthread_timedjoin_np(handle, result, until);
  if (error == 0) joined(handle);
  return error;
}

FEARLESS_HOOK(int, pthread_clockjoin_np, pthread_t handle, void** result,
              clockid_t clock, const timespec* until) {
  const int error = real().pthread_clockjoin_np(handle, result, clock, until);
  if (error == 0) joined(handle);
  return error;
}

FEARLESS_HOOK(int, pthread_setname_np, pthread_t handle, const char* name) {
  const int error = real().pthread_setname_np(handle, name);
  if (error == 0) detail::watch::rename_thread(handle, name);
  return error;
}

// Before it is told: it may end at once.
FEARLESS_HOOK(int, pthread_cancel, pthread_t handle) {
  detail::watch::note_cancel(handle);
  return real().pthread_cancel(handle);
}
