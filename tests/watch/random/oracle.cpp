// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tests/watch/random/oracle.h"

#include <algorithm>

namespace fearless::random_programs {
namespace {

const Op& op_of(const Program& program, const State& state, std::uint8_t t) {
  return program.ops[t][state.threads[t].op];
}

bool is_in(const Program& program, const State& state, std::uint8_t t,
           Kind kind, std::uint8_t object) {
  if (!state.threads[t].is_in_op) return false;
  const Op& op = op_of(program, state, t);
  return op.kind == kind && op.object == object;
}

bool is_free(const State::RwLock& lock) {
  return lock.writer == State::kNobody &&
         std::all_of(std::begin(lock.reads), std::end(lock.reads),
                     [](std::uint8_t n) { return n == 0; });
}

// All steps of one thread.
class Steps {
 public:
  Steps(const Program& program, const State& before, std::uint8_t thread,
        std::vector<State>& out)
      : program_(program), before_(before), self_(thread), out_(out) {}

  void add() {
    const Op& op = op_of(program_, before_, self_);
    const std::uint8_t i = op.object;
    State after = before_;
    State::Thread& self = after.threads[self_];
    const auto me = static_cast<std::int8_t>(self_);
    switch (op.kind) {
      case Kind::kLock:
        if (before_.mutexes[i] != State::kNobody) return;
        after.mutexes[i] = me;
        return finish(after);
      case Kind::kUnlock:
        after.mutexes[i] = State::kNobody;
        return finish(after);
      case Kind::kRead:
        if (before_.rwlocks[i].writer != State::kNobody || is_writer_at(i)) {
          return;
        }
        ++after.rwlocks[i].reads[self_];
        return finish(after);
      case Kind::kEndRead:
        --after.rwlocks[i].reads[self_];
        return finish(after);
      case Kind::kWrite:
        if (!is_free(before_.rwlocks[i])) return;
        after.rwlocks[i].writer = me;
        return finish(after);
      case Kind::kEndWrite:
        after.rwlocks[i].writer = State::kNobody;
        return finish(after);
      case Kind::kSend:
        return transfer({true, i}, 0);
      case Kind::kReceive:
        return transfer({false, i}, 0);
      case Kind::kSelect:
        transfer(op.arms[0], 0);
        return transfer(op.arms[1], 2);
      case Kind::kDropSender:
        after.queues[i].senders &= static_cast<Threads>(~(1u << self_));
        return finish(after);
      case Kind::kDropReceiver:
        after.queues[i].receiver = State::kNobody;
        after.queues[i].length = 0;
        return finish(after);
      case Kind::kWait:
        return wait(after, i);
      case Kind::kNotifyOne:
      case Kind::kNotifyAll:
        return notify(after, i, op.kind == Kind::kNotifyAll);
      case Kind::kAcquire:
        if (before_.permits == 0) return;
        --after.permits;
        return finish(after);
      case Kind::kRelease:
        ++after.permits;
        return finish(after);
      case Kind::kCountDown:
        if (before_.latch != 0) --after.latch;
        return finish(after);
      case Kind::kArriveAndWait:
        if (self.phase == 0) {
          if (before_.latch != 0) --after.latch;
          self.phase = 1;
          out_.push_back(after);
          return;
        }
        [[fallthrough]];
      case Kind::kAwait:
        if (before_.latch == 0) finish(after);
        return;
      case Kind::kBarrier:
        return pass_barrier(after);
      case Kind::kJoin:
        if (has_ended(program_, before_, i)) finish(after);
        return;
    }
  }

 private:
  void finish_op(State& state, std::uint8_t t, std::uint8_t result = 0) {
    State::Thread& thread = state.threads[t];
    thread = {static_cast<std::uint8_t>(thread.op + 1), 0, false, result};
  }
  void finish(State& after, std::uint8_t result = 0) {
    finish_op(after, self_, result);
    out_.push_back(after);
  }

  // Readers do not pass a writer that waits.
  bool is_writer_at(std::uint8_t lock) const {
    for (std::uint8_t t = 0; t < program_.threads; ++t) {
      if (is_in(program_, before_, t, Kind::kWrite, lock)) return true;
    }
    return false;
  }

