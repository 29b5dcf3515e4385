// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a thread inside fearless::model is about to do: one visible operation.
// Between two of them a thread runs alone, since nothing it does there can be
// seen by others. The primitives make these (points.h), the explorer decides
// when they happen (runtime/model).

#ifndef FEARLESS_DETAIL_MODEL_OP_H_
#define FEARLESS_DETAIL_MODEL_OP_H_

#include <atomic>
#include <cstdint>

#include "fearless/detail/watch/site.h"

namespace fearless::detail::model {

enum class Verb : std::uint8_t {
  kNothing,
  // locks of all kinds; a time-out is a try that may come at any time
  kQueue,  // of a reader-writer lock: a writer stands in line
  kLock,
  kTryLock,
  kUnlock,
  kLockShared,
  kTryLockShared,
  kUnlockShared,
  // condition variables: a wait is park, unlock, wake, lock
  kPark,
  kWake,       // a: whether it may time out, or for no reason
  kNotifyOne,  // branches: whom
  kNotifyAll,
  // channels; a: with kTaken, the number of the value
  kSend,
  kTrySend,
  kTaken,  // of capacity 0: the receiver has it
  kReceive,
  kTryReceive,
  kCloneSender,
  kDropSender,
  kDropReceiver,
  // threads
  kEnd,
  kJoin,
  kIsFinished,
  // atomics; orders as declared
  kLoad,
  kStore,            // a: the value
  kUpdate,           // f(old, a)
  kCompareExchange,  // a: expected, b: desired
  kAdd,              // like kUpdate, by one who does not look at the result
  kFence,
  // futexes: atomics that threads sleep on, with a kWake after kSleep
  kSleep,     // if the value is a
  kCallSome,  // a: how many at most; branches: whom, a bit for each thread
  kCallAll,
  // counters
  kAcquire,
  kTryAcquire,
  kRelease,    // a: permits
  kCountDown,  // a: by how many
  kWaitZero,   // of a latch
  kIsZero,
  kArrive,  // a: how many; b: an Arrival
  kNextPhase,
  kExpectLess,
  kWaitPhase,  // a: the phase that must be over
  // Once
  kBegin,
  kFinish,  // a: 1 if it is done, 0 if the function threw
  kIsDone,
  // a choice of the test's own; a: among how many
  kChoose,
};

// Does it matter who came last? Is it this one who begins the next phase?
inline constexpr std::uint64_t kCommutes = 0;
inline constexpr std::uint64_t kWhoIsLast = 1;
inline constexpr std::uint64_t kLastGoesOn = 2;

using Update = std::uint64_t (*)(std::uint64_t old, std::uint64_t operand);

struct Op {
  Verb verb = Verb::kNothing;
  std::memory_order order = std::memory_order_seq_cst;
  std::memory_order if_it_fails = std::memory_order_seq_cst;
  std::uint32_t object = 0;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  Update f = nullptr;
  // Blocked while the result would be `unless`; while it would not, if it
  // insists. Of a loop: of one that only looks, and found that the last time;
  // it may go on if nobody else can.
  bool awaits = false;
  bool insists = false;
  bool is_of_loop = false;
  // A choice before it says how it ends. If it never can, there is no such run.
  bool is_chosen = false;
  std::uint64_t unless = 0;
  Site site;

  bool waits_at(std::uint64_t result) const noexcept {
    return awaits && (result == unless) != insists;
  }
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_DETAIL_MODEL_OP_H_
