// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Execution: what it means that nobody goes on. Loops that only look are found
// here, so that they wait for news instead of going round for ever, and the end
// of a run is judged: all done, a deadlock and of which kind, or a run that
// only a wrong choice of a select led to.

#include <algorithm>

#include "runtime/model/execution.h"

namespace fearless::detail::model {
namespace {

// Rounds of a loop that only looks before its thread waits for news.
constexpr std::uint32_t kFreeRounds = 2;
// And when nobody else is there to bring news, before it counts as endless.
constexpr std::uint32_t kMostRounds = 64;

}  // namespace

bool Execution::only_looks(const Thread& thread) const noexcept {
  return !tells_waits_ && thread.rounds >= kFreeRounds &&
         is_same_look(thread.last, thread.pending);
}

// The same line looks at the same thing in the same way.
bool Execution::is_same_look(const Op& one, const Op& other) noexcept {
  return one.verb == other.verb && one.object == other.object &&
         one.a == other.a && one.b == other.b &&
         one.site.line() == other.site.line() &&
         one.site.column() == other.site.column();
}

// Does this thread go round in a loop that reads one thing and finds nothing
// new?
void Execution::notice_loop(Thread& thread, const Event& event) {
  const Accesses& accesses = event.effect.accesses;
  const bool is_again = accesses.begin() != accesses.end() &&
                        accesses.only_reads() &&
                        thread.result == event.effect.result &&
                        is_same_look(thread.last, event.op);
  thread.rounds = is_again ? thread.rounds + 1 : 0;
  thread.last = event.op;
}

// Nobody else can go on: loops that wait for news may look again for a while,
// since some of them count their rounds.
bool Execution::let_loops_go() {
  bool any = false;
  for (Tid tid = 0; tid < thread_count_; ++tid) {
    Thread& thread = *threads_[tid];
    if (thread.is_done || !thread.pending.is_of_loop) continue;
    if (thread.rounds >= kMostRounds) continue;
    thread.pending.awaits = thread.pending.is_of_loop = false;
    thread.branches = branches_of(thread, tid);
    any = true;
  }
  return any;
}

// Of a select that waits. To a rendezvous one can send when somebody is there
// who receives, if only with an arm of a select, too.
bool Execution::is_ready(const Op& arm, Tid tid) const noexcept {
  if (memory_ && is_access(arm.verb)) {
    return memory_->options(arm, tid, threads_[tid]->clocks, false) != 0;
  }
  const State& channel = objects_[arm.object].state;
  if (arm.verb != Verb::kSend || !is_rendezvous(arm.object) ||
      channel.receiver_gone) {
    return channel.options(arm, tid) != 0;
  }
  const auto receives = [&](const Op& op) {
    return op.verb == Verb::kReceive && op.object == arm.object;
  };
  for (Tid other = 0; other < thread_count_; ++other) {
    const Thread& thread = *threads_[other];
    if (other == tid || thread.is_done) continue;
    if (receives(thread.pending) ||
        std::any_of(thread.arms.begin(), thread.arms.end(), receives)) {
      return true;
    }
  }
  return false;
}

// All are done, or those who are not cannot go on.
void Execution::judge_end() {
  bool any_blocked = false;
  bool any_loops = false;
  for (Tid tid = 0; tid < thread_count_; ++tid) {
    const Thread& thread = *threads_[tid];
    if (thread.is_done) continue;
    any_blocked = true;
    any_loops |= thread.pending.is_of_loop;
    is_discarded_ |= thread.pending.is_chosen;
    for (const Op& arm : thread.arms) is_discarded_ |= is_ready(arm, tid);
  }
  if (!any_blocked || is_discarded_) return;
  using Kind = ModelFailure::Kind;
  if (any_loops) {
    failure_ = Kind::kLivelock;
    return;
  }
  failure_ = threads_[0]->is_done ? Kind::kLeakedThread : Kind::kDeadlock;
  // A waiter whose condition variable was notified before it came, when nobody
  // waited, and never after.
  for (Tid tid = 0; tid < thread_count_; ++tid) {
    const Thread& thread = *threads_[tid];
    if (thread.is_done || thread.pending.verb != Verb::kWake) continue;
    for (const std::uint32_t at : objects_[thread.pending.object].events) {
      const Event& event = events_[at];
      const bool is_notify = event.op.verb == Verb::kNotifyOne ||
                             event.op.verb == Verb::kNotifyAll ||
                             event.op.verb == Verb::kCallSome ||
                             event.op.verb == Verb::kCallAll;
      if (is_notify && event.effect.woken == 0 && event.choice.tid != tid) {
        failure_ = Kind::kLostWakeup;
      }
    }
  }
}

}  // namespace fearless::detail::model
