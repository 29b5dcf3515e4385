// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hooks of condition variables. glibc does not say which of its waiters a
// signal has chosen, and takes the mutex back where nobody sees who waits for
// it. So waiters line up in the watcher's queues (watch/lot.h), sleep on a
// semaphore each, and take the mutex by the way all others take it. A signal
// calls one of the queue; if there is none it goes to glibc, where those sleep
// whom we do not watch: at a condition variable that processes share, and
// threads that found no slot.

#include <limits.h>
#include <time.h>

#include <cerrno>

#include "runtime/preload/call_site.h"
#include "runtime/preload/mutex.h"
#include "runtime/preload/object.h"
#include "runtime/preload/real.h"
#include "runtime/preload/wait.h"
#include "runtime/watch/lot.h"
#include "runtime/watch/park.h"

namespace fearless::preload {
namespace {

using detail::Native;
using detail::watch::Lot;
using detail::watch::Slot;
using detail::watch::this_slot;

// One per slot, for ever, so that a caller that is late finds it.
struct Bed : detail::watch::Sleeper {
  sem_t called;
};
constinit Bed beds[detail::watch::kMostThreads];

struct Timeout {
  clockid_t clock = CLOCK_REALTIME;
  const timespec* until = nullptr;  // null: none
};

// Bits of __wrefs: processes share it; its clock.
bool is_shared(const pthread_cond_t& condvar) noexcept {
  return (condvar.__data.__wrefs & 1) != 0;
}
clockid_t clock_of(const pthread_cond_t& condvar) noexcept {
  return (condvar.__data.__wrefs & 2) != 0 ? CLOCK_MONOTONIC : CLOCK_REALTIME;
}

// How many were called.
int call(pthread_cond_t& condvar, int count) noexcept {
  return Lot::of(&condvar).call(
      &condvar, count, [](detail::watch::Sleeper& sleeper) {
        real().sem_post(&static_cast<Bed&>(sleeper).called);
      });
}

class CondvarWait {
 public:
  CondvarWait(Slot& slot, pthread_cond_t& condvar, pthread_mutex_t& mutex,
              const Site& site) noexcept
      : slot_(slot),
        bed_(beds[slot.number - 1]),
        condvar_(condvar),
        mutex_(mutex),
        site_(site) {
    waiting_.object = find_or_meet(&condvar, Kind::kCondvar, site);
    waiting_.wait = Wait::kNotify;
    waiting_.site = site;
    waiting_.may_throw = false;
  }

  int run(const Timeout& timeout) {
    line_up();
    if (const int error = unlock(mutex_)) {
      if (get_up()) call(condvar_, 1);
      return error;
    }
    pthread_cleanup_push(
        [](void* wait) { static_cast<CondvarWait*>(wait)->be_cancelled(); },
        this);
    timeout.until ? sleep_until(timeout) : sleep();
    pthread_cleanup_pop(0);
    const bool was_called = get_up();
    const int error = lock(mutex_, site_);
    return error != 0 || was_called ? error : ETIMEDOUT;
  }

 private:
  bool is_called() const noexcept {
    return bed_.is_called.load(std::memory_order_acquire) != 0;
  }

  void line_up() noexcept {
    if (!bed_.word) real().sem_init(&bed_.called, 0, 0);
    while (real().sem_trywait(&bed_.called) == 0) {  // late calls
    }
    bed_.is_called.store(0, std::memory_order_relaxed);
    bed_.word = reinterpret_cast<const Native::Word*>(&condvar_);
    Lot::of(&condvar_).line_up(bed_, [] { return true; });
  }

