// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tests/watch/random/program.h"

#include <array>
#include <random>

namespace fearless::random_programs {
namespace {

// What one thread has while its operations are made up.
class ThreadMaker {
 public:
  ThreadMaker(Program& program, std::uint8_t self, std::mt19937& dice)
      : ops_(program.ops[self]), self_(self), dice_(dice) {
    for (std::uint8_t c = 0; c < kChannels; ++c) {
      has_sender_[c] = program.channels[c].senders >> self & 1;
      has_receiver_[c] = program.channels[c].receiver == self;
    }
  }

  void make_ops() {
    const unsigned count = 2 + dice_() % 5;
    while (ops_.size() < count) make_op();
  }
  // One in twenty ends with its locks.
  void let_go_of_locks() {
    if (is_one_in(20)) return;
    for (std::uint8_t i = 0; i < kMutexes; ++i) {
      if (locked_[i]) add(Kind::kUnlock, i);
    }
    for (std::uint8_t i = 0; i < kRwLocks; ++i) {
      if (written_[i]) add(Kind::kEndWrite, i);
      for (; reads_[i] != 0; --reads_[i]) add(Kind::kEndRead, i);
    }
  }
  void drop_ends() {
    for (std::uint8_t i = 0; i < kChannels; ++i) {
      if (has_sender_[i]) add(Kind::kDropSender, i);
      if (has_receiver_[i]) add(Kind::kDropReceiver, i);
    }
  }
  void join_all(std::uint8_t threads) {
    for (std::uint8_t i = 1; i < threads; ++i) add(Kind::kJoin, i);
  }

 private:
  bool is_one_in(unsigned n) { return dice_() % n == 0; }
  std::uint8_t below(unsigned n) {
    return static_cast<std::uint8_t>(dice_() % n);
  }
  void add(Kind kind, std::uint8_t object = 0) {
    ops_.push_back({kind, object});
  }

  void make_op() {
    switch (dice_() % 12) {
      case 0:
      case 1:
      case 2:
        return use_mutex(below(kMutexes));
      case 3:
      case 4:
        return use_rwlock(below(kRwLocks));
      case 5:
      case 6:
      case 7:
        return use_channel(below(kChannels));
      case 8:
        return select();
      case 9:
        return use_condvar(below(kCondvars));
      case 10:
        return add(is_one_in(2) ? Kind::kAcquire : Kind::kRelease);
      default:
        return meet();
    }
  }

  // Locking twice is an end; so not often.
  void use_mutex(std::uint8_t i) {
    if (locked_[i] && !is_one_in(8)) {
      locked_[i] = false;
      return add(Kind::kUnlock, i);
    }
    locked_[i] = true;
    add(Kind::kLock, i);
  }

  void use_rwlock(std::uint8_t i) {
    if (written_[i]) {
      written_[i] = false;
      return add(Kind::kEndWrite, i);
    }
    if (reads_[i] != 0 && !is_one_in(5)) {
      --reads_[i];
      return add(Kind::kEndRead, i);
    }
    if (is_one_in(2)) {
      written_[i] = true;
      return add(Kind::kWrite, i);
    }
    ++reads_[i];
    add(Kind::kRead, i);
  }

  void use_channel(std::uint8_t i) {
    if (has_sender_[i] && (!has_receiver_[i] || is_one_in(2))) {
      if (!is_one_in(5)) return add(Kind::kSend, i);
      has_sender_[i] = false;
      add(Kind::kDropSender, i);
    } else if (has_receiver_[i]) {
      if (!is_one_in(8)) return add(Kind::kReceive, i);
      has_receiver_[i] = false;
      add(Kind::kDropReceiver, i);
    }
  }

  // Of two ends that this thread has.
  void select() {
    std::array<Arm, std::size_t{2} * kChannels> ends = {};
    unsigned count = 0;
    for (std::uint8_t i = 0; i < kChannels; ++i) {
      if (has_sender_[i]) ends[count++] = {true, i};
      if (has_receiver_[i]) ends[count++] = {false, i};
    }
    if (count < 2) return;
    const unsigned first = dice_() % count;
    const unsigned second = (first + 1 + dice_() % (count - 1)) % count;
    ops_.push_back({Kind::kSelect, 0, {ends[first], ends[second]}});
  }

