// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/execution.h"

#include <algorithm>
#include <atomic>
#include <bit>

namespace fearless::detail::model {

Execution::Execution(const std::function<void()>& body,
                     const ModelOptions& options)
    : body_(body),
      most_steps_(std::min(options.steps, 60'000u)),
      most_spurious_(options.spurious),
      has_system_threads_(options.system_threads),
      has_to_receive_all_(options.leaked_values) {}

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
  start(new_thread(0, 0), scheduler_);
  bool is_whole = true;
  while (!failure_) {
    bool can_go_on = false;
    for (Tid tid = 0; tid < thread_count_ && !can_go_on; ++tid) {
      can_go_on = options(tid) != 0;
    }
    if (!can_go_on && !let_loops_go()) {
      judge_end();
      break;
    }
    if (events_.size() >= most_steps_) {
      failure_ = ModelFailure::Kind::kTooLong;
      words_ = "after " + std::to_string(events_.size()) + " steps";
      break;
    }
    const std::optional<Choice> choice = scheduler.choose(*this);
    if (!choice) {
      is_whole = false;
      break;
    }
    step(*choice);
  }
  active = nullptr;
  end();
  return is_whole;
}

void Execution::begin() {
  // Never the same again, so that what another model has met is not ours.
  static std::atomic<std::uint32_t> runs = 0;
  run_ = ++runs;
  events_.clear();
  failure_.reset();
  words_.clear();
  preemptions_ = 0;
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

Effect Execution::peek(Choice choice) const noexcept {
  const Op& op = threads_[choice.tid]->pending;
  State state = objects_[op.object].state;
  return state.apply(op, choice.tid, choice.branch);
}

State Execution::state_before(std::uint32_t number,
                              std::size_t rank) const noexcept {
  const Object& object = objects_[number];
  State state = object.initial;
  for (std::size_t i = 0; i < rank; ++i) {
    const Event& event = events_[object.events[i]];
    state.apply(event.op, event.choice.tid, event.choice.branch);
  }
  return state;
}

void Execution::step(Choice choice) {
  Thread& thread = *threads_[choice.tid];
  Object& object = objects_[thread.pending.object];
  const auto index = static_cast<std::uint32_t>(events_.size());
  if (index != 0) {
    const Tid last = events_.back().choice.tid;
    preemptions_ += last != choice.tid && options(last) != 0;
  }
  Event& event = events_.push();
  event.choice = choice;
  event.op = thread.pending;
  event.number = ++thread.events;
  event.rank = static_cast<std::uint32_t>(object.events.size());
  event.before = thread.seen;
  apply(event, thread, object);
  object.events.push_back(index);
  ++thread.clocks.now[choice.tid];
  for (ThreadSet woken = event.effect.woken; woken; woken &= woken - 1) {
    threads_[static_cast<Tid>(std::countr_zero(woken))]->woken_by =
        static_cast<std::int32_t>(index);
  }
  object.pending &= ~only(choice.tid);
  if (!memory_) note_branches(object);
  thread.spurious += event.op.verb == Verb::kWake && choice.branch == kSpurious;
  notice_look(thread, index);
  const bool is_offer =
      event.op.verb == Verb::kSend && is_rendezvous(event.op.object);
  if (event.op.verb != Verb::kChoose && !is_offer) thread.arms.clear();
  thread.seen = event.seen;
  thread.result = event.effect.result;
  const bool is_over = event.op.verb == Verb::kEnd;
  thread.pending = {};  // until it says what is next, if it lives to
  thread.branches = 1;
  resume(choice.tid, scheduler_);
  if (!is_over) return;
  thread.is_done = true;
  thread.branches = 0;
}

// Who waits for that object may go on now, or no longer.
void Execution::note_branches(const Object& object) noexcept {
  for (ThreadSet rest = object.pending; rest; rest &= rest - 1) {
    const auto tid = static_cast<Tid>(std::countr_zero(rest));
    threads_[tid]->branches = branches_of(*threads_[tid], tid);
  }
}

void Execution::apply(Event& event, Thread& thread, Object& object) {
  const Op& op = event.op;
  const auto [tid, branch] = event.choice;
  Effect effect;
  if (memory_ && is_access(op.verb)) {
    effect = memory_->apply(op, tid, branch, thread.clocks);
  } else {
    effect = object.state.apply(op, tid, branch);
    object.sync.happen(op, effect, thread.clocks, object.state);
    if (memory_) memory_->pass(op, tid, thread.clocks);
  }
  event.effect = effect;
  memory_ ? note_dependences(event, *memory_) : note_dependences(event);
}

// An access depends on the store that it reads; of other things' operations
// each on the one before. Orders of stores are no dependences.
void Execution::note_dependences(Event& event, const Memory& memory) {
  event.seen = event.before;
  const Verb verb = event.op.verb;
  if (is_access(verb)) {
    const Index from = memory[static_cast<Index>(events_.size() - 1)].from;
    if (from != kInitial) {
      event.seen.join(events_[static_cast<std::size_t>(from)].seen);
    }
  } else if (is_ordered(verb)) {
    const auto& others = objects_[event.op.object].events;
    for (auto at = others.rbegin(); at != others.rend(); ++at) {
      const Event& other = events_[*at];
      if (!is_ordered(other.op.verb)) continue;
      event.seen.join(other.seen);
      break;
    }
  }
  event.seen[event.choice.tid] = event.number;
}

void Execution::note_dependences(Event& event) {
  event.seen = event.before;
  Thread& thread = *threads_[event.choice.tid];
  if (event.op.verb == Verb::kWake && event.choice.branch == kNotified) {
    event.seen.join(events_[static_cast<std::size_t>(thread.woken_by)].seen);
  }
  const auto& others = objects_[event.op.object].events;
  for (auto at = others.rbegin(); at != others.rend(); ++at) {
    const Event& other = events_[*at];
    if (event.seen[other.choice.tid] >= other.number) continue;
    if (other.effect.accesses.conflict(event.effect.accesses)) {
      event.seen.join(other.seen);
    }
  }
  event.seen[event.choice.tid] = event.number;
}

}  // namespace fearless::detail::model
