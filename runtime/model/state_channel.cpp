// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// State: channels.

#include "runtime/model/state.h"

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

}  // namespace

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

}  // namespace fearless::detail::model
