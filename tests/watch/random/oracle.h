// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a random program may do, as simple as it can be said: a state, its next
// steps, and who in it can never go on. Shares nothing with the watcher, whose
// verdicts are compared with these: no graph, no propagation. Slow.
//
// A thread is between operations, or in one; an operation has a few steps (a
// condition variable's wait: let go, be notified, lock). It is blocked when it
// is in an operation whose next step is not possible.

#ifndef FEARLESS_TESTS_WATCH_RANDOM_ORACLE_H_
#define FEARLESS_TESTS_WATCH_RANDOM_ORACLE_H_

#include <compare>
#include <cstdint>
#include <set>
#include <vector>

#include "tests/watch/random/program.h"

namespace fearless::random_programs {

using Threads = std::uint8_t;  // a bit per thread
// One that is not of the program, or has done all it does and not yet left.
inline constexpr Threads kOutsider = 0x80;

struct State {
  static constexpr std::int8_t kNobody = -1;

  struct Thread {
    std::uint8_t op = 0;  // how many are done
    std::uint8_t phase = 0;
    bool is_in_op = false;
    // Of the last one that is done. Sends and receives: 1, or 0 if the other
    // side is gone; a select: the same, and twice the arm.
    std::uint8_t result = 0;
    auto operator<=>(const Thread&) const = default;
  };
  struct RwLock {
    std::int8_t writer = kNobody;
    std::uint8_t reads[kMostThreads] = {};
    auto operator<=>(const RwLock&) const = default;
  };
  struct Queue {
    std::uint8_t length = 0;
    std::int8_t receiver = kNobody;
    Threads senders = 0;
    auto operator<=>(const Queue&) const = default;
  };

  Thread threads[kMostThreads];
  std::int8_t mutexes[kMutexes] = {kNobody, kNobody, kNobody};  // holders
  RwLock rwlocks[kRwLocks];
  Queue queues[kChannels];
  std::uint8_t permits = 0;
  std::uint8_t latch = 0;
  std::uint8_t missing_at_barrier = 0;

  auto operator<=>(const State&) const = default;
};

State start_of(const Program& program);

bool has_ended(const Program& program, const State& state, std::uint8_t thread);

// Begins the next operation of a thread that is between two.
void begin_op(State& state, std::uint8_t thread);

// The states one step away.
std::vector<State> next_of(const Program& program, const State& state);

// Those of `from` and all that steps lead to, without beginning operations.
std::set<State> reachable(const Program& program, const std::set<State>& from);

// The threads that can never go on, whatever the others do that are not blocked
// (among them `running`, who are about to block): the largest set of which each
// waits for something that nobody outside of it could do. Tries all sets.
// `owners_only`: an end of a channel is used by the thread only that has it.
Threads dead_threads(const Program& program, const State& state,
                     Threads running, bool owners_only);

// Whether one of these threads makes a step in some continuation of the program
// as it is. Tries all; gives up after `most_states`, and says kUnknown.
enum class Moves { kNever, kOnce, kUnknown };
Moves find_move(const Program& program, const State& state, Threads threads,
                std::size_t most_states);

}  // namespace fearless::random_programs

#endif  // FEARLESS_TESTS_WATCH_RANDOM_ORACLE_H_
