// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Programs that are busy in every way the library knows and never deadlock,
// with a look every millisecond: a report would end the process.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include "fearless/barrier.h"
#include "fearless/channel.h"
#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/select.h"
#include "fearless/std.h"
#include "fearless/thread.h"

namespace fearless {
namespace {

using Clock = std::chrono::steady_clock;

// FEARLESS_SOAK_MS: how long each of these takes.
std::chrono::milliseconds soak_time() {
  const char* text = std::getenv("FEARLESS_SOAK_MS");
  return std::chrono::milliseconds(text ? std::atoi(text) : 300);
}

// Calls `program(random)` again and again.
template <typename F>
void soak(F program) {
  std::mt19937 random(
      static_cast<unsigned>(Clock::now().time_since_epoch().count()));
  const auto end = Clock::now() + soak_time();
  while (Clock::now() < end) program(random);
}

void dawdle(unsigned amount) {
  if (amount % 7 == 0) std::this_thread::yield();
  if (amount % 97 == 0) {
    std::this_thread::sleep_for(std::chrono::microseconds(amount % 300));
  }
}

// It reads already, so whoever writes waits for it; but not for ever.
TEST(Live, AReaderBehindAWriterWhoGivesUp) {
  shared_timed_mutex prices;
  prices.lock_shared();
  auto writer = spawn("writer", [&] {
    return prices.try_lock_for(std::chrono::milliseconds(200));
  });
  while (prices.try_lock_shared()) {  // until the writer is in line
    prices.unlock_shared();
    std::this_thread::yield();
  }
  prices.lock_shared();
  EXPECT_FALSE(writer.join());
  prices.unlock_shared();
  prices.unlock_shared();
}

TEST(Live, LocksInOneOrder) {
  soak([](std::mt19937& random) {
    std::array<mutex, 4> locks;
    std::array<shared_mutex, 3> shared;
    scope([&](Scope& s) {
      for (int t = 0; t < 5; ++t) {
        s.spawn([&, seed = random()] {
          std::mt19937 dice(seed);
          for (int i = 0; i < 300; ++i) {
            const unsigned first = dice() % locks.size();
            std::lock_guard a(locks[first]);
            dawdle(dice());
            for (unsigned next = first + 1; next < locks.size(); ++next) {
              std::lock_guard b(locks[next]);
            }
            auto& rw = shared[dice() % shared.size()];
            if (dice() % 2) {
              std::lock_guard write(rw);
            } else {
              rw.lock_shared();
              dawdle(dice());
              rw.unlock_shared();
            }
          }
        });
      }
    });
  });
}

TEST(Live, ReadersAndWriters) {
  soak([](std::mt19937& random) {
    RwLock<int> value(0);
    Mutex<int> other(0);
    scope([&](Scope& s) {
      for (int t = 0; t < 6; ++t) {
        s.spawn([&, seed = random()] {
          std::mt19937 dice(seed);
          for (int i = 0; i < 300; ++i) {
            if (dice() % 3 == 0) {
              auto w = value.write();
              *other.lock() += 1;
              *w += 1;
            } else {
              auto r = value.read();
              if (dice() % 2) *other.lock() += *r;
              dawdle(dice());
            }
          }
        });
      }
    });
  });
}

TEST(Live, Pipelines) {
  soak([](std::mt19937& random) {
    const std::size_t room = random() % 3;
    auto [tx, rx] = sync_channel<int>(room, "first");
    auto [done, results] =
        random() % 2 ? channel<int>("second") : sync_channel<int>(1, "second");
    scope([&](Scope& s) {
      for (int t = 0; t < 3; ++t) {
        s.spawn([tx = tx.clone(), seed = random()] {
          std::mt19937 dice(seed);
          for (int i = 0; i < 200; ++i) {
            tx.send(i).unwrap();
            dawdle(dice());
          }
        });
      }
      tx.reset();
      s.spawn([rx = std::move(rx), done = std::move(done)]() mutable {
        for (int& value : rx) done.send(value).unwrap();
      });
      int count = 0;
      for (int& value : results) count += value >= 0;
      EXPECT_EQ(count, 600);
    });
  });
}

TEST(Live, ConditionVariablesAndSemaphores) {
  soak([](std::mt19937& random) {
    Mutex<std::vector<int>> queue;
    Condvar changed;
    counting_semaphore<> room(4);
    latch finished(3);
    scope([&](Scope& s) {
      for (int t = 0; t < 3; ++t) {
        s.spawn([&, seed = random()] {
          std::mt19937 dice(seed);
          for (int i = 0; i < 100; ++i) {
            room.acquire();
            queue.lock()->push_back(i);
            changed.notify_one();
            dawdle(dice());
          }
          finished.arrive_and_wait();
        });
      }
      for (int i = 0; i < 300; ++i) {
        auto guard = queue.lock();
        changed.wait(guard, [](auto& items) { return !items.empty(); });
        guard->pop_back();
        guard.unlock();
        room.release();
      }
    });
  });
}

TEST(Live, BarriersAndJoins) {
  soak([](std::mt19937& random) {
    constexpr int kThreads = 4;
    Barrier phase(kThreads);
    std::vector<JoinHandle<int>> handles;
    for (int t = 0; t < kThreads; ++t) {
      handles.push_back(spawn("phase", [&phase, seed = random()] {
        std::mt19937 dice(seed);
        for (int i = 0; i < 50; ++i) {
          phase.wait();
          dawdle(dice());
        }
        return spawn([] { return 1; }).join();
      }));
    }
    int sum = 0;
    for (auto& handle : handles) sum += handle.join();
    EXPECT_EQ(sum, kThreads);
  });
}

TEST(Live, ForeignThreadsHelp) {
  soak([](std::mt19937& random) {
    auto [tx, rx] = channel<int>();
    latch start(1);
    // Never calls us before it sends.
    std::thread sender([&tx = tx, &start, pause = random() % 2000] {
      std::this_thread::sleep_for(std::chrono::microseconds(pause));
      tx.send(1).unwrap();
      std::this_thread::sleep_for(std::chrono::microseconds(pause));
      start.count_down();
    });
    EXPECT_EQ(rx.recv().value(), 1);
    start.wait();
    sender.join();
  });
}

}  // namespace
}  // namespace fearless
