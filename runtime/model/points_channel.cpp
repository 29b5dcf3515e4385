// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Points of channels and of selects.

#include <utility>
#include <vector>

#include "fearless/detail/model/points.h"
#include "runtime/model/execution.h"

namespace fearless::detail::model {
namespace {

Passed passed(std::uint64_t result) noexcept {
  switch (result & 3) {
    case kDone:
      return Passed::kYes;
    case kGone:
      return Passed::kGone;
    default:
      return Passed::kNo;
  }
}

std::uint64_t pass(Verb verb, const Object& channel, Site site) {
  Op op;
  op.verb = verb;
  op.object = object_of(channel);
  op.site = site;
  if (const Tries tries = active->self_thread().tries;
      tries != Tries::kEither) {
    op.awaits = op.is_chosen = true;
    op.unless = kNone;
    op.insists = tries == Tries::kFail;
  }
  return perform(op);
}

// Values would pass from one run to the next.
void refuse_outside(const Object& channel) {
  if (active->has_made(channel.stamp)) return;
  active->fail(
      ModelFailure::Kind::kCheck,
      "a channel that was made outside the body of fearless::model: "
      "make it in the body, so that each run begins with an empty one");
}

}  // namespace

void made_channel(const Object& channel, std::uint32_t capacity) {
  object_of(channel, {0, capacity});
}

Passed send(const Object& channel, bool may_wait, void* element, Site site) {
  Execution& execution = *active;
  refuse_outside(channel);
  const Verb verb = may_wait ? Verb::kSend : Verb::kTrySend;
  const std::uint64_t result = pass(verb, channel, site);
  const std::uint32_t object = object_of(channel);
  if (passed(result) != Passed::kYes || !execution.is_rendezvous(object)) {
    return passed(result);
  }
  execution.offer(object, result >> 2, element);
  const std::uint64_t taken = perform(Verb::kTaken, channel, site, result >> 2);
  return passed(taken) == Passed::kYes ? Passed::kTaken : passed(taken);
}

Passed receive(const Object& channel, bool may_wait, void*& element,
               Site site) {
  Execution& execution = *active;
  refuse_outside(channel);
  // One thread at a time may; who they are, an order must say.
  touch(execution.receiving(object_of(channel)), true, site, "a receive");
  const Verb verb = may_wait ? Verb::kReceive : Verb::kTryReceive;
  const std::uint64_t result = pass(verb, channel, site);
  const std::uint32_t object = object_of(channel);
  element = nullptr;
  if (passed(result) == Passed::kYes && execution.is_rendezvous(object)) {
    element = execution.offered(object, result >> 2);
  }
  return passed(result);
}

std::uint32_t select(const Arm* arms, std::uint32_t count, Site site) {
  const std::uint32_t chosen = model::choose(count, site);
  std::vector<Op> all(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    all[i].verb = arms[i].is_send ? Verb::kSend : Verb::kReceive;
    all[i].object = arms[i].channel ? object_of(*arms[i].channel) : 0;
  }
  active->set_arms(std::move(all));
  return chosen;
}

// One try says by itself whether its arm is ready.
std::uint32_t begin_select(std::uint32_t count, Site site) {
  if (count == 1) return 0;
  const std::uint32_t chosen = model::choose(count + 1, site);
  active->self_thread().tries =
      chosen == count ? Tries::kFail : Tries::kSucceed;
  return chosen;
}
void end_select() { active->self_thread().tries = Tries::kEither; }

}  // namespace fearless::detail::model
