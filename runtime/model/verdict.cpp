// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Execution: what it means that nobody goes on: all are done, or it is a
// deadlock, and of which kind, or a run that only a wrong choice of a select or
// of a loop led to.

#include <algorithm>
#include <string>

#include "runtime/model/execution.h"
#include "runtime/model/report_words.h"

namespace fearless::detail::model {
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

// Of a thread that waits for one of several, and has chosen another one.
bool Execution::is_other_arm_ready(const Thread& thread, Tid tid) const {
  return std::any_of(thread.arms.begin(), thread.arms.end(),
                     [&](const Op& arm) { return is_ready(arm, tid); });
}

// Of a rendezvous none can be: its sender waits, and gets it back.
void Execution::look_for_leaked_values() {
  if (!has_to_receive_all_) return;
  for (const Object& object : objects_) {
    const State& state = object.state;
    if (object.run != run_ || state.capacity == 0) continue;
    for (Index at = object.last; at != kNoEvent; at = event_at(at).previous) {
      const Event& event = event_at(at);
      const bool is_sent =
          (event.op.verb == Verb::kSend || event.op.verb == Verb::kTrySend) &&
          (event.effect.result & 3) == kDone;
      if (!is_sent || event.effect.result >> 2 != state.received) continue;
      const std::uint32_t others = state.sent - state.received - 1;
      failure_ = ModelFailure::Kind::kLeakedValue;
      words_ = "what was sent to " + name(*this, event.op) + " at " +
               place(event.op.site) + " was never received";
      if (others) words_ += ", and " + std::to_string(others) + " more";
      return;
    }
  }
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
    is_discarded_ |= is_other_arm_ready(thread, tid);
  }
  if (is_discarded_) return;
  if (!any_blocked) return look_for_leaked_values();
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
    for (Index at = last_event_of(thread.pending.object); at != kNoEvent;
         at = event_at(at).previous) {
      const Event& event = event_at(at);
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
