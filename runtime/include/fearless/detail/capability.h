// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's thread-safety attributes, for the std-spelled locks and their guards:
// with -Wthread-safety a user's FEARLESS_GUARDED_BY (annotations.h) is then
// checked at compile time. Mutex<T> needs none, its data cannot be reached
// without the lock. Every other compiler sees nothing; no code comes of it.
//
// See D. Hutchins, A. Ballman, D. Sutherland, "C/C++ Thread Safety Analysis",
// SCAM 2014, and Clang's manual.

#ifndef FEARLESS_DETAIL_CAPABILITY_H_
#define FEARLESS_DETAIL_CAPABILITY_H_

#include "fearless/annotations.h"

// On a class.
#define FEARLESS_CAPABILITY(kind) FEARLESS_THREAD_SAFETY(capability(kind))
#define FEARLESS_SCOPED_CAPABILITY FEARLESS_THREAD_SAFETY(scoped_lockable)

// On a function. Without an argument, of its own object.
#define FEARLESS_ACQUIRE(...) \
  FEARLESS_THREAD_SAFETY(acquire_capability(__VA_ARGS__))
#define FEARLESS_ACQUIRE_SHARED(...) \
  FEARLESS_THREAD_SAFETY(acquire_shared_capability(__VA_ARGS__))
#define FEARLESS_RELEASE(...) \
  FEARLESS_THREAD_SAFETY(release_capability(__VA_ARGS__))
#define FEARLESS_RELEASE_SHARED(...) \
  FEARLESS_THREAD_SAFETY(release_shared_capability(__VA_ARGS__))
#define FEARLESS_RELEASE_ANY(...) \
  FEARLESS_THREAD_SAFETY(release_generic_capability(__VA_ARGS__))
// The first argument is what success returns.
#define FEARLESS_TRY_ACQUIRE(...) \
  FEARLESS_THREAD_SAFETY(try_acquire_capability(__VA_ARGS__))
#define FEARLESS_TRY_ACQUIRE_SHARED(...) \
  FEARLESS_THREAD_SAFETY(try_acquire_shared_capability(__VA_ARGS__))
// The body does what the analysis cannot follow; its callers are checked.
#define FEARLESS_TRUST_BODY FEARLESS_THREAD_SAFETY(no_thread_safety_analysis)

#endif  // FEARLESS_DETAIL_CAPABILITY_H_
