// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Small random programs: two to five threads that do a few operations each on
// a few locks, channels and so on. A number makes a program, always the same
// one. Plain values; oracle.h says what a program may do, execution.h does it.

#ifndef FEARLESS_TESTS_WATCH_RANDOM_PROGRAM_H_
#define FEARLESS_TESTS_WATCH_RANDOM_PROGRAM_H_

#include <cstdint>
#include <string>
#include <vector>

namespace fearless::random_programs {

inline constexpr std::uint8_t kMostThreads = 5;  // 0 is main
inline constexpr std::uint8_t kMutexes = 3;
inline constexpr std::uint8_t kCondvars =
    2;  // each with the mutex of its number
inline constexpr std::uint8_t kRwLocks = 2;
inline constexpr std::uint8_t kChannels = 3;

enum class Kind : std::uint8_t {
  kLock,
  kUnlock,
  kRead,
  kEndRead,
  kWrite,
  kEndWrite,
  kSend,
  kReceive,
  kSelect,
  kDropSender,
  kDropReceiver,
  kWait,  // REQUIRES: the mutex is held
  kNotifyOne,
  kNotifyAll,
  kAcquire,
  kRelease,
  kCountDown,  // nothing if the latch is open
  kAwait,
  kArriveAndWait,  // await if the latch is open
  kBarrier,
  kJoin,
};

// Of a select.
struct Arm {
  bool is_send = false;
  std::uint8_t channel = 0;
};

struct Op {
  Kind kind;
  std::uint8_t object = 0;  // its number among those of its kind, or a thread
  Arm arms[2] = {};
};

struct Channel {
  static constexpr std::uint8_t kUnbounded = 255;
  std::uint8_t capacity = 0;  // 0: rendezvous
  std::uint8_t receiver = 0;  // the thread that has it
  std::uint8_t senders = 0;   // a bit per thread that has one
};

struct Program {
  std::uint32_t seed = 0;
  std::uint8_t threads = 0;
  std::vector<Op> ops[kMostThreads];
  Channel channels[kChannels];
  std::uint8_t permits = 0;  // of the semaphore
  std::uint8_t latch = 0;
  std::uint8_t barrier = 0;
};

Program make_program(std::uint32_t seed);

std::string describe(const Op& op);
// Each thread with its operations.
std::string describe(const Program& program);

}  // namespace fearless::random_programs

#endif  // FEARLESS_TESTS_WATCH_RANDOM_PROGRAM_H_
