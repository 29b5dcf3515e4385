// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fearless/detail/model/points.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "fearless/model.h"
#include "runtime/model/execution.h"
#include "runtime/model/report_words.h"
#include "runtime/watch/words.h"

namespace fearless::detail::model {
namespace {

const char* word_of(observe::Kind kind) noexcept {
  switch (kind) {
    case observe::Kind::kMutex:
    case observe::Kind::kRecursiveMutex:
      return "mutex";
    case observe::Kind::kRwLock:
      return "rwlock";
    case observe::Kind::kCondvar:
      return "condvar";
    case observe::Kind::kOnce:
      return "once";
    case observe::Kind::kBarrier:
      return kBarrierKind;
    case observe::Kind::kLatch:
      return "latch";
    case observe::Kind::kSemaphore:
      return "semaphore";
    case observe::Kind::kThread:
      return "thread";
    case observe::Kind::kChannel:
      return "channel";
    default:
      return "object";
  }
}

}  // namespace

Stamp Stamp::next() noexcept { return active->new_stamp(); }

std::uint32_t object_of(const Object& object, Initial initial) {
  if (active->knows(object.stamp)) return object.stamp.object;
  return active->object(
      object.stamp, {word_of(object.kind), object.name, object.made}, initial);
}

namespace {

// One of these looks will be the first to find news: which, is a choice, as
// with the arms of a select.
void await_one_of(const std::vector<Op>& all) {
  std::vector<Op> looks;
  for (const Op& look : all) {
    const bool is_known =
        std::any_of(looks.begin(), looks.end(), [&](const Op& other) {
          return other.object == look.object && other.unless == look.unless;
        });
    if (!is_known) looks.push_back(look);
  }
  const auto count = static_cast<std::uint32_t>(looks.size());
  if (count == 0) return;
  const std::uint32_t chosen = count == 1 ? 0 : model::choose(count, Site());
  const Op look = looks[chosen];
  if (count > 1) active->set_arms(std::move(looks));
  active->perform(look);
}

}  // namespace

std::uint64_t perform(const Op& op) {
  if (active->may_be_in_a_loop(2)) await_one_of(active->looks_of_loop(op));
  return active->perform(op);
}

std::uint32_t choose(std::uint32_t among, Site site) {
  Op op;
  op.verb = Verb::kChoose;
  op.object = active->self_thread().object;
  op.a = among;
  op.site = site;
  return static_cast<std::uint32_t>(perform(op));
}

void spawn(const Object& thread, std::string_view name, void (*run)(void*),
           void* argument) {
  active->spawn(run, argument, object_of(thread), name);
}

std::uintptr_t this_thread() noexcept { return active->self() + 1u; }

bool meet(const Object& barrier, std::uint32_t expected, Site site) {
  const std::uint64_t arrival =
      perform(Verb::kArrive, barrier, site, 1, {0, expected}, kWhoIsLast);
  if (arrival & 1) return true;
  perform(Verb::kWaitPhase, barrier, site, arrival >> 1);
  return false;
}
std::uint32_t arrive(const Object& barrier, std::uint32_t expected,
                     std::uint32_t count, bool has_completion, bool& is_last) {
  const std::uint64_t arrival =
      perform(Verb::kArrive, barrier, Site(), count, {0, expected},
              has_completion ? kLastGoesOn : kCommutes);
  is_last = arrival & 1;
  return static_cast<std::uint32_t>(arrival >> 1);
}
void next_phase(const Object& barrier) {
  perform(Verb::kNextPhase, barrier, Site());
}
void wait_phase(const Object& barrier, std::uint32_t phase, Site site) {
  perform(Verb::kWaitPhase, barrier, site, phase);
}
void expect_less(const Object& barrier, std::uint32_t expected) {
  perform(Verb::kExpectLess, barrier, Site(), 0, {0, expected});
}

bool fails_for_no_reason(const Op& compare) {
  if (!active->may_be_spurious()) return false;
  if (model::choose(2, compare.site) == 0) return false;
  ++active->self_thread().spurious;
  Op look = compare;
  look.verb = Verb::kLoad;
  look.order = compare.if_it_fails;
  look.awaits = look.insists = look.is_chosen = true;
  look.unless = compare.a;
  perform(look);
  return true;
}

void fence(std::memory_order order) {
  Op op;
  op.verb = Verb::kFence;
  op.order = order;
  op.object = active->self_thread().object;
  perform(op);
}

bool sleep_on(std::uint32_t object, std::uint64_t expected,
              std::int64_t deadline, std::uint32_t most_time_outs) {
  Thread& self = active->self_thread();
  if (active->self() >= kMostSleepers) {
    active->fail(ModelFailure::Kind::kTooLong,
                 "more than five threads, of which one sleeps on a futex");
  }
  Op op;
  op.verb = Verb::kSleep;
  op.object = object;
  op.a = expected;
  if (!perform(op)) return true;
  op.verb = Verb::kWake;
  op.a = deadline != kNoDeadline && self.time_outs < most_time_outs;
  if (perform(op) != kTimedOut) return true;
  ++self.time_outs;
  self.time = std::max(self.time, deadline);
  return false;
}

int call_sleepers(std::uint32_t object, int count) {
  Op op;
  op.verb = count == INT32_MAX ? Verb::kCallAll : Verb::kCallSome;
  op.object = object;
  op.a = static_cast<std::uint64_t>(count);
  return static_cast<int>(perform(op));
}

bool has_passed(std::int64_t deadline) noexcept {
  return deadline <= active->self_thread().time;
}

void tell_waits() noexcept { active->tell_waits(); }

std::size_t begin_round() noexcept { return active->events().size(); }

void await_news(std::size_t round) {
  const auto& events = active->events();
  std::vector<Op> looks;
  for (std::size_t i = round; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.choice.tid != active->self() || event.op.verb != Verb::kLoad) {
      continue;
    }
    Op look = event.op;
    look.awaits = true;
    look.unless = event.effect.result;
    looks.push_back(look);
  }
  await_one_of(looks);
}

