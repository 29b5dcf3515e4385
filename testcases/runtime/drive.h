// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How programs are driven into their bugs: by latches, so that no sleep decides
// what comes first. The explorer needs none of it: in a model test all of this
// is nothing, and the program is what it would be without a drive.

#ifndef FEARLESS_TESTCASES_RUNTIME_DRIVE_H_
#define FEARLESS_TESTCASES_RUNTIME_DRIVE_H_

#include <chrono>
#include <cstddef>
#include <thread>

#include "fearless/latch.h"
#include "fearless/model.h"

class Drive {
 public:
  explicit Drive(std::ptrdiff_t count) : latch_(count) {}
  void count_down() {
    if (!fearless::is_modelled()) latch_.count_down();
  }
  void wait() {
    if (!fearless::is_modelled()) latch_.wait();
  }
  void arrive_and_wait() {
    if (!fearless::is_modelled()) latch_.arrive_and_wait();
  }

 private:
  fearless::latch latch_;
};

// Returns when a writer has queued at a lock that the caller reads: from then
// on no reader gets in.
template <typename Lock>
void until_a_writer_waits(Lock& lock) {
  if (fearless::is_modelled()) return;
  if constexpr (requires { lock.try_read(); }) {
    while (lock.try_read()) std::this_thread::yield();
  } else {
    while (lock.try_lock_shared()) lock.unlock_shared();
  }
}

// Main has other things to do: a bug of others is to be proven while it runs.
inline void main_goes_on() {
  if (fearless::is_modelled()) return;
  std::this_thread::sleep_for(std::chrono::seconds(10));
}

#endif  // FEARLESS_TESTCASES_RUNTIME_DRIVE_H_
