// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// State: locks, condition variables, and what sleeps on futexes.

#include <bit>

#include "runtime/model/state.h"

namespace fearless::detail::model {
namespace {

// Places of a lock.
constexpr std::uint32_t kHolder = 0;
constexpr std::uint32_t kReaders = 1;
constexpr std::uint32_t kLine = 2;  // of writers
// Of a condition variable, and of an atomic beside its value.
constexpr std::uint32_t kWaiters = 1;

}  // namespace

// Readers add themselves, so that they commute with each other and not with a
// try_lock that finds them there. No reader enters while a writer stands in
// line.
Effect State::apply_to_lock(const Op& op, Tid thread) noexcept {
  Effect effect;
  effect.result = 1;
  const auto failed = [&] {
    effect.result = 0;
    effect.accesses.add(op.object, kHolder, Touch::kRead);
    effect.accesses.add(op.object, kReaders, Touch::kRead);
    if (op.verb == Verb::kTryLockShared) {
      effect.accesses.add(op.object, kLine, Touch::kRead);
    }
  };
  switch (op.verb) {
    case Verb::kQueue:
      waiting |= only(thread);
      effect.accesses.add(op.object, kLine, Touch::kAdd);
      return effect;
    case Verb::kTryLock:
      if (holder || readers) {
        failed();
        return effect;
      }
      [[fallthrough]];
    case Verb::kLock:
      holder = thread + 1u;
      if (waiting & only(thread)) {
        waiting &= ~only(thread);
        effect.accesses.add(op.object, kLine, Touch::kAdd);
      }
      break;
    case Verb::kUnlock:
      holder = 0;
      break;
    case Verb::kTryLockShared:
      if (holder || waiting) {
        failed();
        return effect;
      }
      [[fallthrough]];
    case Verb::kLockShared:
      ++readers;
      effect.accesses.add(op.object, kLine, Touch::kRead);
      break;
    default:
      --readers;
  }
  const bool is_exclusive = op.verb == Verb::kLock ||
                            op.verb == Verb::kTryLock ||
                            op.verb == Verb::kUnlock;
  if (is_exclusive) {
    effect.accesses.add(op.object, kHolder, Touch::kWrite);
  } else {
    effect.accesses.add(op.object, kHolder, Touch::kRead);
    effect.accesses.add(op.object, kReaders, Touch::kAdd);
  }
  return effect;
}

// Waiters are a set: the order in which they came says nothing, since a notify
// may wake any of them.
Effect State::apply_to_waiters(const Op& op, Tid thread,
                               std::uint32_t branch) noexcept {
  Effect effect;
  const ThreadSet me = only(thread);
  switch (op.verb) {
    case Verb::kSleep:
      effect.accesses.add(op.object, 0, Touch::kRead);
      effect.result = value == op.a;
      if (!effect.result) return effect;
      [[fallthrough]];
    case Verb::kPark:
      waiting |= me;
      effect.accesses.add(op.object, kWaiters, Touch::kAdd);
      return effect;
    case Verb::kWake:
      effect.result = branch == kTimedOut;
      if (branch != kNotified) {
        waiting &= ~me;
        effect.accesses.add(op.object, kWaiters, Touch::kAdd);
      }
      notified &= ~me;
      return effect;
    case Verb::kNotifyOne:
      effect.woken = waiting & only(static_cast<Tid>(branch));
      break;
    case Verb::kCallSome:
      effect.woken = waiting & branch;
      break;
    default:
      effect.woken = waiting;
  }
  effect.accesses.add(op.object, kWaiters,
                      effect.woken ? Touch::kWrite : Touch::kRead);
  effect.result = static_cast<std::uint64_t>(std::popcount(effect.woken));
  waiting &= ~effect.woken;
  notified |= effect.woken;
  return effect;
}

}  // namespace fearless::detail::model
