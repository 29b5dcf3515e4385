// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hooks of mutexes, of every type and protocol. The real function does the
// locking and the sleeping. A lock is tried for first: what is free is taken
// without a word about waiting, and what is not is waited for after the watcher
// has been told, so that whoever closes a circle finds it before it sleeps.

#include "runtime/preload/mutex.h"

#include <cerrno>

#include "runtime/preload/call_site.h"
#include "runtime/preload/object.h"
#include "runtime/preload/real.h"
#include "runtime/preload/wait.h"
#include "runtime/watch/hold.h"
#include "runtime/watch/slot.h"

namespace fearless::preload {
namespace {

using detail::watch::Slot;
using detail::watch::this_slot;

int type_of(const pthread_mutex_t& mutex) noexcept {
  return mutex.__data.__kind & kTypeBits;
}

bool is_held_here(const pthread_mutex_t& mutex) noexcept {
  const Slot* const slot = this_slot();
  return slot && mutex.__data.__owner == slot->id;
}

// EOWNERDEAD: of a robust one, whose holder ended.
bool is_taken(int error) noexcept { return error == 0 || error == EOWNERDEAD; }

// Of a recursive one, the first and the last time count.
bool is_nested(const pthread_mutex_t& mutex) noexcept {
  return type_of(mutex) == PTHREAD_MUTEX_RECURSIVE && mutex.__data.__count > 1;
}

void took(const pthread_mutex_t& mutex, const Object& object, Slot* slot,
          How how, const Site& site) noexcept {
  if (is_nested(mutex) || object.is_anyones.load(std::memory_order_relaxed)) {
    return;
  }
  if (slot) detail::watch::hold(*slot, object, Mode::kExclusive, how, site);
}

[[gnu::noinline]] int wait_for(pthread_mutex_t& mutex, const Object& object,
                               const Site& site) noexcept {
  // The real one answers this with EDEADLK.
  if (type_of(mutex) == PTHREAD_MUTEX_ERRORCHECK && is_held_here(mutex)) {
    return real().pthread_mutex_lock(&mutex);
  }
  Blocked blocked(&object, Wait::kLock, site);
  blocked.start();
  const int error = real().pthread_mutex_lock(&mutex);
  blocked.finish();
  return error;
}

// Those that give up.
template <typename F>
int try_for(pthread_mutex_t& mutex, const Site& site, F&& attempt) noexcept {
  Object* const object = record_of(mutex, site);
  const int error = attempt();
  if (object && is_taken(error)) {
    took(mutex, *object, this_slot(), How::kTried, site);
  }
  return error;
}

}  // namespace

int lock(pthread_mutex_t& mutex, const Site& site) noexcept {
  Object* const object = record_of(mutex, site);
  if (!object) return real().pthread_mutex_lock(&mutex);
  // Asked for now: nothing after the locked instruction overlaps with it.
  Slot* const slot = this_slot();
  int error = real().pthread_mutex_trylock(&mutex);
  if (error == EBUSY) [[unlikely]]
    error = wait_for(mutex, *object, site);
  if (is_taken(error)) took(mutex, *object, slot, How::kWaited, site);
  return error;
}

int unlock(pthread_mutex_t& mutex) noexcept {
  Object* const object = record_of(mutex, {});
  const bool is_refused = type_of(mutex) != PTHREAD_MUTEX_NORMAL &&
                          type_of(mutex) != PTHREAD_MUTEX_ADAPTIVE_NP &&
                          !is_held_here(mutex);
  Slot* const slot = this_slot();
  if (slot && object && !is_refused && !is_nested(mutex)) {
    detail::watch::let_go(*slot, *object, Mode::kExclusive);
  }
  return real().pthread_mutex_unlock(&mutex);
}

}  // namespace fearless::preload

using namespace fearless;
using namespace fearless::preload;

FEARLESS_HOOK(int, pthread_mutex_lock, pthread_mutex_t* mutex) {
  return lock(*mutex, FEARLESS_CALL_SITE());
}

FEARLESS_HOOK(int, pthread_mutex_unlock, pthread_mutex_t* mutex) {
  return unlock(*mutex);
}

FEARLESS_HOOK(int, pthread_mutex_trylock, pthread_mutex_t* mutex) {
  return try_for(*mutex, FEARLESS_CALL_SITE(),
                 [=] { return real().pthread_mutex_trylock(mutex); });
}

FEARLESS_HOOK(int, pthread_mutex_timedlock, pthread_mutex_t* mutex,
              const timespec* until) {
  return try_for(*mutex, FEARLESS_CALL_SITE(),
                 [=] { return real().pthread_mutex_timedlock(mutex, until); });
}

FEARLESS_HOOK(int, pthread_mutex_clocklock, pthread_mutex_t* mutex,
              clockid_t clock, const timespec* until) {
  return try_for(*mutex, FEARLESS_CALL_SITE(), [=] {
    return real().pthread_mutex_clocklock(mutex, clock, until);
  });
}

FEARLESS_HOOK(int, pthread_mutex_init, pthread_mutex_t* mutex,
              const pthread_mutexattr_t* attributes) {
  const int error = real().pthread_mutex_init(mutex, attributes);
  if (error != 0) return error;
  int shared = PTHREAD_PROCESS_PRIVATE;
  if (attributes) pthread_mutexattr_getpshared(attributes, &shared);
  if (shared != PTHREAD_PROCESS_PRIVATE) {
    unmade(mutex);
  } else if ((mutex->__data.__kind & kRobustBit) != 0) {
    made(mutex, Kind::kMutex, FEARLESS_CALL_SITE());
  } else if (Object* const object = first_use(*mutex, FEARLESS_CALL_SITE())) {
    object->is_made = true;
  }
  return 0;
}

FEARLESS_HOOK(int, pthread_mutex_destroy, pthread_mutex_t* mutex) {
  const bool is_robust = (mutex->__data.__kind & kRobustBit) != 0;
  const int error = real().pthread_mutex_destroy(mutex);
  if (error == 0) {
    if (is_robust) {
      unmade(mutex);
    } else if (known(*mutex)) {
      tag_of(*mutex).store(0);
    }
  }
  return error;
}