  // The last one to block looks at once, and each now and then.
  void sleep() {
    if (waiting_.object) {
      detail::watch::begin_wait(waiting_);
      slot_.sleeper = &bed_;
      if (detail::watch::block(slot_)) detail::watch::look_until_clear(slot_);
    }
    for (unsigned nth = 0; !is_called(); ++nth) {
      timespec look;
      clock_gettime(CLOCK_MONOTONIC, &look);
      const std::int64_t nanoseconds =
          look.tv_nsec + detail::watch::nanoseconds_until_look(nth);
      look.tv_sec += static_cast<time_t>(nanoseconds / 1'000'000'000);
      look.tv_nsec = static_cast<long>(nanoseconds % 1'000'000'000);
      const int error =
          real().sem_clockwait(&bed_.called, CLOCK_MONOTONIC, &look);
      if (error != 0 && errno == ETIMEDOUT && slot_.is_announced) {
        detail::watch::look_around(slot_);
      }
    }
  }

  void sleep_until(const Timeout& timeout) {
    while (!is_called() && (real().sem_clockwait(&bed_.called, timeout.clock,
                                                 timeout.until) == 0 ||
                            errno == EINTR)) {
    }
  }

  // Whether it was called.
  bool get_up() noexcept {
    detail::watch::end_wait(waiting_);
    slot_.sleeper = nullptr;
    return !Lot::of(&condvar_).step_out(bed_);
  }

  // As a call must not be lost, the next one gets it.
  void be_cancelled() noexcept {
    if (get_up()) call(condvar_, 1);
    lock(mutex_, site_);
  }

  Slot& slot_;
  Bed& bed_;
  pthread_cond_t& condvar_;
  pthread_mutex_t& mutex_;
  const Site site_;
  detail::watch::Waiting waiting_;
};

int wait(pthread_cond_t& condvar, pthread_mutex_t& mutex,
         const Timeout& timeout, const Site& caller, const void* frame) {
  Site site = caller;
  add_calls_of_program(site, frame);
  const int saved_errno = errno;
  Slot* const slot = this_slot();
  CondvarWait wait(*slot, condvar, mutex, site);
  const int error = wait.run(timeout);
  errno = saved_errno;
  return error;
}

bool is_ours(const pthread_cond_t& condvar) noexcept {
  return !is_shared(condvar) && this_slot();
}

// In glibc's own sleep the mutex is free; the watcher hears of that.
template <typename F>
int wait_in_glibc(pthread_mutex_t& mutex, const Site& site, F&& wait) {
  Object* const object = record_of(mutex, site);
  if (object) detail::watch::released(*object, Mode::kExclusive);
  const int error = wait();
  if (object) {
    detail::watch::acquired(*object, Mode::kExclusive, How::kTried, site);
  }
  return error;
}

// What a wait answers to a time that is none.
bool is_time(const timespec* time) noexcept {
  return time->tv_nsec >= 0 && time->tv_nsec < 1'000'000'000;
}

}  // namespace
}  // namespace fearless::preload

using namespace fearless;
using namespace fearless::preload;

FEARLESS_HOOK(int, pthread_cond_wait, pthread_cond_t* condvar,
              pthread_mutex_t* mutex) {
  const Site site = FEARLESS_CALL_SITE();
  if (!is_ours(*condvar)) {
    return wait_in_glibc(
        *mutex, site, [=] { return real().pthread_cond_wait(condvar, mutex); });
  }
  return wait(*condvar, *mutex, {}, site, __builtin_frame_address(0));
}

FEARLESS_HOOK(int, pthread_cond_timedwait, pthread_cond_t* condvar,
              pthread_mutex_t* mutex, const timespec* until) {
  const Site site = FEARLESS_CALL_SITE();
  if (!is_ours(*condvar)) {
    return wait_in_glibc(*mutex, site, [=] {
      return real().pthread_cond_timedwait(condvar, mutex, until);
    });
  }
  if (!is_time(until)) return EINVAL;
  return wait(*condvar, *mutex, {clock_of(*condvar), until}, site,
              __builtin_frame_address(0));
}

FEARLESS_HOOK(int, pthread_cond_clockwait, pthread_cond_t* condvar,
              pthread_mutex_t* mutex, clockid_t clock, const timespec* until) {
  const Site site = FEARLESS_CALL_SITE();
  if (!is_ours(*condvar)) {
    return wait_in_glibc(*mutex, site, [=] {
      return real().pthread_cond_clockwait(condvar, mutex, clock, until);
    });
  }
  if (!is_time(until) ||
      (clock != CLOCK_MONOTONIC && clock != CLOCK_REALTIME)) {
    return EINVAL;
  }
  return wait(*condvar, *mutex, {clock, until}, site,
              __builtin_frame_address(0));
}

FEARLESS_HOOK(int, pthread_cond_signal, pthread_cond_t* condvar) {
  const int saved_errno = errno;
  const bool is_done = !is_shared(*condvar) && call(*condvar, 1) != 0;
  errno = saved_errno;
  return is_done ? 0 : real().pthread_cond_signal(condvar);
}

FEARLESS_HOOK(int, pthread_cond_broadcast, pthread_cond_t* condvar) {
  const int saved_errno = errno;
  const bool is_ours = !is_shared(*condvar);
  // Afterwards it may be gone; whoever sleeps in glibc keeps it.
  const bool is_used_in_glibc = (condvar->__data.__wrefs >> 3) != 0;
  if (is_ours) call(*condvar, INT_MAX);
  errno = saved_errno;
  return is_ours && !is_used_in_glibc ? 0
                                      : real().pthread_cond_broadcast(condvar);
}