std::uint32_t referred_object(const void* address, std::uint64_t initial,
                              Site made) {
  return active->object_at(address, {"atomic_ref", nullptr, made},
                           {initial, 0});
}

std::uint64_t newest_value(std::uint32_t object) noexcept {
  return active->newest_value(object);
}

std::uint32_t atomic_object(const Stamp& stamp, std::uint64_t initial,
                            Site made) {
  return active->object(stamp, {"atomic", nullptr, made}, {initial, 0});
}

void touch(Touched& data, bool is_write, Site site, const char* what) {
  const Thread& thread = active->self_thread();
  const Tid me = active->self();
  const Clock& seen = thread.clocks.now;
  if (data.run != active->this_run()) {  // of an earlier run, or never touched
    data.run = active->this_run();
    data.write = {};
    data.reads.clear();
  }
  const auto refuse = [&](const Touched::Moment& other, const char* before) {
    if (other.time <= seen[other.tid]) return;
    watch::Text<512> words;
    words << (what ? what : is_write ? "a write" : "a read") << " at ";
    watch::say_site(words, site);
    words << " and " << (what ? what : before) << " at ";
    watch::say_site(words, other.site);
    words << " by " << thread_name(*active, other.tid)
          << ": nothing orders them";
    fail_race(words.c_str());
  };
  if (data.write.time) refuse(data.write, "a write");
  const Touched::Moment now = {me, seen[me], site};
  if (is_write) {
    for (const auto& read : data.reads) refuse(read, "a read");
    data.reads.clear();
    data.write = now;
    return;
  }
  for (auto& read : data.reads) {
    if (read.tid == me) {
      read = now;
      return;
    }
  }
  data.reads.push_back(now);
}

void fail_check(std::string words) {
  active->fail(ModelFailure::Kind::kCheck, std::move(words));
}
void fail_race(std::string words) {
  active->fail(ModelFailure::Kind::kDataRace, std::move(words));
}

void fail_with(const std::exception_ptr& exception) {
  active->fail(ModelFailure::Kind::kException, words_of(exception));
}

}  // namespace fearless::detail::model

namespace fearless {

void check(bool condition, const char* words, Site site) {
  if (condition) return;
  if (!FEARLESS_MODELLED) {
    throw std::logic_error(std::string("fearless::check: ") + words);
  }
  detail::watch::Text<256> place;
  detail::watch::say_site(place, site);
  detail::model::fail_check(std::string(*words ? words : "check failed") +
                            " at " + place.c_str());
}

std::uint32_t choose(std::uint32_t among, Site site) {
  return FEARLESS_MODELLED && among > 1 ? detail::model::choose(among, site)
                                        : 0;
}

}  // namespace fearless
