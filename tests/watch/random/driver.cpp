// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tests/watch/random/driver.h"

#include <fcntl.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "fearless/detail/watch/points.h"
#include "runtime/watch/park.h"

namespace fearless::random_programs {
namespace {

using detail::observe::Wait;

// In which wait a thread is blocked at this step.
Wait wait_of(const Op& op, std::uint8_t phase) {
  switch (op.kind) {
    case Kind::kLock:
    case Kind::kWrite:
      return Wait::kLock;
    case Kind::kRead:
      return Wait::kSharedLock;
    case Kind::kSend:
      return Wait::kSend;
    case Kind::kReceive:
      return Wait::kReceive;
    case Kind::kSelect:
      return Wait::kSelect;
    case Kind::kWait:
      return phase == 1 ? Wait::kNotify : Wait::kLock;
    case Kind::kAcquire:
      return Wait::kPermit;
    case Kind::kJoin:
      return Wait::kJoin;
    default:
      return Wait::kArrive;
  }
}

// Such a wait counts as blocked from its beginning on.
bool is_for_lock(Wait wait) {
  return wait == Wait::kLock || wait == Wait::kSharedLock;
}

// As the kernel sees it: in the middle of a wait for a lock, it has queued.
bool does_sleep(pid_t thread) {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/self/task/%d/stat", thread);
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  char text[128];
  const ssize_t size = read(file, text, sizeof text);
  close(file);
  const std::string_view stat(text,
                              static_cast<std::size_t>(size > 0 ? size : 0));
  const std::size_t name_end = stat.rfind(')');
  return name_end != stat.npos && stat.substr(name_end).starts_with(") S");
}

class SpinGuard {
 public:
  explicit SpinGuard(std::atomic_flag& flag) : flag_(flag) {
    while (flag_.test_and_set(std::memory_order_acquire)) sched_yield();
  }
  SpinGuard(const SpinGuard&) = delete;
  SpinGuard& operator=(const SpinGuard&) = delete;
  ~SpinGuard() { flag_.clear(std::memory_order_release); }