  // One send or receive, or an arm of a select, whose results start at `base`.
  void transfer(Arm arm, unsigned base) {
    const State::Queue& queue = before_.queues[arm.channel];
    const std::uint8_t room = program_.channels[arm.channel].capacity;
    const auto ok = static_cast<std::uint8_t>(base + 1);
    const auto gone = static_cast<std::uint8_t>(base);
    State after = before_;
    if (arm.is_send && queue.receiver == State::kNobody) {
      return finish(after, gone);
    }
    if (room == 0) {
      meet(arm, ok);
      if (!arm.is_send && queue.senders == 0) finish(after, gone);
    } else if (arm.is_send) {
      if (room != Channel::kUnbounded && queue.length == room) return;
      ++after.queues[arm.channel].length;
      finish(after, ok);
    } else if (queue.length != 0) {
      --after.queues[arm.channel].length;
      finish(after, ok);
    } else if (queue.senders == 0) {
      finish(after, gone);
    }
  }

  // With all who wait on the other side of a rendezvous.
  void meet(Arm mine, std::uint8_t result) {
    for (std::uint8_t t = 0; t < program_.threads; ++t) {
      if (t == self_ || !before_.threads[t].is_in_op) continue;
      const Op& op = op_of(program_, before_, t);
      for (std::uint8_t a = 0; a < 2; ++a) {
        const Arm theirs = op.arms[a];
        const bool is_select = op.kind == Kind::kSelect;
        const bool is_alone =
            a == 0 && op.object == mine.channel &&
            op.kind == (mine.is_send ? Kind::kReceive : Kind::kSend);
        if (!is_alone && !(is_select && theirs.channel == mine.channel &&
                           theirs.is_send != mine.is_send)) {
          continue;
        }
        State after = before_;
        finish_op(after, t,
                  static_cast<std::uint8_t>(is_select ? 2 * a + 1 : 1));
        finish(after, result);
      }
    }
  }

  void wait(State& after, std::uint8_t i) {
    State::Thread& self = after.threads[self_];
    if (self.phase == 0) {
      after.mutexes[i] = State::kNobody;
      self.phase = 1;
      out_.push_back(after);
    } else if (self.phase == 2 && before_.mutexes[i] == State::kNobody) {
      after.mutexes[i] = static_cast<std::int8_t>(self_);
      finish(after);
    }
  }

  void notify(State& after, std::uint8_t i, bool all) {
    finish_op(after, self_);
    const std::size_t count = out_.size();
    const State before_any = after;
    for (std::uint8_t t = 0; t < program_.threads; ++t) {
      if (!is_in(program_, before_, t, Kind::kWait, i) ||
          before_.threads[t].phase != 1) {
        continue;
      }
      State& notified = all ? after : out_.emplace_back(before_any);
      notified.threads[t].phase = 2;
    }
    if (all || out_.size() == count) out_.push_back(after);
  }

  void pass_barrier(State& after) {
    State::Thread& self = after.threads[self_];
    if (self.phase == 2) return finish(after);
    if (self.phase == 1) return;
    self.phase = 1;
    if (--after.missing_at_barrier == 0) {
      after.missing_at_barrier = program_.barrier;
      for (std::uint8_t t = 0; t < program_.threads; ++t) {
        if (is_in(program_, after, t, Kind::kBarrier, 0) &&
            after.threads[t].phase == 1) {
          after.threads[t].phase = 2;
        }
      }
    }
    out_.push_back(after);
  }

  const Program& program_;
  const State& before_;
  const std::uint8_t self_;
  std::vector<State>& out_;
};

// Whether `waiter`, which is blocked, can be helped by members of `dead` only.
class Question {
 public:
  Question(const Program& program, const State& state, Threads dead,
           Threads alive, bool owners_only)
      : program_(program),
        state_(state),
        dead_(dead),
        alive_(alive),
        owners_only_(owners_only) {}

  bool is_stuck(std::uint8_t waiter) const {
    const Op& op = op_of(program_, state_, waiter);
    const std::uint8_t i = op.object;
    switch (op.kind) {
      case Kind::kLock:
        return never_lets_go(state_.mutexes[i]);
      case Kind::kWait:
        return state_.threads[waiter].phase == 2
                   ? never_lets_go(state_.mutexes[i])
                   : alive_ == 0;
      case Kind::kWrite:
        return is_kept(state_.rwlocks[i]);
      case Kind::kRead:
        return never_lets_go(state_.rwlocks[i].writer) || is_behind_dead(i);
      case Kind::kJoin:
        return is_dead(i);
      case Kind::kReceive:
        return owners_only_ ? (state_.queues[i].senders & ~dead_) == 0
                            : alive_ == 0;
      case Kind::kSend:
        return owners_only_ ? is_dead(static_cast<std::uint8_t>(
                                  state_.queues[i].receiver))
                            : alive_ == 0;
      default:
        return alive_ == 0;
    }
  }

