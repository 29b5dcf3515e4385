// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lets the threads of a random program do one operation at a time, in an order
// that a number decides, and follows them with the oracle: which states the
// program can be in, by what its threads have done. Whoever waits for its turn
// polls whether all is quiet, and gives the next turn if so; there is no thread
// of the driver's own, which the watcher would have to count as running.
//
// Quiet: every thread has ended, waits for its turn, or is blocked in the wait
// that the oracle says it is in. When threads are dead in such a state, nobody
// gets a turn any more: the watcher has to report exactly these.

#ifndef FEARLESS_TESTS_WATCH_RANDOM_DRIVER_H_
#define FEARLESS_TESTS_WATCH_RANDOM_DRIVER_H_

#include <atomic>
#include <random>
#include <set>
#include <string>

#include "runtime/watch/slot.h"
#include "tests/watch/random/oracle.h"
#include "tests/watch/random/program.h"

namespace fearless::random_programs {

struct DriverOptions {
  std::uint32_t schedule = 0;  // the order of turns
  bool owners_only = false;    // see dead_threads()
  bool prints = false;         // each turn, to stderr
};

class Driver {
 public:
  Driver(const Program& program, DriverOptions options);

  // The calling thread is this one.
  void begin_thread(std::uint8_t self);
  void await_turn(std::uint8_t self);
  // Its operation is done.
  void end_op(std::uint8_t self, std::uint8_t result);

  // Whether the oracle agrees that these threads, and no others, are dead now,
  // or at some moment since all was quiet. In the watcher's handler.
  bool agrees(Threads dead);
  // Whether they are dead, though others may be, too.
  bool are_among_the_dead(Threads some);
  // Of all states since all was quiet.
  std::string describe_states() const;
  // Some thread is not blocked. For statistics.
  bool is_anyone_alive() const;
  // Exhaustive search found that a dead thread goes on.
  bool is_oracle_wrong() const { return is_oracle_wrong_; }

 private:
  static constexpr int kNobody = -1;

  // What is seen of a thread from outside.
  enum class Seen { kMoves, kWaitsForTurn, kBlocked, kEnded };
  struct Thread {
    std::atomic<detail::watch::Slot*> slot = nullptr;
    std::atomic<Seen> seen = Seen::kMoves;  // or kMoves while blocked
    std::atomic<std::uint8_t> done = 0;
    std::atomic<std::uint8_t> result = 0;
  };
  struct Sight {
    Seen seen;
    std::uint8_t done;
    std::uint8_t result;
    detail::observe::Wait wait;
  };

  void drive();
  bool is_quiet(Sight (&sights)[kMostThreads]);
  static bool is_blocked_at_last(const detail::watch::Slot& slot);
  Sight look_at(Thread& thread);
  bool fits(const State& state, const Sight (&sights)[kMostThreads]) const;
  void settle(const Sight (&sights)[kMostThreads]);
  void judge();
  void give_turn();
  Threads moving_in(const State& state) const;
  Threads lingering_in(const State& state) const;
  bool are_dead_in(const State& state, Threads dead, Threads running);

  const Program& program_;
  const DriverOptions options_;
  std::mt19937 dice_;
  Thread threads_[kMostThreads];
  std::atomic<int> turn_ = kNobody;

  // Guarded by lock_.
  std::atomic_flag lock_;
  std::set<State> states_;  // when all was quiet, and then a turn given
  bool is_quiet_now_ = false;
  std::uint8_t last_turn_ = 0;
  bool is_over_ = false;
  bool is_oracle_wrong_ = false;
};

}  // namespace fearless::random_programs

#endif  // FEARLESS_TESTS_WATCH_RANDOM_DRIVER_H_
