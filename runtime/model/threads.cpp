// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Execution: its threads. Each is a fiber that runs until its next operation,
// and says which that is. Then, still on it, the scheduler decides which
// operation happens next, and its thread goes on: most often the same one,
// without a switch.

#include <cxxabi.h>

#include <exception>
#include <utility>

#include "runtime/model/execution.h"

namespace fearless::detail::model {

std::string words_of(const std::exception_ptr& exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "not a std::exception";
  }
}

// Threads are numbered by whose which child they are, for all runs the same.
Tid Execution::new_thread(Tid parent, std::uint32_t number) {
  std::vector<Tid>& tids = tids_[parent];
  if (number == tids.size()) {
    if (threads_.size() == kMostThreads) {
      fail(ModelFailure::Kind::kTooLong, "more than 32 threads");
    }
    tids.push_back(static_cast<Tid>(threads_.size()));
    threads_.push_back(std::make_unique<Thread>());
    stacks_.push_back(has_system_threads_ ? nullptr : Stack::take());
  }
  const Tid tid = tids[number];
  for (; thread_count_ <= tid; ++thread_count_) {
    Thread& thread = *threads_[thread_count_];
    thread.fiber.reset();
    thread.pending = {};
    thread.is_done = true;  // until it is started
    thread.events = 0;
    thread.objects = thread.children = thread.rounds = 0;
    thread.spurious = 0;
    thread.last = thread.woken_by = kNoEvent;
    thread.looks.clear();
    thread.arms.clear();
    thread.tries = Tries::kEither;
    thread.time = 0;
    thread.time_outs = 0;
    thread.name.clear();
    thread.clocks = {};
  }
  return tid;
}

// Up to its first operation, what it does is its own: then the one who started
// it goes on.
void Execution::start(Tid tid, Fiber& from) {
  Thread& thread = *threads_[tid];
  if (tid == 0) {
    thread.object = object(Stamp(Stamp::Known(), run_, number_of(0, 0)),
                           {"thread", "main", {}}, {});
    thread.name = "main";
  }
  thread.is_done = false;
  thread.clocks.now[tid] = 1;
  if (has_system_threads_) {
    thread.fiber.emplace(&thread_main, &thread);
  } else {
    thread.fiber.emplace(*stacks_[tid], &thread_main, &thread);
  }
  thread.starter = tid == 0 ? nullptr : &from;
  const Tid before = std::exchange(self_, tid);
  thread.fiber->resume(from);
  self_ = before;
}

void Execution::thread_main(void* argument) {
  Thread& thread = *static_cast<Thread*>(argument);
  Execution& execution = current();
  if (thread.run) {
    thread.run(thread.argument);
  } else {
    try {
      execution.body_();
#if defined(__GLIBCXX__)
    } catch (const abi::__forced_unwind&) {
      throw;
#endif
    } catch (...) {
      execution.fail(ModelFailure::Kind::kException,
                     words_of(std::current_exception()));
    }
  }
  Op op;
  op.verb = Verb::kEnd;
  op.object = thread.object;
  execution.perform(op);
  thread.is_done = true;
  execution.next_fiber().resume_for_good(*thread.fiber);
  __builtin_unreachable();
}

void Execution::spawn(void (*run)(void*), void* argument, std::uint32_t object,
                      std::string_view name) {
  Thread& parent = self_thread();
  // Of the first thread, number 0 is itself.
  const std::uint32_t first = self_ == 0;
  const Tid tid = new_thread(self_, first + parent.children++);
  Thread& thread = *threads_[tid];
  thread.run = run;
  thread.argument = argument;
  thread.object = object;
  thread.name = name;
  thread.last = parent.last;
  thread.clocks.now = parent.clocks.now;
  ++parent.clocks.now[self_];
  start(tid, *parent.fiber);
}

std::uint64_t Execution::perform(const Op& op) {
  Thread& thread = self_thread();
  thread.pending = op;
  if (op.verb == Verb::kWake && may_be_spurious()) {
    thread.pending.a |= kMayBeSpurious;
  }
  if (op.verb >= Verb::kLoad && op.verb <= Verb::kCallAll) {
    has_weak_orders_ |= op.order != std::memory_order_seq_cst ||
                        op.if_it_fails != std::memory_order_seq_cst;
    uses_futexes_ |= op.verb >= Verb::kSleep;
  }
  if (may_be_in_a_loop(1) && round_of(thread, op) == 1) {
    thread.pending.awaits = thread.pending.is_of_loop = true;
    thread.pending.unless = events_[thread.looks.back()].effect.result;
  }
  objects_[op.object].pending |= only(self_);
  changed_ |= only(self_);
  Fiber& here = *thread.fiber;
  Fiber* const starter = std::exchange(thread.starter, nullptr);
  Fiber& next = starter ? *starter : next_fiber();
  if (&next != &here) next.resume(here);
  return thread.result;
}

void Execution::fail(ModelFailure::Kind kind, std::string words) {
  failure_ = kind;
  words_ = std::move(words);
  // Nobody is unwound: what a destructor would do is not of the test.
  Fiber& here = *self_thread().fiber;
  caller_.resume(here);
  __builtin_unreachable();
}

}  // namespace fearless::detail::model
