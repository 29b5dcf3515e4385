// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tests/watch/random/execution.h"

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "fearless/barrier.h"
#include "fearless/channel.h"
#include "fearless/condvar.h"
#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/selector.h"
#include "fearless/semaphore.h"
#include "fearless/thread.h"

namespace fearless::random_programs {
namespace {

// What all threads share.
struct World {
  explicit World(const Program& program)
      : permits(program.permits),
        start(program.latch),
        phase(program.barrier) {}

  Mutex<int> mutexes[kMutexes];
  Condvar condvars[kCondvars];
  RwLock<int> rwlocks[kRwLocks];
  counting_semaphore<> permits;
  latch start;
  Barrier phase;
};

// The ends of channels that a thread has: where these are, the watcher takes
// them to be used.
struct Ends {
  std::optional<Sender<int>> senders[kChannels];
  std::optional<Receiver<int>> receivers[kChannels];
};

using AllEnds = std::array<Ends, kMostThreads>;

AllEnds make_channels(const Program& program) {
  AllEnds ends;
  for (std::uint8_t c = 0; c < kChannels; ++c) {
    const Channel& channel = program.channels[c];
    auto [tx, rx] = channel.capacity == Channel::kUnbounded
                        ? fearless::channel<int>()
                        : sync_channel<int>(channel.capacity);
    for (std::uint8_t t = 0; t < program.threads; ++t) {
      if (channel.senders >> t & 1) ends[t].senders[c] = tx.clone();
    }
    ends[channel.receiver].receivers[c] = std::move(rx);
  }
  return ends;
}

class Worker {
 public:
  Worker(const Program& program, Driver& driver, World& world, Ends& ends,
         std::uint8_t self, std::vector<JoinHandle<void>>* others)
      : ops_(program.ops[self]),
        driver_(driver),
        world_(world),
        ends_(ends),
        self_(self),
        others_(others) {}

  void run() {
    driver_.begin_thread(self_);
    for (const Op& op : ops_) {
      driver_.await_turn(self_);
      driver_.end_op(self_, perform(op));
    }
    keep_locks_for_ever();
  }

 private:
  std::uint8_t perform(const Op& op) {
    const std::uint8_t i = op.object;
    switch (op.kind) {
      case Kind::kLock: {
        auto guard = world_.mutexes[i].lock();
        locked_[i].emplace(std::move(guard));
        return 0;
      }
      case Kind::kUnlock:
        locked_[i].reset();
        return 0;
      case Kind::kRead:
        reads_[i].push_back(world_.rwlocks[i].read());
        return 0;
      case Kind::kEndRead:
        reads_[i].pop_back();
        return 0;
      case Kind::kWrite:
        written_[i].emplace(world_.rwlocks[i].write());
        return 0;
      case Kind::kEndWrite:
        written_[i].reset();
        return 0;
      case Kind::kSend:
        return ends_.senders[i]->send(1).has_value();
      case Kind::kReceive:
        return ends_.receivers[i]->recv().has_value();
      case Kind::kSelect:
        return select(op);
      case Kind::kDropSender:
        ends_.senders[i].reset();
        return 0;
      case Kind::kDropReceiver:
        ends_.receivers[i].reset();
        return 0;
      case Kind::kWait:
        world_.condvars[i].wait(*locked_[i]);
        return 0;
      case Kind::kNotifyOne:
        world_.condvars[i].notify_one();
        return 0;
      case Kind::kNotifyAll:
        world_.condvars[i].notify_all();
        return 0;
      default:
        return meet(op);
    }
  }

  std::uint8_t meet(const Op& op) {
    switch (op.kind) {
      case Kind::kAcquire:
        world_.permits.acquire();
        return 0;
      case Kind::kRelease:
        world_.permits.release();
        return 0;
      case Kind::kCountDown:
        if (!world_.start.try_wait()) world_.start.count_down();
        return 0;
      case Kind::kArriveAndWait:
        if (!world_.start.try_wait()) world_.start.arrive_and_wait();
        return 0;
      case Kind::kAwait:
        world_.start.wait();
        return 0;
      case Kind::kBarrier:
        world_.phase.wait();
        return 0;
      default:
        (*others_)[op.object - 1].join();  // there is none of main
        return 0;
    }
  }

  std::uint8_t select(const Op& op) {
    Selector arms;
    int value = 1;
    unsigned result = 0;
    for (unsigned a = 0; a < 2; ++a) {
      const std::uint8_t c = op.arms[a].channel;
      const auto note = [&result, a](const auto& done) {
        result = 2 * a + done.has_value();
      };
      if (op.arms[a].is_send) {
        arms.send(*ends_.senders[c], value, note);
      } else {
        arms.recv(*ends_.receivers[c], note);
      }
    }
    arms.select();
    return static_cast<std::uint8_t>(result);
  }

  // A guard that is never dropped.
  void keep_locks_for_ever() {
    for (auto& guard : locked_) {
      if (guard) new MutexGuard<int>(std::move(*guard));
    }
    for (auto& guard : written_) {
      if (guard) new RwLockWriteGuard<int>(std::move(*guard));
    }
    for (auto& guards : reads_) {
      for (auto& guard : guards) new RwLockReadGuard<int>(std::move(guard));
    }
  }

  const std::vector<Op>& ops_;
  Driver& driver_;
  World& world_;
  Ends& ends_;
  const std::uint8_t self_;
  std::vector<JoinHandle<void>>* others_;
  std::optional<MutexGuard<int>> locked_[kMutexes];
  std::optional<RwLockWriteGuard<int>> written_[kRwLocks];
  std::vector<RwLockReadGuard<int>> reads_[kRwLocks];
};

}  // namespace

void execute(const Program& program, Driver& driver) {
  World world(program);
  AllEnds ends = make_channels(program);
  std::vector<JoinHandle<void>> threads;
  for (std::uint8_t t = 1; t < program.threads; ++t) {
    threads.push_back(spawn(
        "t" + std::to_string(t),
        [&program, &driver, &world, mine = std::move(ends[t]), t]() mutable {
          Worker(program, driver, world, mine, t, nullptr).run();
        }));
  }
  Worker(program, driver, world, ends[0], 0, &threads).run();
}

}  // namespace fearless::random_programs
