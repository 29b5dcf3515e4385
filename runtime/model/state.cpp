// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/state.h"

#include <algorithm>
#include <bit>

namespace fearless::detail::model {
namespace {

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
    return one_if(!op.waits_at(after.apply(op, thread, 0).result));
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
