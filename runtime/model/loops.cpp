// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Execution: loops that only look. One that goes round and finds what it found
// the last times does not go round for ever, but waits until one of its looks
// would find something new (an await; M. Kokologiannakis, X. Ren, V. Vafeiadis,
// "Dynamic Partial Order Reductions for Spinloops", FMCAD 2021).
//
// A look is an operation that leaves things as they were: a load, a try that
// fails, a compare-exchange that fails, and an exchange of a value with itself,
// which is how a lock of test_and_set spins. Which instructions are the loop is
// not known here; what is seen is that a thread's last looks repeat.

#include <algorithm>

#include "runtime/model/execution.h"

namespace fearless::detail::model {
namespace {

// And when nobody else is there to bring news, before it counts as endless.
constexpr std::uint32_t kMostRounds = 64;
// Looks in a round.
constexpr std::size_t kLongestRound = 4;

bool leaves_all_as_it_was(const Event& event) noexcept {
  const Accesses& accesses = event.effect.accesses;
  if (accesses.begin() == accesses.end()) return false;
  if (accesses.only_reads()) return true;
  const Op& op = event.op;
  return op.verb == Verb::kUpdate &&
         op.f(event.effect.result, op.a) == event.effect.result;
}

// The same line looks at the same thing in the same way.
bool is_same_look(const Op& one, const Op& other) noexcept {
  return one.object == other.object && one.verb == other.verb &&
         one.a == other.a && one.b == other.b &&
         one.site.line() == other.site.line() &&
         one.site.column() == other.site.column();
}

}  // namespace

void Execution::notice_look(Thread& thread, std::uint32_t index) {
  const Event& event = events_[index];
  // With which arm a loop goes on is the explorer's affair.
  if (event.op.verb == Verb::kChoose && !event.op.site.is_known()) return;
  if (!leaves_all_as_it_was(event)) return thread.leave_loop();
  if (event.op.is_of_loop) thread.rounds = 0;
  thread.looks.push_back(index);
}

// How many looks a round of the loop has that the thread is in, if `next` is
// what it does next; 0: it is in none, or not for long.
std::size_t Execution::round_of(const Thread& thread,
                                const Op& next) const noexcept {
  const std::vector<std::uint32_t>& looks = thread.looks;
  if (looks.size() < kFreeRounds || tells_waits_) return 0;
  if (next.is_chosen || next.awaits) return 0;
  const auto look = [&](std::size_t back) -> const Event& {
    return events_[looks[looks.size() - back]];
  };
  for (std::size_t length = 1; length <= kLongestRound; ++length) {
    const std::size_t all = length * kFreeRounds;
    if (looks.size() < all) return 0;
    if (!is_same_look(look(length).op, next)) continue;
    bool repeats = true;
    for (std::size_t back = 1; back + length <= all && repeats; ++back) {
      const Event& one = look(back);
      const Event& before = look(back + length);
      repeats = one.effect.result == before.effect.result &&
                is_same_look(one.op, before.op);
    }
    if (repeats) return length;
  }
  return 0;
}

// If the thread is in a loop that looks at several things: what it looks at, as
// loads that wait for news. Loads that order nothing: the loop itself will look
// again, and reads what it may then.
std::vector<Op> Execution::looks_of_loop(const Op& next) const {
  const Thread& thread = *threads_[self_];
  const std::size_t length = round_of(thread, next);
  std::vector<Op> looks;
  if (length < 2) return looks;
  for (std::size_t back = length; back > 0; --back) {
    const Event& event = events_[thread.looks[thread.looks.size() - back]];
    if (!is_access(event.op.verb)) return {};
    Op look;
    look.verb = Verb::kLoad;
    if (memory_) look.order = std::memory_order_relaxed;
    look.object = event.op.object;
    look.site = event.op.site;
    look.awaits = look.is_of_loop = true;
    look.unless = event.effect.result;
    looks.push_back(look);
  }
  return looks;
}

// Nobody else can go on: loops that wait for news may look again for a while,
// since some of them count their rounds. Not if somebody waits for the wrong
// news: that run is another one's.
bool Execution::let_loops_go() {
  for (Tid tid = 0; tid < thread_count_; ++tid) {
    const Thread& thread = *threads_[tid];
    if (!thread.is_done && is_other_arm_ready(thread, tid)) return false;
  }
  bool any = false;
  for (Tid tid = 0; tid < thread_count_; ++tid) {
    Thread& thread = *threads_[tid];
    if (thread.is_done || !thread.pending.is_of_loop) continue;
    if (thread.rounds >= kMostRounds) continue;
    ++thread.rounds;
    thread.pending.awaits = thread.pending.is_of_loop = false;
    changed_ |= only(tid);
    any = true;
  }
  return any;
}

}  // namespace fearless::detail::model
