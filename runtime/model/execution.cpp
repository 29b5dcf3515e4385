// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/execution.h"

#include <cxxabi.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <exception>
#include <typeinfo>

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
    thread.branches = 0;
    thread.is_done = true;  // until it is started
    thread.events = 0;
    thread.objects = thread.children = thread.rounds = 0;
    thread.spurious = 0;
    thread.woken_by = -1;
    thread.looks.clear();
    thread.arms.clear();
    thread.tries = Tries::kEither;
    thread.time = 0;
    thread.time_outs = 0;
    thread.name.clear();
    thread.seen = Clock();
    thread.clocks = {};
  }
  return tid;
}

void Execution::start(Tid tid, Fiber& resumer) {
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
  resume(tid, resumer);
}

void Execution::resume(Tid tid, Fiber& resumer) {
  const Tid before = self_;
  self_ = tid;
  threads_[tid]->resumer = &resumer;
  threads_[tid]->fiber->resume(resumer);
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
  thread.resumer->resume_for_good(*thread.fiber);
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
  thread.seen = parent.seen;
  thread.clocks.now = parent.clocks.now;
  ++parent.clocks.now[self_];
  // Up to its first operation, what it does is its own.
  start(tid, *parent.fiber);
}

std::uint64_t Execution::perform(const Op& op) {
  Thread& thread = self_thread();
  thread.pending = op;
  if (op.verb == Verb::kWake && may_be_spurious()) {
    thread.pending.a |= kMayBeSpurious;
  }
  has_weak_orders_ |= (op.order != std::memory_order_seq_cst) |
                      (op.if_it_fails != std::memory_order_seq_cst);
  uses_futexes_ |= op.verb >= Verb::kSleep && op.verb <= Verb::kCallAll;
  if (round_of(thread, op) == 1) {
    thread.pending.awaits = thread.pending.is_of_loop = true;
    thread.pending.unless = events_[thread.looks.back()].effect.result;
  }
  objects_[op.object].pending |= only(self_);
  if (!memory_) thread.branches = branches_of(thread, self_);
  thread.resumer->resume(*thread.fiber);
  return thread.result;
}

void Execution::fail(ModelFailure::Kind kind, std::string words) {
  failure_ = kind;
  words_ = std::move(words);
  // Nobody is unwound: what a destructor would do is not of the test.
  Fiber& here = *self_thread().fiber;
  scheduler_.resume(here);
  __builtin_unreachable();
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

std::uint32_t Execution::number_at(const void* address) {
  const auto next = static_cast<std::uint32_t>(objects_.size());
  const auto [at, is_new] = outside_.try_emplace(address, next);
  if (is_new) objects_.emplace_back();
  return at->second;
}

std::uint32_t Execution::number_of(Tid maker, std::uint32_t number) {
  std::vector<std::uint32_t>& numbers = numbers_[maker];
  if (number == numbers.size()) {
    numbers.push_back(static_cast<std::uint32_t>(objects_.size()));
    objects_.emplace_back();
  }
  return numbers[number];
}

Stamp Execution::new_stamp() noexcept {
  // Of the first thread, number 0 is itself.
  const std::uint32_t first = self_ == 0;
  return Stamp(Stamp::Known(), run_,
               number_of(self_, first + self_thread().objects++));
}

std::uint32_t Execution::object_at(const void* address, const ObjectName& name,
                                   const Initial& initial) {
  return object(Stamp(Stamp::Known(), run_, number_at(address)), name, initial);
}

std::uint32_t Execution::object(const Stamp& stamp, const ObjectName& name,
                                const Initial& initial) {
  if (stamp.run != run_) {  // made outside, and met the first time in this run
    stamp.object = number_at(&stamp);
    stamp.run = run_;
    stamp.is_outside = true;
  }
  Object& found = objects_[stamp.object];
  if (found.run != run_) {
    found.run = run_;
    found.initial = {};
    found.initial.value = initial.value;
    found.initial.capacity = initial.capacity;
    found.initial.sent = name.kind == kBarrierKind ? initial.capacity : 0;
    found.state = found.initial;
    if (memory_) memory_->make(stamp.object, initial.value);
    found.sync.clear();
    found.events.clear();
    found.pending = 0;
    found.offers.clear();
    found.name = name;
  }
  return stamp.object;
}

}  // namespace fearless::detail::model
