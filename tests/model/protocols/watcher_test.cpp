// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The watcher's snapshot (docs/decisions/010): pins, the queue of sleepers and
// the graph, with threads that block and wake while somebody looks. No verdict
// is false, none that is due is missed, and what is read under a pin is ordered
// with the thread that wrote it: the slots here are plain data that races are
// found on. What the test adds is what slot.cpp, points.cpp and snapshot.cpp do
// with their bigger slots.

#include <array>
#include <cstdint>

#include "fearless/detail/futex_mutex.h"
#include "runtime/watch/graph.h"
#include "runtime/watch/lot.h"
#include "runtime/watch/pins.h"
#include "tests/model/protocols/explore.h"
#include "tests/model/protocols/mutants.h"

namespace fearless::protocols {
namespace {

using detail::FutexMutex;
using detail::watch::Graph;
using detail::watch::LotOn;
using detail::watch::Next;
using detail::watch::Pins;
using detail::watch::SleeperOn;
using detail::watch::SpinLockOn;
using detail::watch::State;

constexpr std::uint32_t kThreads = 2;

template <typename Platform>
class Watched {
  using Word = typename Platform::Word;

 public:
  struct Slot {
    typename Pins<Platform>::Word state = State::kRunning;
    std::uint32_t number = 0;
    var<int> wants{-1};  // the lock that it waits for
    var<int> holds{0};   // a bit each
    var<SleeperOn<Platform>*> sleeper{nullptr};
    var<bool> goes_on{false};  // was told that it is dead
  };

  Watched() {
    for (std::uint32_t i = 0; i < kThreads; ++i) slots_[i].number = i;
  }

  // ---- locks: said before the first sleep and unsaid after the last

  // False: it would wait for ever.
  bool lock(std::uint32_t self, int which) {
    Slot& slot = slots_[self];
    if (!locks_[which].try_lock()) {
      slot.wants = which;
      slot.goes_on = false;
      const bool is_last = Pins<Platform>::block(slot.state, running_);
      if ((is_last || may_be_stuck(slot)) && look(self)) {
        leave(slot);
        slot.wants = -1;
        return false;
      }
      locks_[which].lock();
      truth_[which] = static_cast<int>(self);
      leave(slot);
      slot.wants = -1;
    }
    truth_[which] = static_cast<int>(self);
    slot.holds = slot.holds | 1 << which;
    holder_[which].store(self + 1, std::memory_order_release);
    return true;
  }
  void unlock(std::uint32_t self, int which) {
    Slot& slot = slots_[self];
    holder_[which].store(0, std::memory_order_relaxed);
    slot.holds = slot.holds & ~(1 << which);
    truth_[which] = -1;
    locks_[which].unlock();
  }

  // ---- sleepers: anybody can wake them

  // False: nobody would.
  bool sleep(std::uint32_t self, const Word& word, std::uint32_t expected) {
    Slot& slot = slots_[self];
    SleeperOn<Platform>& sleeper = sleepers_[self];
    if (!lot_.line_up(sleeper, &word, expected)) return true;
    slot.sleeper = &sleeper;
    const bool is_last = Pins<Platform>::block(slot.state, running_);
    const bool is_dead = is_last && look(self);
    while (!is_dead && sleeper.is_uncalled()) {
      Platform::wait(&sleeper.is_called, 0);
    }
    leave(slot);
    slot.sleeper = nullptr;
    return !is_dead;
  }
  void wake(Word& word) {
    word.store(1, std::memory_order_seq_cst);
    is_called_[&word == &words[1]] = true;
    lot_.call(&word, 1, [](SleeperOn<Platform>& sleeper) {
      Platform::wake_one(&sleeper.is_called);
    });
  }
  // The last operation of a thread of the test.
  bool end(std::uint32_t self) {
    return running_.fetch_sub(1, std::memory_order_seq_cst) == 1 && look(self);
  }

  std::array<Word, 2> words{Word(0), Word(0)};

 private:
  void leave(Slot& slot) { Pins<Platform>::leave(slot.state, running_); }

  bool may_be_stuck(Slot& self) {
    return Pins<Platform>::may_be_stuck(
        self,
        [this](const Slot& slot, std::uint32_t& number) {
          if (slot.wants < 0) return Next::kRunning;
          number = holder_[slot.wants].load(std::memory_order_seq_cst);
          return number == 0 ? Next::kRunning : Next::kSlot;
        },
        [this](std::uint32_t number) -> Slot& { return slots_[number - 1]; });
  }

  // Whether `self` is dead, and goes on all the same. The truth is asked, too.
  bool look(std::uint32_t self) {
    std::lock_guard guard(look_lock_);
    static Graph graph;  // big
    graph.clear();
    std::array<bool, kThreads> is_pinned{};
    for (std::uint32_t i = 0; i < kThreads; ++i) {
      graph.add_node();
      is_pinned[i] = Pins<Platform>::pin_firmly(slots_[i].state);
      graph.node(i).is_live = !is_pinned[i];
    }
    for (std::uint32_t i = 0; i < kThreads; ++i) {
      if (is_pinned[i]) connect(graph, i, is_pinned);
    }
    graph.propagate(false);
    const bool is_dead = !graph.node(self).is_live;
    if (is_dead) slots_[self].goes_on = true;
    for (std::uint32_t i = 0; i < kThreads; ++i) {
      if (!graph.node(i).is_live) check_truth(i);
    }
    for (std::uint32_t i = 0; i < kThreads; ++i) {
      if (is_pinned[i]) Pins<Platform>::unpin(slots_[i].state);
    }
    return is_dead;
  }

