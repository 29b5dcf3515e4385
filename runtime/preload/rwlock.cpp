// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hooks of reader-writer locks. glibc's let readers in while a writer
// waits, so a reader waits for a writer that is inside; but for the kind that
// prefers writers, where it also waits behind one that waits, as long as
// readers are in.

#include <cerrno>

#include "runtime/preload/call_site.h"
#include "runtime/preload/object.h"
#include "runtime/preload/real.h"
#include "runtime/preload/wait.h"

namespace fearless::preload {
namespace {

// In __readers: a writer is inside, or waits for the readers to leave.
constexpr std::uint32_t kWriteLocked = 2;

bool prefers_writers(const pthread_rwlock_t& lock) noexcept {
  return lock.__data.__flags == PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP;
}

bool is_written_here(const pthread_rwlock_t& lock) noexcept {
  const auto* const slot = detail::watch::this_slot();
  return slot && lock.__data.__cur_writer == slot->id;
}

template <typename Try, typename Lock>
int lock(pthread_rwlock_t& lock, Mode mode, const Site& site, Try&& attempt,
         Lock&& wait) noexcept {
  Object* const object = record_of(lock, site);
  int error = attempt();
  if (error == EBUSY) {
    // Who writes and wants more is told so, and does not wait.
    if (!object || is_written_here(lock)) return wait();
    Blocked blocked(
        object, mode == Mode::kShared ? Wait::kSharedLock : Wait::kLock, site);
    if (prefers_writers(lock)) {
      blocked.while_set(&lock.__data.__readers, kWriteLocked);
    }
    blocked.start();
    error = wait();
    blocked.finish();
  }
  if (object && error == 0) {
    detail::watch::acquired(*object, mode, How::kWaited, site);
  }
  return error;
}

template <typename F>
int try_for(pthread_rwlock_t& lock, Mode mode, const Site& site,
            F&& attempt) noexcept {
  Object* const object = record_of(lock, site);
  const int error = attempt();
  if (object && error == 0) {
    detail::watch::acquired(*object, mode, How::kTried, site);
  }
  return error;
}

// A writer that may give up keeps readers out meanwhile: who waits behind it
// can be helped by the clock.
template <typename F>
int try_to_write_until(pthread_rwlock_t& lock, const Site& site,
                       F&& attempt) noexcept {
  if (prefers_writers(lock)) {
    if (Object* const object = record_of(lock, site)) {
      object->is_anyones.store(true);
    }
  }
  return try_for(lock, Mode::kExclusive, site, attempt);
}

}  // namespace
}  // namespace fearless::preload

using namespace fearless;
using namespace fearless::preload;

FEARLESS_HOOK(int, pthread_rwlock_rdlock, pthread_rwlock_t* rwlock) {
  return lock(
      *rwlock, Mode::kShared, FEARLESS_CALL_SITE(),
      [=] { return real().pthread_rwlock_tryrdlock(rwlock); },
      [=] { return real().pthread_rwlock_rdlock(rwlock); });
}

FEARLESS_HOOK(int, pthread_rwlock_wrlock, pthread_rwlock_t* rwlock) {
  return lock(
      *rwlock, Mode::kExclusive, FEARLESS_CALL_SITE(),
      [=] { return real().pthread_rwlock_trywrlock(rwlock); },
      [=] { return real().pthread_rwlock_wrlock(rwlock); });
}

FEARLESS_HOOK(int, pthread_rwlock_tryrdlock, pthread_rwlock_t* rwlock) {
  return try_for(*rwlock, Mode::kShared, FEARLESS_CALL_SITE(),
                 [=] { return real().pthread_rwlock_tryrdlock(rwlock); });
}

FEARLESS_HOOK(int, pthread_rwlock_timedrdlock, pthread_rwlock_t* rwlock,
              const timespec* until) {
  return try_for(*rwlock, Mode::kShared, FEARLESS_CALL_SITE(), [=] {
    return real().pthread_rwlock_timedrdlock(rwlock, until);
  });
}

FEARLESS_HOOK(int, pthread_rwlock_clockrdlock, pthread_rwlock_t* rwlock,
              clockid_t clock, const timespec* until) {
  return try_for(*rwlock, Mode::kShared, FEARLESS_CALL_SITE(), [=] {
    return real().pthread_rwlock_clockrdlock(rwlock, clock, until);
  });
}

FEARLESS_HOOK(int, pthread_rwlock_trywrlock, pthread_rwlock_t* rwlock) {
  return try_for(*rwlock, Mode::kExclusive, FEARLESS_CALL_SITE(),
                 [=] { return real().pthread_rwlock_trywrlock(rwlock); });
}

FEARLESS_HOOK(int, pthread_rwlock_timedwrlock, pthread_rwlock_t* rwlock,
              const timespec* until) {
  return try_to_write_until(*rwlock, FEARLESS_CALL_SITE(), [=] {
    return real().pthread_rwlock_timedwrlock(rwlock, until);
  });
}

FEARLESS_HOOK(int, pthread_rwlock_clockwrlock, pthread_rwlock_t* rwlock,
              clockid_t clock, const timespec* until) {
  return try_to_write_until(*rwlock, FEARLESS_CALL_SITE(), [=] {
    return real().pthread_rwlock_clockwrlock(rwlock, clock, until);
  });
}

FEARLESS_HOOK(int, pthread_rwlock_unlock, pthread_rwlock_t* rwlock) {
  if (Object* const object = known(*rwlock)) {
    detail::watch::released(
        *object, is_written_here(*rwlock) ? Mode::kExclusive : Mode::kShared);
  }
  return real().pthread_rwlock_unlock(rwlock);
}

FEARLESS_HOOK(int, pthread_rwlock_init, pthread_rwlock_t* rwlock,
              const pthread_rwlockattr_t* attributes) {
  const int error = real().pthread_rwlock_init(rwlock, attributes);
  if (error != 0) return error;
  if (Object* const object = first_use(*rwlock, FEARLESS_CALL_SITE())) {
    object->is_made = true;
  }
  return error;
}

FEARLESS_HOOK(int, pthread_rwlock_destroy, pthread_rwlock_t* rwlock) {
  const int error = real().pthread_rwlock_destroy(rwlock);
  if (error == 0 && known(*rwlock)) tag_of(*rwlock).store(0);
  return error;
}