  void use_condvar(std::uint8_t i) {
    if (locked_[i] && is_one_in(2)) return add(Kind::kWait, i);
    add(is_one_in(2) ? Kind::kNotifyOne : Kind::kNotifyAll, i);
  }

  void meet() {
    constexpr Kind kKinds[] = {Kind::kCountDown, Kind::kAwait,
                               Kind::kArriveAndWait, Kind::kBarrier};
    add(kKinds[dice_() % 4]);
  }

  std::vector<Op>& ops_;
  [[maybe_unused]] std::uint8_t self_;
  std::mt19937& dice_;
  bool locked_[kMutexes] = {};
  bool written_[kRwLocks] = {};
  unsigned reads_[kRwLocks] = {};
  bool has_sender_[kChannels] = {};
  bool has_receiver_[kChannels] = {};
};

const char* name_of(Kind kind) {
  constexpr const char* kNames[] = {"lock",
                                    "unlock",
                                    "read",
                                    "end_read",
                                    "write",
                                    "end_write",
                                    "send",
                                    "receive",
                                    "select",
                                    "drop_sender",
                                    "drop_receiver",
                                    "wait",
                                    "notify_one",
                                    "notify_all",
                                    "acquire",
                                    "release",
                                    "count_down",
                                    "await",
                                    "arrive_and_wait",
                                    "barrier",
                                    "join"};
  return kNames[static_cast<unsigned>(kind)];
}

}  // namespace

Program make_program(std::uint32_t seed) {
  std::mt19937 dice(seed);
  Program program;
  program.seed = seed;
  program.threads = static_cast<std::uint8_t>(2 + dice() % (kMostThreads - 1));
  const unsigned all = (1u << program.threads) - 1;
  for (Channel& channel : program.channels) {
    constexpr std::uint8_t kCapacities[] = {0, 1, 2, Channel::kUnbounded};
    channel.capacity = kCapacities[dice() % 4];
    channel.receiver = static_cast<std::uint8_t>(dice() % program.threads);
    channel.senders = static_cast<std::uint8_t>(1 + dice() % all);
  }
  program.permits = static_cast<std::uint8_t>(dice() % 2);
  program.latch = static_cast<std::uint8_t>(1 + dice() % 3);
  program.barrier =
      static_cast<std::uint8_t>(2 + dice() % (program.threads - 1));
  for (std::uint8_t t = 0; t < program.threads; ++t) {
    ThreadMaker thread(program, t, dice);
    thread.make_ops();
    thread.let_go_of_locks();
    const bool is_joined_first = t == 0 && dice() % 2 == 0;
    if (is_joined_first) thread.join_all(program.threads);
    thread.drop_ends();
    if (t == 0 && !is_joined_first) thread.join_all(program.threads);
  }
  return program;
}

std::string describe(const Op& op) {
  std::string text = name_of(op.kind);
  if (op.kind == Kind::kSelect) {
    for (const Arm& arm : op.arms) {
      text += arm.is_send ? " send " : " receive ";
      text += std::to_string(arm.channel);
    }
    return text;
  }
  return text + " " + std::to_string(op.object);
}

std::string describe(const Program& program) {
  std::string text = "program " + std::to_string(program.seed) + ": permits " +
                     std::to_string(program.permits) + ", latch " +
                     std::to_string(program.latch) + ", barrier " +
                     std::to_string(program.barrier) + "\n";
  for (std::uint8_t c = 0; c < kChannels; ++c) {
    const Channel& channel = program.channels[c];
    text += "  channel " + std::to_string(c) + ": room for " +
            (channel.capacity == Channel::kUnbounded
                 ? "all"
                 : std::to_string(channel.capacity)) +
            ", receiver t" + std::to_string(channel.receiver) + ", senders";
    for (std::uint8_t t = 0; t < program.threads; ++t) {
      if (channel.senders >> t & 1) text += " t" + std::to_string(t);
    }
    text += "\n";
  }
  for (std::uint8_t t = 0; t < program.threads; ++t) {
    text += "  t" + std::to_string(t) + ":";
    for (const Op& op : program.ops[t]) text += " " + describe(op) + ";";
    text += "\n";
  }
  return text;
}

}  // namespace fearless::random_programs
