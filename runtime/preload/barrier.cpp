// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hooks of barriers. Whoever completes a round does not wait, and is not
// said to. Two that arrive at once may do so in another order in glibc: then
// one is said to wait that does not sleep, which the kernel knows
// (truth.cpp), and one that sleeps counts as running for a moment.

#include "runtime/preload/call_site.h"
#include "runtime/preload/object.h"
#include "runtime/preload/real.h"
#include "runtime/preload/wait.h"

using namespace fearless;
using namespace fearless::preload;

FEARLESS_HOOK(int, pthread_barrier_init, pthread_barrier_t* barrier,
              const pthread_barrierattr_t* attributes, unsigned count) {
  const int error = real().pthread_barrier_init(barrier, attributes, count);
  if (error != 0) return error;
  int shared = PTHREAD_PROCESS_PRIVATE;
  if (attributes) pthread_barrierattr_getpshared(attributes, &shared);
  if (shared != PTHREAD_PROCESS_PRIVATE) {
    unmade(barrier);
  } else if (Object* const object =
                 made(barrier, Kind::kBarrier, FEARLESS_CALL_SITE())) {
    object->parties = count;
  }
  return 0;
}

FEARLESS_HOOK(int, pthread_barrier_destroy, pthread_barrier_t* barrier) {
  const int error = real().pthread_barrier_destroy(barrier);
  if (error == 0) unmade(barrier);
  return error;
}

FEARLESS_HOOK(int, pthread_barrier_wait, pthread_barrier_t* barrier) {
  Site site = FEARLESS_CALL_SITE();
  Object* const object = find(barrier);
  if (!object || object->kind != Kind::kBarrier || object->parties == 0 ||
      (object->arrivals.fetch_add(1) + 1) % object->parties == 0) {
    return real().pthread_barrier_wait(barrier);
  }
  add_calls_of_program(site, __builtin_frame_address(0));
  Blocked blocked(object, Wait::kArrive, site);
  blocked.start_unless([] { return false; });
  const int result = real().pthread_barrier_wait(barrier);
  blocked.finish();
  return result;
}
