// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The serial numbers of threads by their pthread_t, from their start until
// another thread gets the same pthread_t: whoever joins a thread learns from it
// who that was. A table that is not full of live threads always has room; what
// finds none is forgotten. Any thread.

#ifndef FEARLESS_RUNTIME_PRELOAD_THREAD_SERIALS_H_
#define FEARLESS_RUNTIME_PRELOAD_THREAD_SERIALS_H_

#include <pthread.h>

#include <cstdint>

namespace fearless::preload {

void remember_thread(pthread_t handle, std::uint32_t serial) noexcept;
// 0: not known.
std::uint32_t serial_of_thread(pthread_t handle) noexcept;

}  // namespace fearless::preload

#endif  // FEARLESS_RUNTIME_PRELOAD_THREAD_SERIALS_H_
