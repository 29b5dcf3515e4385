// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All drop-ins for std's synchronisation at once, spelled and behaving as
// std's: replace `std::` by `fearless::` and link fearless::runtime. What std
// has and this namespace lacks (lock_guard, unique_lock, scoped_lock, lock,
// ...) works with these types as it is, and is named here, too.

#ifndef FEARLESS_STD_H_
#define FEARLESS_STD_H_

#include <mutex>
#include <shared_mutex>

#include "fearless/atomic.h"
#include "fearless/barrier.h"
#include "fearless/condvar.h"
#include "fearless/latch.h"
#include "fearless/once.h"
#include "fearless/rwlock.h"
#include "fearless/semaphore.h"
#include "fearless/std_mutex.h"
#include "fearless/std_thread.h"

namespace fearless {

using std::adopt_lock;
using std::adopt_lock_t;
using std::defer_lock;
using std::defer_lock_t;
using std::lock;
using std::lock_guard;
using std::scoped_lock;
using std::shared_lock;
using std::try_lock;
using std::try_to_lock;
using std::try_to_lock_t;
using std::unique_lock;

}  // namespace fearless

#endif  // FEARLESS_STD_H_
