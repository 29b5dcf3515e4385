// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions whose machine code fast_paths_test.py reads. Each is one use of a
// primitive that nobody else uses at the moment.
#include <mutex>
#include <shared_mutex>

#include "fearless/arc.h"
#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/once.h"
#include "fearless/rwlock.h"
#include "fearless/semaphore.h"

extern "C" {

void fast_mutex_guard(fearless::Mutex<int>& m) { *m.lock() += 1; }
void fast_mutex_with(fearless::Mutex<int>& m) {
  m.with([](int& n) noexcept { n += 1; });
}
void fast_std_mutex(fearless::mutex& m, int& n) {
  std::lock_guard lock(m);
  n += 1;
}
void fast_read(fearless::shared_mutex& m, int& n, const int& from) {
  std::shared_lock lock(m);
  n = from;
}
void fast_write(fearless::shared_mutex& m, int& n) {
  std::lock_guard lock(m);
  n += 1;
}
void fast_semaphore(fearless::counting_semaphore<>& s) {
  s.acquire();
  s.release();
}
void fast_notify(fearless::Condvar& c) { c.notify_one(); }
bool fast_once(const fearless::Once& once) { return once.is_completed(); }

}  // extern "C"
