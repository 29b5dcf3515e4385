// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All drop-ins for std's synchronisation at once, spelled and behaving as
// std's: replace `std::` by `fearless::` and link fearless::runtime. std's own
// lock_guard, unique_lock, lock, ... work with these types as they are.

#ifndef FEARLESS_STD_H_
#define FEARLESS_STD_H_

#include <mutex>
#include <shared_mutex>

#include "fearless/atomic.h"
#include "fearless/barrier.h"
#include "fearless/condition_variable_any.h"
#include "fearless/condvar.h"
#include "fearless/latch.h"
#include "fearless/lock_guards.h"
#include "fearless/once.h"
#include "fearless/recursive_mutex.h"
#include "fearless/semaphore.h"
#include "fearless/shared_mutex.h"
#include "fearless/std_mutex.h"
#include "fearless/std_thread.h"

namespace fearless {

using std::adopt_lock;
using std::adopt_lock_t;
using std::defer_lock;
using std::defer_lock_t;
using std::lock;
using std::try_lock;
using std::try_to_lock;
using std::try_to_lock_t;

}  // namespace fearless

#endif  // FEARLESS_STD_H_