 private:
  std::atomic_flag& flag_;
};

// Not sched_yield: on a busy machine that gives away a whole slice.
void doze() {
  constexpr timespec kTime = {0, 10'000};
  nanosleep(&kTime, nullptr);
}

constexpr std::size_t kMostSearched = 20'000;

}  // namespace

Driver::Driver(const Program& program, DriverOptions options)
    : program_(program),
      options_(options),
      dice_(options.schedule),
      states_{start_of(program)} {}

void Driver::begin_thread(std::uint8_t self) {
  threads_[self].slot.store(detail::watch::this_slot());
}

void Driver::await_turn(std::uint8_t self) {
  threads_[self].seen.store(Seen::kWaitsForTurn);
  while (turn_.load() != self) {
    if (!lock_.test_and_set(std::memory_order_acquire)) {
      if (turn_.load() == kNobody) drive();
      lock_.clear(std::memory_order_release);
    }
    if (turn_.load() != self) doze();
  }
  threads_[self].seen.store(Seen::kMoves);
  turn_.store(kNobody);
}

void Driver::end_op(std::uint8_t self, std::uint8_t result) {
  Thread& thread = threads_[self];
  thread.result.store(result);
  const auto done = static_cast<std::uint8_t>(thread.done.load() + 1);
  thread.done.store(done);
  if (done == program_.ops[self].size()) thread.seen.store(Seen::kEnded);
}

// Under the lock.
void Driver::drive() {
  if (is_over_) return;
  Sight sights[kMostThreads];
  if (!is_quiet(sights)) return;
  settle(sights);
  judge();
  if (!is_over_) give_turn();
}

bool Driver::is_quiet(Sight (&sights)[kMostThreads]) {
  for (std::uint8_t t = 0; t < program_.threads; ++t) {
    sights[t] = look_at(threads_[t]);
    if (sights[t].seen == Seen::kMoves) return false;
  }
  return true;
}

// REQUIRES: pinned.
bool Driver::is_blocked_at_last(const detail::watch::Slot& slot) {
  const Wait wait = slot.waiting->wait;
  if (wait == Wait::kJoin) return true;
  if (is_for_lock(wait)) return does_sleep(slot.id);
  return slot.sleeper &&
         slot.sleeper->is_called.load(std::memory_order_acquire) == 0;
}

Driver::Sight Driver::look_at(Thread& thread) {
  Sight sight = {};
  sight.seen = thread.seen.load();
  detail::watch::Slot* const slot = thread.slot.load();
  if (sight.seen == Seen::kMoves && slot && detail::watch::pin(*slot)) {
    if (const auto* const wait = slot->waiting) {
      sight.wait = wait->wait;
      if (is_blocked_at_last(*slot)) sight.seen = Seen::kBlocked;
    }
    detail::watch::unpin(*slot);
  }
  sight.done = thread.done.load();
  sight.result = thread.result.load();
  return sight;
}

bool Driver::fits(const State& state,
                  const Sight (&sights)[kMostThreads]) const {
  for (std::uint8_t t = 0; t < program_.threads; ++t) {
    const State::Thread& thread = state.threads[t];
    const Sight& sight = sights[t];
    if (thread.op != sight.done ||
        thread.is_in_op != (sight.seen == Seen::kBlocked)) {
      return false;
    }
    if (thread.op != 0 && thread.result != sight.result) return false;
    if (thread.is_in_op &&
        wait_of(program_.ops[t][thread.op], thread.phase) != sight.wait) {
      return false;
    }
  }
  return next_of(program_, state).empty();
}

// Which of the possible states it is. If none fits, threads still move.
void Driver::settle(const Sight (&sights)[kMostThreads]) {
  std::set<State> fitting;
  for (const State& state : reachable(program_, states_)) {
    if (fits(state, sights)) fitting.insert(state);
  }
  is_quiet_now_ = !fitting.empty();
  if (is_quiet_now_) states_ = std::move(fitting);
}

void Driver::judge() {
  if (!is_quiet_now_) return;
  is_over_ =
      std::any_of(states_.begin(), states_.end(), [this](const State& state) {
        return dead_threads(program_, state, 0, options_.owners_only) != 0;
      });
}

void Driver::give_turn() {
  if (!is_quiet_now_) return;
  std::uint8_t waiting[kMostThreads];
  unsigned count = 0;
  for (std::uint8_t t = 0; t < program_.threads; ++t) {
    if (threads_[t].seen.load() == Seen::kWaitsForTurn) waiting[count++] = t;
  }
  const std::uint8_t next = waiting[dice_() % count];
  std::set<State> begun;
  for (State state : states_) {
    begin_op(state, next);
    begun.insert(state);
  }
  states_ = std::move(begun);
  is_quiet_now_ = false;
  last_turn_ = next;
  if (options_.prints) {
    const Op& op = program_.ops[next][threads_[next].done.load()];
    std::fprintf(stderr, "  turn: t%u %s\n", next, describe(op).c_str());
  }
  turn_.store(next);
}

// Who has moved since all was quiet, or got the turn.
Threads Driver::moving_in(const State& state) const {
  auto moving = static_cast<Threads>(1u << last_turn_);
  for (std::uint8_t t = 0; t < program_.threads; ++t) {
    if (state.threads[t] != states_.begin()->threads[t]) {
      moving |= static_cast<Threads>(1u << t);
    }
  }
  return moving;
}

bool Driver::are_dead_in(const State& state, Threads dead, Threads running) {
  // Nobody knows which ends a thread uses of which nothing is known.
  const bool owners_only = options_.owners_only && !(running & kOutsider);
  if (dead_threads(program_, state, running, owners_only) != dead) {
    return false;
  }
  is_oracle_wrong_ =
      find_move(program_, state, dead, kMostSearched) == Moves::kOnce;
  return true;
}

// The kernel may not be done with a thread that has ended, and the watcher
// cannot know what that one would still do.
Threads Driver::lingering_in(const State& state) const {
  for (std::uint8_t t = 0; t < program_.threads; ++t) {
    if (has_ended(program_, state, t)) return kOutsider;
  }
  return 0;
}

bool Driver::agrees(Threads dead) {
  const SpinGuard guard(lock_);
  for (const State& state : reachable(program_, states_)) {
    const Threads moving = is_over_ ? Threads{0} : moving_in(state);
    const unsigned unclear = moving | lingering_in(state);
    for (unsigned still = 0; still <= unclear; ++still) {
      const bool is_subset = (still & ~unclear) == 0;
      if (is_subset && are_dead_in(state, dead, static_cast<Threads>(still))) {
        return true;
      }
    }
  }
  return false;
}

bool Driver::are_among_the_dead(Threads some) {
  const SpinGuard guard(lock_);
  for (const State& state : reachable(program_, states_)) {
    const Threads dead = dead_threads(program_, state, 0, options_.owners_only);
    if (some != 0 && (some & ~dead) == 0) return true;
  }
  return false;
}

std::string Driver::describe_states() const {
  std::string text;
  for (const State& state : reachable(program_, states_)) {
    text += "  state:";
    for (std::uint8_t t = 0; t < program_.threads; ++t) {
      const State::Thread& thread = state.threads[t];
      text += " t" + std::to_string(t) + " at " + std::to_string(thread.op);
      if (thread.is_in_op) text += "." + std::to_string(thread.phase);
    }
    const Threads dead = dead_threads(program_, state, 0, options_.owners_only);
    text += ", dead:";
    for (std::uint8_t t = 0; t < program_.threads; ++t) {
      if (dead >> t & 1) text += " t" + std::to_string(t);
    }
    text += "\n";
  }
  return text;
}

bool Driver::is_anyone_alive() const {
  for (std::uint8_t t = 0; t < program_.threads; ++t) {
    if (threads_[t].seen.load() == Seen::kWaitsForTurn) return true;
  }
  return false;
}

}  // namespace fearless::random_programs
