// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How kernels are driven into their bugs; latches do the rest. No sleep decides
// what comes first.

#ifndef FEARLESS_TESTCASES_RUNTIME_GOKER_DRIVE_H_
#define FEARLESS_TESTCASES_RUNTIME_GOKER_DRIVE_H_

#include <chrono>
#include <thread>

// Returns when a writer has queued at a lock that the caller reads: from then
// on no reader gets in.
template <typename RwLock>
void until_a_writer_waits(RwLock& lock) {
  while (lock.try_read()) std::this_thread::yield();
}

// Main has other things to do: a bug of others is to be proven while it runs.
inline void main_goes_on() {
  std::this_thread::sleep_for(std::chrono::seconds(10));
}

#endif  // FEARLESS_TESTCASES_RUNTIME_GOKER_DRIVE_H_
