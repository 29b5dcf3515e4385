// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A wait that the watcher is told of, in a function of pthread's: the thread
// counts as blocked from here until finish(). Who waits inside glibc cannot get
// up to look around, so whoever is the last to block looks until all is clear.

#ifndef FEARLESS_RUNTIME_PRELOAD_WAIT_H_
#define FEARLESS_RUNTIME_PRELOAD_WAIT_H_

#include "fearless/detail/watch/points.h"
#include "runtime/preload/site.h"
#include "runtime/watch/check.h"
#include "runtime/watch/slot.h"

namespace fearless::preload {

class Blocked {
 public:
  Blocked(const detail::watch::Object* object, detail::observe::Wait wait,
          const Site& site) noexcept {
    waiting_.object = object;
    waiting_.wait = wait;
    waiting_.site = site;
    waiting_.may_throw = false;
  }
  Blocked(const Blocked&) = delete;
  Blocked& operator=(const Blocked&) = delete;

  void until_end_of(pthread_t thread) noexcept {
    waiting_.thread = thread;
    waiting_.has_thread = true;
  }
  void while_set(const void* word, std::uint32_t bits) noexcept {
    waiting_.word = word;
    waiting_.bits = bits;
  }

  // A wait that only the holder, or the thread that is joined, can end.
  void start() noexcept {
    detail::watch::begin_wait(waiting_);
    detail::watch::Slot* const slot = detail::watch::this_slot();
    if (slot && detail::watch::running_threads() == 0) {
      detail::watch::look_until_clear(*slot);
    }
  }
  // A wait that anybody can end. is_over() is asked once more when the thread
  // counts as blocked; if it says true, there is no wait.
  template <typename F>
  bool start_unless(F&& is_over) noexcept {
    detail::watch::begin_wait(waiting_);
    detail::watch::Slot* const slot = detail::watch::this_slot();
    if (!slot) return true;
    const bool is_last = detail::watch::block(*slot);
    if (is_over()) {
      finish();
      return false;
    }
    if (is_last) detail::watch::look_until_clear(*slot);
    return true;
  }
  void finish() noexcept { detail::watch::end_wait(waiting_); }

 private:
  detail::watch::Waiting waiting_;
};

}  // namespace fearless::preload

// A thread may be cancelled inside of such a wait; what it leaves behind is put
// in order by a handler, which, other than a destructor, needs no C++ runtime.
#define FEARLESS_CANCELLABLE(blocked, call)                           \
  do {                                                                \
    pthread_cleanup_push(                                             \
        [](void* wait) {                                              \
          static_cast<::fearless::preload::Blocked*>(wait)->finish(); \
        },                                                            \
        &(blocked));                                                  \
    call;                                                             \
    pthread_cleanup_pop(0);                                           \
  } while (false)

#endif  // FEARLESS_RUNTIME_PRELOAD_WAIT_H_
