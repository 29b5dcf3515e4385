// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hooks of semaphores. sem_post may be called by a signal handler and so
// has no hook: whether a waiter sleeps, the kernel is asked (truth.cpp).
// Only semaphores that sem_init made for this process are watched.

#include <semaphore.h>

#include <cerrno>

#include "runtime/preload/call_site.h"
#include "runtime/preload/object.h"
#include "runtime/preload/real.h"
#include "runtime/preload/wait.h"

using namespace fearless;
using namespace fearless::preload;

FEARLESS_HOOK(int, sem_init, sem_t* semaphore, int is_shared, unsigned value) {
  const int result = real().sem_init(semaphore, is_shared, value);
  if (result == 0 && is_shared == 0) {
    made(semaphore, Kind::kSemaphore, FEARLESS_CALL_SITE());
  } else if (result == 0) {
    unmade(semaphore);
  }
  return result;
}

FEARLESS_HOOK(int, sem_destroy, sem_t* semaphore) {
  const int result = real().sem_destroy(semaphore);
  if (result == 0) unmade(semaphore);
  return result;
}

FEARLESS_HOOK(int, sem_wait, sem_t* semaphore) {
  Site site = FEARLESS_CALL_SITE();
  Object* const object = find(semaphore);
  if (!object || object->kind != Kind::kSemaphore) {
    return real().sem_wait(semaphore);
  }
  pthread_testcancel();
  const int saved_errno = errno;
  const auto is_free = [&] { return real().sem_trywait(semaphore) == 0; };
  if (is_free()) return 0;
  add_calls_of_program(site, __builtin_frame_address(0));
  Blocked blocked(object, Wait::kPermit, site);
  if (!blocked.start_unless(is_free)) {
    errno = saved_errno;
    return 0;
  }
  errno = saved_errno;
  int result = 0;
  FEARLESS_CANCELLABLE(blocked, result = real().sem_wait(semaphore));
  blocked.finish();
  return result;
}
