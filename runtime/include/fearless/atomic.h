// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// std's atomics under this namespace. In the plain build they are std's types
// themselves; the instrumented form has one of its own with the same members,
// whose operations fearless::model explores (detail/model/atomic.h).

#ifndef FEARLESS_ATOMIC_H_
#define FEARLESS_ATOMIC_H_

#include <atomic>

#include "fearless/detail/observe.h"

#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT
#include "fearless/detail/model/atomic.h"
#endif

namespace fearless {

using std::atomic_signal_fence;
using std::memory_order;
using std::memory_order_acq_rel;
using std::memory_order_acquire;
using std::memory_order_consume;
using std::memory_order_relaxed;
using std::memory_order_release;
using std::memory_order_seq_cst;

#if !(defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT)
using std::atomic;
using std::atomic_flag;
using std::atomic_ref;
using std::atomic_thread_fence;

using std::atomic_bool;
using std::atomic_char;
using std::atomic_int;
using std::atomic_int16_t;
using std::atomic_int32_t;
using std::atomic_int64_t;
using std::atomic_int8_t;
using std::atomic_intptr_t;
using std::atomic_llong;
using std::atomic_long;
using std::atomic_ptrdiff_t;
using std::atomic_size_t;
using std::atomic_uint;
using std::atomic_uint16_t;
using std::atomic_uint32_t;
using std::atomic_uint64_t;
using std::atomic_uint8_t;
using std::atomic_uintptr_t;
using std::atomic_ullong;
using std::atomic_ulong;
#endif

}  // namespace fearless

#endif  // FEARLESS_ATOMIC_H_