 private:
  bool is_dead(std::uint8_t t) const { return dead_ >> t & 1; }
  bool never_lets_go(std::int8_t holder) const {
    if (holder == State::kNobody) return false;
    const auto t = static_cast<std::uint8_t>(holder);
    return is_dead(t) || has_ended(program_, state_, t);
  }
  bool is_kept(const State::RwLock& lock) const {
    bool result = never_lets_go(lock.writer);
    for (std::uint8_t t = 0; t < program_.threads; ++t) {
      result |=
          lock.reads[t] != 0 && never_lets_go(static_cast<std::int8_t>(t));
    }
    return result;
  }
  bool is_behind_dead(std::uint8_t lock) const {
    for (std::uint8_t t = 0; t < program_.threads; ++t) {
      if (is_dead(t) && is_in(program_, state_, t, Kind::kWrite, lock)) {
        return true;
      }
    }
    return false;
  }

  const Program& program_;
  const State& state_;
  Threads dead_;
  Threads alive_;
  bool owners_only_;
};

bool can_step(const Program& program, const State& state, std::uint8_t t) {
  std::vector<State> next;
  Steps(program, state, t, next).add();
  return !next.empty();
}

}  // namespace

State start_of(const Program& program) {
  State state;
  for (std::uint8_t c = 0; c < kChannels; ++c) {
    state.queues[c].receiver =
        static_cast<std::int8_t>(program.channels[c].receiver);
    state.queues[c].senders = program.channels[c].senders;
  }
  state.permits = program.permits;
  state.latch = program.latch;
  state.missing_at_barrier = program.barrier;
  return state;
}

bool has_ended(const Program& program, const State& state,
               std::uint8_t thread) {
  return state.threads[thread].op == program.ops[thread].size();
}

void begin_op(State& state, std::uint8_t thread) {
  state.threads[thread].is_in_op = true;
}

std::vector<State> next_of(const Program& program, const State& state) {
  std::vector<State> next;
  for (std::uint8_t t = 0; t < program.threads; ++t) {
    if (state.threads[t].is_in_op) Steps(program, state, t, next).add();
  }
  return next;
}

std::set<State> reachable(const Program& program, const std::set<State>& from) {
  std::set<State> found = from;
  std::vector<State> open(from.begin(), from.end());
  while (!open.empty()) {
    const State state = open.back();
    open.pop_back();
    for (State& next : next_of(program, state)) {
      if (found.insert(next).second) open.push_back(next);
    }
  }
  return found;
}

Threads dead_threads(const Program& program, const State& state,
                     Threads running, bool owners_only) {
  Threads blocked = 0;
  Threads others = running & kOutsider;
  for (std::uint8_t t = 0; t < program.threads; ++t) {
    const auto bit = static_cast<Threads>(1u << t);
    if (has_ended(program, state, t)) continue;
    const bool is_blocked = state.threads[t].is_in_op && !(running & bit) &&
                            !can_step(program, state, t);
    (is_blocked ? blocked : others) |= bit;
  }
  unsigned result = 0;
  for (unsigned set = 1; set <= blocked; ++set) {
    if ((set & ~unsigned{blocked}) != 0) continue;
    const auto alive = static_cast<Threads>((blocked & ~set) | others);
    const Question question(program, state, static_cast<Threads>(set), alive,
                            owners_only);
    bool is_closed = true;
    for (std::uint8_t t = 0; t < program.threads; ++t) {
      is_closed &= !(set >> t & 1) || question.is_stuck(t);
    }
    if (is_closed) result |= set;
  }
  return static_cast<Threads>(result);
}

Moves find_move(const Program& program, const State& state, Threads threads,
                std::size_t most_states) {
  std::set<State> found = {state};
  std::vector<State> open = {state};
  while (!open.empty()) {
    const State now = open.back();
    open.pop_back();
    std::vector<State> next = next_of(program, now);
    for (std::uint8_t t = 0; t < program.threads; ++t) {
      if (now.threads[t].is_in_op || has_ended(program, now, t)) continue;
      begin_op(next.emplace_back(now), t);
    }
    for (const State& one : next) {
      for (std::uint8_t t = 0; t < program.threads; ++t) {
        if (threads >> t & 1 && one.threads[t] != state.threads[t]) {
          return Moves::kOnce;
        }
      }
      if (found.insert(one).second) open.push_back(one);
    }
    if (found.size() > most_states) return Moves::kUnknown;
  }
  return Moves::kNever;
}

}  // namespace fearless::random_programs
