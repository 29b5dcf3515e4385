// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words in which the runtime says what happens: the same for both forms of
// observe.h, for the watcher behind the instrumented one, and for whoever else
// feeds the watcher. Plain values.

#ifndef FEARLESS_DETAIL_OBSERVE_WORDS_H_
#define FEARLESS_DETAIL_OBSERVE_WORDS_H_

#include <pthread.h>

#include <cstdint>
#include <type_traits>

// What a primitive does instead of all the rest while fearless::model explores:
// FEARLESS_IN_MODEL(return model::...;). Nothing in the plain build.
#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT
#define FEARLESS_IN_MODEL(...)          \
  if (FEARLESS_MODELLED) [[unlikely]] { \
    __VA_ARGS__                         \
  }
#else
#define FEARLESS_IN_MODEL(...)
#endif
// Likewise in a template over a platform. On a platform of the explorer's own
// (runtime/model/platform.h) the algorithm itself is what is explored.
#define FEARLESS_IN_MODEL_ON(platform, ...)                             \
  if constexpr (std::is_same_v<platform, ::fearless::detail::Native>) { \
    FEARLESS_IN_MODEL(__VA_ARGS__)                                      \
  }

namespace fearless::detail::observe {

// What an object is.
enum class Kind : std::uint8_t {
  kMutex,
  kRecursiveMutex,
  kRwLock,
  kCondvar,
  kOnce,
  kBarrier,
  kLatch,
  kSemaphore,
  kThread,
  kScope,
  kChannel,
  kSelect,
  kSender,
  kReceiver,
  kArc,
  kWeak,
  kRc,
};

// How a lock is held.
enum class Mode : std::uint8_t { kExclusive, kShared };

// How it was taken: by a call that waits, or by one that gives up.
enum class How : std::uint8_t { kWaited, kTried };

// What a blocked thread waits for, and with it who could end the wait.
enum class Wait : std::uint8_t {
  kLock,
  kSharedLock,
  kNotify,
  kReceive,
  kSend,
  kSelect,
  kJoin,
  kOnce,
  kArrive,
  kPermit,
};

// Whether the wait ends by itself one day.
enum class Until : std::uint8_t { kWoken, kDeadline };

// Whether a thread may use what is on the stack of the one that starts it.
enum class Borrows : std::uint8_t { kNo, kYes };

// Further facts about a wait, for Blocked.
// The wait is real while one of these bits of the word is set.
struct WhileSet {
  const void* word;
  std::uint32_t bits;
};
// The thread whose end is waited for.
struct EndOf {
  pthread_t thread;
};
// Not here: somewhere that cannot let an exception out.
struct NoThrow {};

}  // namespace fearless::detail::observe

namespace fearless::detail {

// Sees the identities of locks: lock_order.h.
struct LockIdentity;

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_OBSERVE_WORDS_H_
