// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The second half of oracle.h: who can never go on.
#include "tests/watch/random/oracle.h"

namespace fearless::random_programs {
namespace {

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
  return !next_of_thread(program, state, t).empty();
}

}  // namespace

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
