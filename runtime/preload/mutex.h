// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locking and unlocking a pthread mutex with the watcher told: what the hooks
// of mutexes do, and waits on condition variables, which do both.

#ifndef FEARLESS_RUNTIME_PRELOAD_MUTEX_H_
#define FEARLESS_RUNTIME_PRELOAD_MUTEX_H_

#include <pthread.h>

#include "runtime/preload/site.h"

namespace fearless::preload {

// As pthread_mutex_lock and pthread_mutex_unlock.
int lock(pthread_mutex_t& mutex, const Site& site) noexcept;
int unlock(pthread_mutex_t& mutex) noexcept;

}  // namespace fearless::preload

#endif  // FEARLESS_RUNTIME_PRELOAD_MUTEX_H_
