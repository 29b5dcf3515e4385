// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/state.h"

#include <algorithm>
#include <bit>

namespace fearless::detail::model {
namespace {

// Places of a channel.
constexpr std::uint32_t kTail = 0;
constexpr std::uint32_t kHead = 1;
constexpr std::uint32_t kReceiver = 2;
constexpr std::uint32_t kSenders = 3;
constexpr std::uint32_t slot(std::uint32_t number) noexcept {
  return 4 + number;
}
// Places of a lock.
constexpr std::uint32_t kHolder = 0;
constexpr std::uint32_t kReaders = 1;
constexpr std::uint32_t kLine = 2;  // of writers
// Of a condition variable, and of an atomic beside its value.
constexpr std::uint32_t kWaiters = 1;

constexpr Branches one_if(bool is_enabled) noexcept { return is_enabled; }

// A bit for each set of `count` of the first kMostSleepers threads.
Branches sets_of(ThreadSet waiting, std::uint64_t count) noexcept {
  Branches sets = 0;
  for (ThreadSet set = 1; set < ThreadSet{1} << kMostSleepers; ++set) {
    const bool is_one =
        (set & ~waiting) == 0 && std::popcount(set) == static_cast<int>(count);
    if (is_one) sets |= Branches{1} << set;
  }
  return sets;
}

}  // namespace

Branches State::options(const Op& op, Tid thread) const noexcept {
  if (op.awaits) {
    State after = *this;
    return one_if(after.apply(op, thread, 0).result != op.unless);
  }
  switch (op.verb) {
    case Verb::kLock:
      return one_if(holder == 0 && readers == 0);
    case Verb::kLockShared:
      return one_if(holder == 0 && waiting == 0);
    case Verb::kWake:
      if (notified & only(thread)) return 1u << kNotified;
      return (op.a & kMayTimeOut ? 1u << kTimedOut : 0) |
             (op.a & kMayBeSpurious ? 1u << kSpurious : 0);
    case Verb::kNotifyOne:
      return waiting ? waiting : 1;
    case Verb::kCallSome:
      return waiting ? sets_of(waiting, std::min<std::uint64_t>(
                                            op.a, std::popcount(waiting)))
                     : 1;
    case Verb::kSend:
      return one_if(receiver_gone || has_room());
    case Verb::kTaken:
      return one_if(receiver_gone || received > op.a);
    case Verb::kReceive:
      return one_if(sent != received || senders == 0);
    case Verb::kJoin:
      return one_if(value != 0);
    case Verb::kAcquire:
      return one_if(value != 0);
    case Verb::kWaitZero:
      return one_if(value == 0);
    case Verb::kWaitPhase:
      return one_if(value != op.a);
    case Verb::kBegin:
      return one_if(value != 1);
    case Verb::kChoose:
      return op.a >= 32 ? ~Branches{0} : (1u << op.a) - 1;
    default:
      return 1;
  }
}

Effect State::apply(const Op& op, Tid thread, std::uint32_t branch) noexcept {
  switch (op.verb) {
    case Verb::kQueue:
    case Verb::kLock:
    case Verb::kTryLock:
    case Verb::kUnlock:
    case Verb::kLockShared:
    case Verb::kTryLockShared:
    case Verb::kUnlockShared:
      return apply_to_lock(op, thread);
    case Verb::kPark:
    case Verb::kWake:
    case Verb::kNotifyOne:
    case Verb::kNotifyAll:
    case Verb::kSleep:
    case Verb::kCallSome:
    case Verb::kCallAll:
      return apply_to_waiters(op, thread, branch);
    case Verb::kSend:
    case Verb::kTrySend:
    case Verb::kTaken:
      return send(op);
    case Verb::kReceive:
    case Verb::kTryReceive:
    case Verb::kCloneSender:
    case Verb::kDropSender:
    case Verb::kDropReceiver:
      return receive(op);
    case Verb::kLoad:
    case Verb::kStore:
    case Verb::kUpdate:
    case Verb::kAdd:
    case Verb::kCompareExchange:
      return apply_to_atomic(op);
    case Verb::kChoose: {
      Effect effect;
      effect.result = branch;
      return effect;
    }
    case Verb::kArrive:
    case Verb::kNextPhase:
    case Verb::kExpectLess:
    case Verb::kWaitPhase:
      return arrive(op);
    case Verb::kNothing:
    case Verb::kFence:
      return {};
    default:
      return apply_to_counter(op);
  }
}

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
    return effect;
  };
  switch (op.verb) {
    case Verb::kQueue:
      waiting |= only(thread);
      effect.accesses.add(op.object, kLine, Touch::kAdd);
      return effect;
    case Verb::kTryLock:
      if (holder || readers) return failed();
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
      if (holder || waiting) return failed();
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

// The k-th send touches the k-th slot, and so does what made room for it.
Effect State::send(const Op& op) noexcept {
  Effect effect;
  if (op.verb == Verb::kTaken) {
    const bool is_taken = received > op.a;
    effect.result = is_taken ? kDone : kGone;
    if (is_taken) {
      effect.accesses.add(op.object, slot(static_cast<std::uint32_t>(op.a)),
                          Touch::kRead);
    } else {
      effect.accesses.add(op.object, kReceiver, Touch::kRead);
    }
    return effect;
  }
  effect.accesses.add(op.object, kReceiver, Touch::kRead);
  if (receiver_gone) {
    effect.result = kGone;
    return effect;
  }
  const bool is_bounded = capacity != 0 && capacity != kUnbounded;
  // To a rendezvous a try fails, as if the receiver were always late.
  const bool fails =
      op.verb == Verb::kTrySend && (capacity == 0 || !has_room());
  const Touch touch = fails ? Touch::kRead : Touch::kWrite;
  effect.accesses.add(op.object, kTail, touch);
  if (is_bounded && sent >= capacity) {
    effect.accesses.add(op.object, slot(sent - capacity), touch);
  }
  if (fails) return effect;
  effect.accesses.add(op.object, slot(sent), Touch::kWrite);
  effect.result = kDone | std::uint64_t{sent} << 2;
  ++sent;
  return effect;
}

Effect State::receive(const Op& op) noexcept {
  Effect effect;
  switch (op.verb) {
    case Verb::kCloneSender:
      ++senders;
      return effect;
    case Verb::kDropSender:
      --senders;
      effect.accesses.add(op.object, kSenders, Touch::kAdd);
      return effect;
    case Verb::kDropReceiver:
      receiver_gone = true;
      effect.accesses.add(op.object, kReceiver, Touch::kWrite);
      return effect;
    default:
      break;
  }
  if (sent != received) {
    effect.result = kDone | std::uint64_t{received} << 2;
    effect.accesses.add(op.object, kHead, Touch::kWrite);
    effect.accesses.add(op.object, slot(received++), Touch::kWrite);
    return effect;
  }
  effect.accesses.add(op.object, kHead, Touch::kRead);
  effect.accesses.add(op.object, kSenders, Touch::kRead);
  if (senders == 0) {
    effect.result = kGone;
  } else {
    effect.accesses.add(op.object, slot(received), Touch::kRead);
  }
  return effect;
}

Effect State::apply_to_atomic(const Op& op) noexcept {
  Effect effect;
  effect.result = value;
  Touch touch = Touch::kWrite;
  switch (op.verb) {
    case Verb::kLoad:
      touch = Touch::kRead;
      break;
    case Verb::kStore:
      value = op.a;
      break;
    case Verb::kAdd:
      touch = Touch::kAdd;
      [[fallthrough]];
    case Verb::kUpdate:
      value = op.f(value, op.a);
      break;
    default:  // a failed compare-exchange is a read
      if (value == op.a) {
        value = op.b;
      } else {
        touch = Touch::kRead;
      }
  }
  effect.accesses.add(op.object, 0, touch);
  return effect;
}

Effect State::apply_to_counter(const Op& op) noexcept {
  Effect effect;
  effect.result = value;
  Touch touch = Touch::kRead;
  switch (op.verb) {
    case Verb::kTryAcquire:
      if (value == 0) break;
      [[fallthrough]];
    case Verb::kAcquire:
      --value;
      touch = Touch::kWrite;
      break;
    case Verb::kRelease:
      value += op.a;
      touch = Touch::kAdd;
      break;
    case Verb::kCountDown:
      value -= op.a;
      touch = Touch::kAdd;
      break;
    case Verb::kBegin:
      if (value == 2) break;
      value = 1;
      touch = Touch::kWrite;
      break;
    case Verb::kFinish:
      value = op.a ? 2 : 0;
      touch = Touch::kWrite;
      break;
    case Verb::kEnd:
      value = 1;
      touch = Touch::kWrite;
      break;
    default:  // kJoin, kIsFinished, kWaitZero, kIsZero, kIsDone
      break;
  }
  effect.accesses.add(op.object, 0, touch);
  return effect;
}

// Each phase is a place of its own, so that who comes early to the next one
// and who leaves the last one late do not meet. Arrivals commute, unless
// somebody asks who came last.
Effect State::arrive(const Op& op) noexcept {
  Effect effect;
  const auto phase = static_cast<std::uint32_t>(value);
  switch (op.verb) {
    case Verb::kArrive:
      effect.accesses.add(op.object, phase,
                          op.b == kCommutes ? Touch::kAdd : Touch::kWrite);
      sent -= static_cast<std::uint32_t>(op.a);
      effect.result = value << 1 | (sent == 0);
      // Who is too many for this phase comes to the next one.
      if (sent == 0 && op.b != kCommutes) {
        effect.accesses.add(op.object, phase + 1, Touch::kWrite);
      }
      if (sent == 0 && op.b != kLastGoesOn) {
        ++value;
        sent = capacity;
      }
      break;
    case Verb::kNextPhase:
      effect.accesses.add(op.object, phase, Touch::kWrite);
      ++value;
      sent = capacity;
      break;
    case Verb::kExpectLess:
      effect.accesses.add(op.object, phase, Touch::kAdd);
      --capacity;
      break;
    default:
      effect.accesses.add(op.object, static_cast<std::uint32_t>(op.a),
                          Touch::kRead);
  }
  return effect;
}

}  // namespace fearless::detail::model
