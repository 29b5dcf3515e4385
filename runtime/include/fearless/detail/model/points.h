// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the primitives of the instrumented form call instead of their own
// algorithms while fearless::model explores: each is one visible operation, or
// a short sequence of them. To be called only where FEARLESS_MODELLED.

#ifndef FEARLESS_DETAIL_MODEL_POINTS_H_
#define FEARLESS_DETAIL_MODEL_POINTS_H_

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "fearless/detail/model/active.h"
#include "fearless/detail/model/op.h"
#include "fearless/detail/watch/object.h"

namespace fearless::detail::model {

// How an object was when it was made.
struct Initial {
  std::uint64_t value = 0;
  std::uint32_t capacity = 0;
};

// What reports call it.
struct ObjectName {
  const char* kind = "";
  const char* name = nullptr;  // the user's
  Site made;
};

using watch::Object;

std::uint32_t object_of(const Object& object, Initial initial = {});
// Gives the operation's result; see State::apply.
std::uint64_t perform(const Op& op);
inline std::uint64_t perform(Verb verb, const Object& object, Site site,
                             std::uint64_t a = 0, Initial initial = {},
                             std::uint64_t b = 0) {
  Op op;
  op.verb = verb;
  op.object = object_of(object, initial);
  op.a = a;
  op.b = b;
  op.site = site;
  return perform(op);
}

void fence(std::memory_order order);
// One of that many, each in its turn.
std::uint32_t choose(std::uint32_t among, Site site);

void spawn(const Object& thread, std::string_view name, void (*run)(void*),
           void* argument);
// Something that no other thread of the test has.
std::uintptr_t this_thread() noexcept;

// Of barriers for `expected` threads. meet: arrives and waits.
bool meet(const Object& barrier, std::uint32_t expected, Site site);
std::uint32_t arrive(const Object& barrier, std::uint32_t expected,
                     std::uint32_t count, bool has_completion, bool& is_last);
void next_phase(const Object& barrier);
void wait_phase(const Object& barrier, std::uint32_t phase, Site site);
void expect_less(const Object& barrier, std::uint32_t expected);

// Of channels. REQUIRES for what is asked: it was made in the body.
// kTaken: by the receiver itself, who waited for it.
enum class Passed : std::uint8_t { kNo, kYes, kGone, kTaken };
void made_channel(const Object& channel, std::uint32_t capacity);
Passed send(const Object& channel, bool may_wait, void* element, Site site);
// The element of a rendezvous; null with kYes: it is in the queue.
Passed receive(const Object& channel, bool may_wait, void*& element, Site site);
// The arm of a select that will be possible first, as the explorer chooses.
struct Arm {
  const Object* channel;
  bool is_send;
};
std::uint32_t select(const Arm* arms, std::uint32_t count, Site site);
// Of a select that need not wait: the arm that is ready and will be taken, or
// `count`: none is. Until end_select(), tries of the calling thread end so.
std::uint32_t begin_select(std::uint32_t count, Site site);
void end_select();
// Whether this compare_exchange_weak fails though it finds what it expects; it
// has read that then.
bool fails_for_no_reason(const Op& compare);

// For a platform whose atomics are explored (runtime/model/platform.h). What
// sleeps on an atomic's object: false if `most_time_outs` allows one more and
// the deadline, in nanoseconds, came first.
inline constexpr std::int64_t kNoDeadline = INT64_MAX;
bool sleep_on(std::uint32_t object, std::uint64_t expected,
              std::int64_t deadline, std::uint32_t most_time_outs);
int call_sleepers(std::uint32_t object, int count);
// Of the calling thread: a deadline that it has slept until, or a later one.
bool has_passed(std::int64_t deadline) noexcept;
// A loop that polls: begin_round, looks in vain, await_news, and again. The
// thread goes on when what it saw at one of its looks since is not so any more.
// From the first tell_waits() of a run, nothing else is taken for a loop.
void tell_waits() noexcept;
std::size_t begin_round() noexcept;
void await_news(std::size_t round);

// Who has touched plain data: the last write, and reads since, as moments of
// threads; FastTrack's record.
struct Touched {
  struct Moment {
    std::uint8_t tid;
    std::uint16_t time = 0;  // 0: never
    Site site;
  };
  Moment write;
  std::vector<Moment> reads;
  std::uint32_t run = 0;
};
// Ends the run if the access races with an earlier one. What it is called, if
// it is not a write or a read.
void touch(Touched& data, bool is_write, Site site, const char* what = nullptr);

// The failure of a check, or a race: ends this run.
[[noreturn]] void fail_check(std::string words);
[[noreturn]] void fail_race(std::string words);
[[noreturn]] void fail_with(const std::exception_ptr& exception);

}  // namespace fearless::detail::model

#endif  // FEARLESS_DETAIL_MODEL_POINTS_H_
