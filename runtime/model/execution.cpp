// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/execution.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <new>
#include <utility>

namespace fearless::detail::model {
namespace {

bool does_the_same(const Op& one, const Op& other) noexcept {
  return one.verb == other.verb && one.object == other.object &&
         one.a == other.a && one.b == other.b && one.f == other.f &&
         one.awaits == other.awaits && one.unless == other.unless;
}

}  // namespace

Execution::Execution(const std::function<void()>& body,
                     const ModelOptions& options)
    : body_(body),
      most_steps_(std::min(options.steps, 60'000u)),
      most_spurious_(options.spurious),
      has_system_threads_(options.system_threads),
      has_to_receive_all_(options.leaked_values) {
  objects_.reserve(16);  // small tests have fewer
}

Execution::~Execution() {
  for (auto& stack : stacks_) {
    if (stack) Stack::give_back(std::move(stack));
  }
}

bool Execution::run(Scheduler& scheduler) {
  if (model_observer) model_observer->begin();
  const bool is_whole = run_to_end(scheduler);
  if (!model_observer) return is_whole;
  std::string words = model_observer->end();
  if (!words.empty() && !failure_) {
    judge_failed(ModelFailure::Kind::kCheck, std::move(words));
  }
  return is_whole;
}

bool Execution::run_to_end(Scheduler& scheduler) {
  begin();
  active = this;
  scheduler_ = &scheduler;
  start(new_thread(0, 0), caller_);
  active = nullptr;
  end();
  return is_whole_;
}

// Does the next step: the thread that goes on, or the caller of run().
Fiber& Execution::next_fiber() {
  // Whoever speaks most often can go on.
  const bool can_go_on = options(self_) != 0 || can_anybody_go_on();
  if (!can_go_on || events_.size() >= most_steps_) [[unlikely]] {
    if (is_over(can_go_on)) return caller_;
  }
  const std::optional<Choice> choice = scheduler_->choose(*this);
  is_whole_ = choice.has_value();
  if (!is_whole_) return caller_;
  step(*choice);
  self_ = choice->tid;
  return *threads_[self_]->fiber;
}

bool Execution::is_over(bool can_go_on) {
  if (!can_go_on && !let_loops_go()) {
    judge_end();
    return true;
  }
  if (events_.size() < most_steps_) return false;
  failure_ = ModelFailure::Kind::kTooLong;
  words_ = "after " + std::to_string(events_.size()) + " steps";
  return true;
}

bool Execution::can_anybody_go_on() const noexcept {
  for (Tid tid = 0; tid < thread_count_; ++tid) {
    if (options(tid)) return true;
  }
  return false;
}

void Execution::begin() {
  // Never the same again, so that what another model has met is not ours.
  static std::atomic<std::uint32_t> runs = 0;
  run_ = ++runs;
  known_ = events_.size();
  changed_ = ~ThreadSet{0};
  events_.clear();
  failure_.reset();
  words_.clear();
  preemptions_ = 0;
  is_whole_ = true;
  is_discarded_ = false;
  tells_waits_ = false;
  thread_count_ = 0;
  if (memory_) memory_->clear();
}

// What is left of a run's threads of the system does not live on in the next.
void Execution::end() noexcept {
  if (!has_system_threads_) return;
  for (Tid tid = 0; tid < thread_count_; ++tid) threads_[tid]->fiber.reset();
}

Branches Execution::branches_of(const Thread& thread, Tid tid) const noexcept {
  if (thread.is_done) return 0;
  if (memory_ && is_access(thread.pending.verb)) {
    const bool only_newest = round_of(thread, thread.pending) != 0;
    return memory_->options(thread.pending, tid, thread.clocks, only_newest);
  }
  return objects_[thread.pending.object].state.options(thread.pending, tid);
}

Branches Execution::branches_now(Tid tid) const noexcept {
  Thread& thread = *threads_[tid];
  if (!memory_) changed_ &= ~only(tid);
  return thread.branches = branches_of(thread, tid);
}

Effect Execution::peek(Choice choice) const noexcept {
  const Op& op = threads_[choice.tid]->pending;
  State state = objects_[op.object].state;
  return state.apply(op, choice.tid, choice.branch);
}

void Execution::step(Choice choice) {
  Thread& thread = *threads_[choice.tid];
  Object& object = objects_[thread.pending.object];
  const auto index = static_cast<Index>(events_.size());
  if (index != 0) {
    const Tid last = events_.back().choice.tid;
    preemptions_ += last != choice.tid && options(last) != 0;
  }
  if (known_ != 0 && !is_known(choice)) known_ = 0;
  Event& event = events_.push();
  ++thread.events;
  if (known_ == 0) {
    event.choice = choice;
    event.op = thread.pending;
    event.number = thread.events;
    event.after = thread.last;
    event.previous = object.last;
    event.found = object.state;
  }
  thread.last = object.last = index;
  apply(event, thread, object);
  ++thread.clocks.now[choice.tid];
  for (ThreadSet woken = event.effect.woken; woken; woken &= woken - 1) {
    threads_[static_cast<Tid>(std::countr_zero(woken))]->woken_by = index;
  }
  object.pending &= ~only(choice.tid);
  changed_ |= object.pending;
  thread.spurious += event.op.verb == Verb::kWake && choice.branch == kSpurious;
  const bool may_look =
      event.effect.accesses.only_reads() || event.op.verb == Verb::kUpdate;
  may_look ? notice_look(thread, index) : thread.leave_loop();
  if (!thread.arms.empty()) {
    const bool is_offer =
        event.op.verb == Verb::kSend && is_rendezvous(event.op.object);
    if (event.op.verb != Verb::kChoose && !is_offer) thread.arms.clear();
  }
  thread.result = event.effect.result;
  thread.pending = {};  // until it says what is next, if it lives to
  changed_ |= only(choice.tid);
}

// Values may differ from run to run, since some are addresses.
bool Execution::is_known(Choice choice) const noexcept {
  if (events_.size() >= known_ || memory_) return false;
  const Event& event = events_.as_left(events_.size());
  const Thread& thread = *threads_[choice.tid];
  return event.choice == choice && event.after == thread.last &&
         does_the_same(event.op, thread.pending) &&
         event.found == objects_[event.op.object].state;
}

void Execution::apply(Event& event, Thread& thread, Object& object) {
  const Op& op = event.op;
  const auto [tid, branch] = event.choice;
  if (memory_ && is_access(op.verb)) {
    event.effect = memory_->apply(op, tid, branch, thread.clocks);
  } else {
    // In its place: to copy what was only just written waits for it.
    ::new (&event.effect) Effect(object.state.apply(op, tid, branch));
    object.sync.happen(op, event.effect, thread.clocks, object.state);
    if (memory_) memory_->pass(op, tid, thread.clocks);
  }
  if (known_ != 0) return;
  memory_ ? note_dependences(event, *memory_) : note_dependences(event);
}

// An access depends on the store that it reads; of other things' operations
// each on the one before. Orders of stores are no dependences.
void Execution::note_dependences(Event& event, const Memory& memory) {
  event.seen = seen_by(event.after);
  const Verb verb = event.op.verb;
  if (is_access(verb)) {
    const Index from = memory[static_cast<Index>(events_.size() - 1)].from;
    if (from != kInitial) event.seen.join(seen_by(from));
  } else if (is_ordered(verb)) {
    Index before = event.previous;
    while (before != kNoEvent && !is_ordered(event_at(before).op.verb)) {
      before = event_at(before).previous;
    }
    event.seen.join(seen_by(before));
  }
  event.seen[event.choice.tid] = event.number;
}

void Execution::note_dependences(Event& event) {
  event.seen = seen_by(event.after);
  event.may_race = false;
  if (event.op.verb == Verb::kWake && event.choice.branch == kNotified) {
    event.seen.join(seen_by(threads_[event.choice.tid]->woken_by));
  }
  for (Index at = event.previous; at != kNoEvent; at = event_at(at).previous) {
    const Event& other = event_at(at);
    const Accesses& accesses = other.effect.accesses;
    if (event.seen[other.choice.tid] < other.number) {
      if (!accesses.conflict(event.effect.accesses)) continue;
      event.seen.join(other.seen);
      event.may_race = true;
    }
    if (accesses.hide(event.effect.accesses)) break;
  }
  event.seen[event.choice.tid] = event.number;
}

}  // namespace fearless::detail::model
