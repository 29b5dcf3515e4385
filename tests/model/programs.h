// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Small programs whose number of classes of executions is published or can be
// derived by hand.

#ifndef FEARLESS_TESTS_MODEL_PROGRAMS_H_
#define FEARLESS_TESTS_MODEL_PROGRAMS_H_

#include <algorithm>
#include <deque>
#include <vector>

#include "fearless/channel.h"
#include "fearless/model.h"
#include "fearless/rwlock.h"
#include "fearless/select.h"
#include "fearless/std.h"
#include "fearless/thread.h"
#include "fearless/var.h"

namespace fearless::programs {

// n threads run f(i), and are joined.
template <typename F>
void in_parallel(int n, const F& f) {
  std::vector<JoinHandle<void>> threads;
  for (int i = 0; i < n; ++i) threads.push_back(spawn([&f, i] { f(i); }));
  for (auto& thread : threads) thread.join();
}

using Order = std::memory_order;

// Store buffering: each stores its own and loads the next one's.
inline void store_buffering(int n, Order order = Order::seq_cst) {
  std::deque<atomic<int>> x(static_cast<std::size_t>(n));
  in_parallel(n, [&](int i) {
    x[static_cast<std::size_t>(i)].store(1, order);
    x[static_cast<std::size_t>((i + 1) % n)].load(order);
  });
}

// Message passing: who reads looks at the message only if the flag is up.
inline void message_passing(Order store, Order load) {
  atomic<int> message{0}, flag{0};
  in_parallel(2, [&](int i) {
    if (i == 0) {
      message.store(1, Order::relaxed);
      flag.store(1, store);
    } else if (flag.load(load)) {
      message.load(Order::relaxed);
    }
  });
}

// 2+2W: each stores to both, in opposite orders.
inline void stores_to_both(Order order) {
  atomic<int> x{0}, y{0};
  in_parallel(2, [&](int i) {
    (i == 0 ? x : y).store(1, order);
    (i == 0 ? y : x).store(2, order);
  });
}

// IRIW: two write one each, two read both in opposite orders.
inline void independent_reads(Order first, Order second) {
  atomic<int> x{0}, y{0};
  in_parallel(4, [&](int i) {
    if (i < 2) {
      (i == 0 ? x : y).store(1);
    } else {
      (i == 2 ? x : y).load(first);
      (i == 2 ? y : x).load(second);
    }
  });
}

inline void increments(int n) {
  atomic<int> x{0};
  in_parallel(n, [&](int) { x.fetch_add(1); });
  check(x.load() == n, "an increment is lost");
}

inline void counter(int n, int times) {
  Mutex<int> count{0};
  in_parallel(n, [&](int) {
    for (int i = 0; i < times; ++i) ++*count.lock();
  });
  check(*count.lock() == n * times, "an increment is lost");
}

inline void dining(int n, bool in_order) {
  std::deque<mutex> forks(static_cast<std::size_t>(n));
  in_parallel(n, [&](int i) {
    int first = i;
    int second = (i + 1) % n;
    if (in_order && first > second) std::swap(first, second);
    const std::lock_guard left(forks[static_cast<std::size_t>(first)]);
    const std::lock_guard right(forks[static_cast<std::size_t>(second)]);
  });
}

inline void readers(int n) {
  atomic<int> x{0};
  in_parallel(n + 1, [&](int i) {
    if (i == 0) {
      x.store(1);
    } else {
      x.load();
    }
  });
}

// Nodes are numbers; each try reads the top anew.
inline void treiber(int pushers, int poppers) {
  atomic<int> top{-1};
  std::vector<int> next(static_cast<std::size_t>(pushers));
  in_parallel(pushers + poppers, [&](int i) {
    for (;;) {
      int seen = top.load();
      if (i >= pushers && seen == -1) return;
      if (i < pushers) next[static_cast<std::size_t>(i)] = seen;
      const int desired =
          i < pushers ? i : next[static_cast<std::size_t>(seen)];
      if (top.compare_exchange_strong(seen, desired)) return;
    }
  });
}

// Producers send `items` each to the body.
inline void through_channel(int producers, int items, std::size_t capacity) {
  auto [tx, rx] = sync_channel<int>(capacity);
  std::vector<JoinHandle<void>> threads;
  for (int i = 0; i < producers; ++i) {
    threads.push_back(spawn([tx = tx.clone(), items] {
      for (int item = 0; item < items; ++item) tx.send(item).unwrap();
    }));
  }
  tx.reset();
  int received = 0;
  for ([[maybe_unused]] int item : rx) ++received;
  check(received == producers * items, "a value is lost");
  for (auto& thread : threads) thread.join();
}

// One value of each producer, to as many consumers, who share the receiver.
inline void shared_receiver(int n) {
  auto ends = sync_channel<int>(1);
  Mutex<Receiver<int>> shared(std::move(ends.second));
  std::vector<JoinHandle<void>> threads;
  for (int i = 0; i < n; ++i) {
    threads.push_back(
        spawn([tx = ends.first.clone()] { tx.send(1).unwrap(); }));
    threads.push_back(spawn([&shared] { shared.lock()->recv().unwrap(); }));
  }
  for (auto& thread : threads) thread.join();
}

// As through_channel, with a mutex and two condition variables.
inline void bounded_buffer(int producers, int items, int capacity) {
  Mutex<int> filled{0};
  Condvar not_full, not_empty;
  in_parallel(producers + 1, [&](int i) {
    const bool produces = i < producers;
    const int times = produces ? items : items * producers;
    for (int time = 0; time < times; ++time) {
      auto guard = filled.lock();
      if (produces) {
        not_full.wait(guard, [&](int n) { return n < capacity; });
        ++*guard;
        not_empty.notify_one();
      } else {
        not_empty.wait(guard, [](int n) { return n > 0; });
        --*guard;
        not_full.notify_one();
      }
    }
  });
}

inline void read_and_write(int readers, int writers) {
  RwLock<int> value{0};
  in_parallel(readers + writers, [&](int i) {
    if (i < readers) {
      (void)*value.read();
    } else {
      ++*value.write();
    }
  });
}

inline void pipeline(int stages, int items) {
  std::vector<JoinHandle<void>> threads;
  auto [first, rx] = sync_channel<int>(1);
  for (int stage = 1; stage < stages; ++stage) {
    auto [tx, next] = sync_channel<int>(1);
    threads.push_back(spawn([rx = std::move(rx), tx = std::move(tx)]() mutable {
      for (int item : rx) tx.send(item).unwrap();
    }));
    rx = std::move(next);
  }
  threads.push_back(spawn([tx = std::move(first), items] {
    for (int item = 0; item < items; ++item) tx.send(item).unwrap();
  }));
  for ([[maybe_unused]] int item : rx) continue;
  for (auto& thread : threads) thread.join();
}

inline void ping_pong(int rounds) {
  auto [ping, pinged] = channel<int>();
  auto [pong, ponged] = channel<int>();
  auto other = spawn([rx = std::move(pinged), tx = std::move(pong)]() mutable {
    for (int item : rx) tx.send(item).unwrap();
  });
  for (int round = 0; round < rounds; ++round) {
    ping.send(round).unwrap();
    check(ponged.recv().unwrap() == round);
  }
  ping.reset();
  other.join();
}

// Each fills the other's channel before it looks into its own.
inline void full_to_each_other() {
  auto [to_left, left] = sync_channel<int>(1);
  auto [to_right, right] = sync_channel<int>(1);
  auto other =
      spawn([tx = std::move(to_left), rx = std::move(right)]() mutable {
        for (int item = 0; item < 2; ++item) tx.send(item).unwrap();
        for ([[maybe_unused]] int item : rx) continue;
      });
  for (int item = 0; item < 2; ++item) to_right.send(item).unwrap();
  for ([[maybe_unused]] int item : left) continue;
  other.join();
}

}  // namespace fearless::programs

#endif  // FEARLESS_TESTS_MODEL_PROGRAMS_H_
