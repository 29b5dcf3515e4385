// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lives around what the watcher does with files and time in somebody else's
// call: errno stays as it was, and nobody cancels the thread in the middle.

#ifndef FEARLESS_RUNTIME_WATCH_UNDISTURBED_H_
#define FEARLESS_RUNTIME_WATCH_UNDISTURBED_H_

#include <pthread.h>

#include <cerrno>

namespace fearless::detail::watch {

class Undisturbed {
 public:
  Undisturbed() noexcept : errno_(errno) {
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state_);
  }
  Undisturbed(const Undisturbed&) = delete;
  Undisturbed& operator=(const Undisturbed&) = delete;
  ~Undisturbed() {
    pthread_setcancelstate(state_, nullptr);
    errno = errno_;
  }

 private:
  int errno_;
  int state_ = PTHREAD_CANCEL_ENABLE;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_UNDISTURBED_H_