  void connect(Graph& graph, std::uint32_t i,
               const std::array<bool, kThreads>& is_pinned) {
    const Slot& slot = slots_[i];
    graph.node(i).is_live = slot.goes_on;
    if (slot.goes_on) return;
    if (slot.wants >= 0) {
      const int which = slot.wants;
      const std::uint32_t holder =
          holder_[which].load(std::memory_order_acquire);
      if (holder == 0 || !is_pinned[holder - 1]) return;
      if (slots_[holder - 1].holds & 1 << which) {
        graph.add_edge(graph.node(i).all, holder - 1);
      }
      return;
    }
    graph.node(i).is_live =
        !slot.sleeper.read() || !slot.sleeper.read()->is_fast_asleep();
    graph.node(i).needs_any = graph.node(i).anyone = true;
  }

  void check_truth(std::uint32_t dead) {
    const Slot& slot = slots_[dead];
    if (slot.wants >= 0) {
      const int holder = truth_[slot.wants];
      check(holder >= 0 && static_cast<std::uint32_t>(holder) != dead &&
                slots_[static_cast<std::uint32_t>(holder)].wants >= 0,
            "a false verdict: it can have the lock");
    } else {
      check(!is_called_[slot.sleeper.read()->word == &words[1]],
            "a false verdict: it was called");
    }
  }

  std::array<Slot, kThreads> slots_;
  typename Pins<Platform>::Count running_ = kThreads;
  SpinLockOn<Platform> look_lock_;
  std::array<FutexMutex<Platform>, 2> locks_;
  std::array<Word, 2> holder_{Word(0), Word(0)};
  LotOn<Platform> lot_;
  std::array<SleeperOn<Platform>, kThreads> sleepers_;
  // What is so, without any protocol.
  std::array<int, 2> truth_{-1, -1};
  std::array<bool, 2> is_called_{};
};

// Each takes both locks, in the other's order: who closes the circle finds it
// before it sleeps, and gives up, so that the other one goes on.
template <typename Platform>
void circle() {
  Watched<Platform> watched;
  int found = 0;
  const auto work = [&](std::uint32_t self, int first, int second) {
    if (watched.lock(self, first)) {
      if (watched.lock(self, second)) {
        watched.unlock(self, second);
      } else {
        ++found;
      }
      watched.unlock(self, first);
    }
    watched.end(self);
  };
  auto other = spawn("other", [&] { work(1, 1, 0); });
  work(0, 0, 1);
  other.join();
  check(found <= 1);
}

// In one order: nothing to find.
template <typename Platform>
void no_circle() {
  Watched<Platform> watched;
  const auto work = [&](std::uint32_t self) {
    check(watched.lock(self, 0));
    check(watched.lock(self, 1));
    watched.unlock(self, 1);
    watched.unlock(self, 0);
    watched.end(self);
  };
  auto other = spawn("other", [&] { work(1); });
  work(0);
  other.join();
}

// One wakes the other and then sleeps itself, until the other wakes it.
template <typename Platform>
void called_in_time() {
  Watched<Platform> watched;
  auto other = spawn("other", [&] {
    check(watched.sleep(1, watched.words[0], 0), "called, and given up");
    watched.wake(watched.words[1]);
    watched.end(1);
  });
  watched.wake(watched.words[0]);
  check(watched.sleep(0, watched.words[1], 0), "called, and given up");
  watched.end(0);
  other.join();
}

// Both sleep, and nobody is left: the last one finds it, and wakes the other.
template <typename Platform>
void nobody_calls() {
  Watched<Platform> watched;
  bool is_found = false;
  const auto work = [&](std::uint32_t self) {
    if (watched.sleep(self, watched.words[self], 0)) return;
    is_found = true;
    watched.wake(watched.words[1 - self]);
  };
  auto other = spawn("other", [&] { work(1); });
  work(0);
  other.join();
  check(is_found);
}

TEST(Watcher, IsSound) {
  expect_sound("watcher, a circle of locks", 3, circle<Explored>);
  expect_sound("watcher, locks in order", kAll, no_circle<Explored>);
  expect_sound("watcher, called in time", kAll, called_in_time<Explored>);
  expect_sound("watcher, nobody calls", kAll, nobody_calls<Explored>);
}
TEST(Watcher, MutantsAreFound) {
  expect_found("watcher, block does not release", Kind::kDataRace,
               circle<WithoutRelease>);
  expect_found("watcher, pin does not acquire", Kind::kDataRace,
               nobody_calls<WithoutAcquire>);
  expect_found("watcher, a call does not wake", Kind::kDeadlock,
               called_in_time<WithoutWake>);
  expect_found("watcher, counts in two steps", Kind::kDeadlock,
               nobody_calls<WithTornCounts>);
}

}  // namespace
}  // namespace fearless::protocols
