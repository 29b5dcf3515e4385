// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// watch_soak [--operations N] [--seed SEED] [--owners]
//
// Random programs that never deadlock, one after the other, until N operations
// (1e6) are done; every blocked thread looks each millisecond, and main is
// blocked nearly all the time. A report of any kind is a false one, and ends
// this with 66. --owners: with attribution=1.
//
// Each program has some of these groups of threads, of random sizes: locks
// taken in one order, a pipeline of channels, a queue with a condition variable
// and a semaphore for its room, barriers, threads that start and join threads,
// and clients that select among two servers.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include "fearless/barrier.h"
#include "fearless/channel.h"
#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/once.h"
#include "fearless/rwlock.h"
#include "fearless/select.h"
#include "fearless/semaphore.h"
#include "fearless/thread.h"
#include "runtime/watch/check.h"
#include "runtime/watch/options.h"

namespace fearless {
namespace {

using Dice = std::minstd_rand;

std::atomic<std::uint64_t> operations = 0;

// Counts in the thread, adds at its end: the counter is no bottleneck.
struct Count {
  std::uint64_t done = 0;
  ~Count() { operations.fetch_add(done, std::memory_order_relaxed); }
};

struct Locks {
  std::array<Mutex<int>, 6> mutexes;
  std::array<RwLock<int>, 3> rwlocks;
};

void take_locks(Locks& locks, Dice dice, int rounds) {
  Count count;
  for (int i = 0; i < rounds; ++i) {
    const std::size_t first = dice() % (locks.mutexes.size() - 1);
    auto outer = locks.mutexes[first].lock();
    auto inner = locks.mutexes[first + 1].lock();
    *inner += ++*outer;
    count.done += 2;
    if (first != 0) {  // against the order, but without a wait
      count.done += locks.mutexes[dice() % first].try_lock().has_value();
    }
    RwLock<int>& rwlock = locks.rwlocks[dice() % locks.rwlocks.size()];
    ++count.done;
    if (dice() % 4 == 0) {
      *rwlock.write() += 1;
    } else {
      *inner += *rwlock.read();
    }
  }
}

void add_locks(Scope& threads, Locks& locks, Dice& dice, int rounds) {
  const unsigned count = 1 + dice() % 4;
  for (unsigned t = 0; t < count; ++t) {
    threads.spawn("locks", [&locks, seed = dice(), rounds] {
      take_locks(locks, Dice(seed), rounds);
    });
  }
}

std::pair<Sender<int>, Receiver<int>> make_channel(Dice& dice) {
  const unsigned room = dice() % 20;
  return room == 19 ? channel<int>() : sync_channel<int>(room);
}

// Each stage hands on what it gets; the last one's values are dropped.
void add_pipeline(Scope& threads, Dice& dice, int values) {
  auto [first, rx] = make_channel(dice);
  const unsigned sources = 1 + dice() % 3;
  for (unsigned t = 0; t < sources; ++t) {
    threads.spawn("source", [tx = first.clone(), values]() mutable {
      Count count;
      for (int i = 0; i < values; ++i, ++count.done) tx.send(i).unwrap();
    });
  }
  first.reset();
  const unsigned stages = dice() % 3;
  for (unsigned s = 0; s < stages; ++s) {
    auto [next, next_rx] = make_channel(dice);
    threads.spawn("stage",
                  [rx = std::move(rx), tx = std::move(next)]() mutable {
                    Count count;
                    for (int& value : rx) {
                      tx.send(value).unwrap();
                      count.done += 2;
                    }
                  });
    rx = std::move(next_rx);
  }
  threads.spawn("sink", [rx = std::move(rx)]() mutable {
    Count count;
    for ([[maybe_unused]] int& value : rx) ++count.done;
  });
}

struct Queue {
  Mutex<std::vector<int>> items;
  Condvar changed;
  counting_semaphore<> room{4};
};

void add_queue(Scope& threads, Queue& queue, Dice& dice, int values) {
  const int producers = static_cast<int>(1 + dice() % 2);
  for (int t = 0; t < producers; ++t) {
    threads.spawn("producer", [&queue, values] {
      Count count;
      for (int i = 0; i < values; ++i, count.done += 3) {
        queue.room.acquire();
        queue.items.lock()->push_back(i);
        queue.changed.notify_one();
      }
    });
  }
  threads.spawn("consumer", [&queue, all = producers * values] {
    Count count;
    for (int i = 0; i < all; ++i, count.done += 3) {
      auto items = queue.items.lock();
      queue.changed.wait(items, [](auto& some) { return !some.empty(); });
      items->pop_back();
      items.unlock();
      queue.room.release();
    }
  });
}

void add_phases(Scope& threads, Barrier& barrier, unsigned count, int rounds) {
  for (unsigned t = 0; t < count; ++t) {
    threads.spawn("phases", [&barrier, rounds] {
      Count count;
      for (int i = 0; i < rounds; ++i, ++count.done) barrier.wait();
    });
  }
}

void add_families(Scope& threads, int rounds) {
  threads.spawn("parent", [rounds] {
    Count count;
    for (int i = 0; i < rounds; ++i, count.done += 3) {
      Once once;
      scope([&once](Scope& children) {
        children.spawn([&once] { once.call_once([] {}); });
        once.call_once([] {});
      });
    }
  });
}

// A client takes from whichever server is ready, and sometimes from none.
void add_servers(Scope& threads, Dice& dice, int values) {
  auto [left, left_rx] = make_channel(dice);
  auto [right, right_rx] = make_channel(dice);
  for (Sender<int>* tx : {&left, &right}) {
    threads.spawn("server", [tx = std::move(*tx), values]() mutable {
      Count count;
      for (int i = 0; i < values; ++i, ++count.done) tx.send(i).unwrap();
    });
  }
  threads.spawn("client", [a = std::move(left_rx), b = std::move(right_rx),
                           values]() mutable {
    Count count;
    const auto note = [&count](auto value) { count.done += value.has_value(); };
    const std::uint64_t all = 2 * static_cast<std::uint64_t>(values);
    while (count.done < all) {
      select(recv(a, note), recv(b, note),
             after(std::chrono::milliseconds(5), [] {}));
    }
  });
}

void run_program(Dice& dice) {
  constexpr int kRounds = 4000;
  Locks locks;
  Queue queue;
  const unsigned phases = static_cast<unsigned>(2 + dice() % 3);
  Barrier barrier(phases);
  const unsigned groups = static_cast<unsigned>(1 + dice() % 63);
  scope([&](Scope& threads) {
    if (groups & 1) add_locks(threads, locks, dice, 5 * kRounds);
    if (groups & 2) add_pipeline(threads, dice, 2 * kRounds);
    if (groups & 4) add_queue(threads, queue, dice, kRounds);
    if (groups & 8) add_phases(threads, barrier, phases, kRounds / 4);
    if (groups & 16) add_families(threads, kRounds / 40);
    if (groups & 32) add_servers(threads, dice, kRounds);
  });
}

struct Arguments {
  std::uint64_t operations = 1'000'000;
  unsigned seed = 1;
  bool owners_only = false;
};

bool read_arguments(int count, char** words, Arguments& arguments) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--owners") {
      arguments.owners_only = true;
    } else if (i + 1 == count) {
      return false;
    } else if (word == "--operations") {
      arguments.operations =
          static_cast<std::uint64_t>(std::strtod(words[++i], nullptr));
    } else if (word == "--seed") {
      arguments.seed =
          static_cast<unsigned>(std::strtoul(words[++i], nullptr, 10));
    } else {
      return false;
    }
  }
  return true;
}

int soak(const Arguments& arguments) {
  auto& options = detail::watch::options_of_process;
  options.look = 1;
  options.attribution = arguments.owners_only;
  const auto start = std::chrono::steady_clock::now();
  Dice dice(arguments.seed);
  unsigned programs = 0;
  for (; operations < arguments.operations; ++programs) run_program(dice);
  const std::chrono::duration<double> time =
      std::chrono::steady_clock::now() - start;
  std::printf("%llu operations in %u programs, %llu looks, no report; %.1f s\n",
              static_cast<unsigned long long>(operations.load()), programs,
              static_cast<unsigned long long>(detail::watch::looks_taken()),
              time.count());
  return 0;
}

}  // namespace
}  // namespace fearless

int main(int count, char** words) {
  fearless::Arguments arguments;
  if (!fearless::read_arguments(count, words, arguments)) {
    std::fputs("usage: watch_soak [--operations N] [--seed SEED] [--owners]\n",
               stderr);
    return 2;
  }
  return fearless::soak(arguments);
}
