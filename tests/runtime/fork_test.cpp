// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What each primitive is in the child of a fork, where only the thread that
// forked goes on: what that thread held it holds, what others held stays held,
// what others waited for is as they left it. The headers say the same.

#include <gtest/gtest.h>
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <system_error>
#include <thread>

#include "fearless/arc.h"
#include "fearless/barrier.h"
#include "fearless/channel.h"
#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/once.h"
#include "fearless/rwlock.h"
#include "fearless/select.h"
#include "fearless/semaphore.h"
#include "fearless/std.h"
#include "fearless/thread.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;

// ThreadSanitizer wants no new threads in a child of a process with threads.
#if defined(__SANITIZE_THREAD__)
constexpr bool kMaySpawnInChild = false;
#elif defined(__has_feature)
constexpr bool kMaySpawnInChild = !__has_feature(thread_sanitizer);
#else
constexpr bool kMaySpawnInChild = true;
#endif

// Runs `check` in a forked child; "" if it says so, and what is wrong else. A
// child that hangs is ended by an alarm.
std::string in_child(const std::function<const char*()>& check) {
  int ends[2];
  if (pipe(ends) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    alarm(10);
    const char* wrong = check();
    const auto length = std::char_traits<char>::length(wrong);
    _exit(write(ends[1], wrong, length) == ssize_t(length) ? 0 : 1);
  }
  close(ends[1]);
  char text[200];
  const ssize_t length = read(ends[0], text, sizeof text);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return "it died";
  return std::string(text, length);
}

// Another thread that does `begin`, waits for the end of this, and does `end`.
class Meanwhile {
 public:
  template <typename Hold>
  explicit Meanwhile(Hold hold)
      : thread_([this, hold] {
          auto held = hold();
          is_ready_.release();
          is_over_.acquire();
          (void)held;
        }) {
    is_ready_.acquire();
  }
  ~Meanwhile() {
    is_over_.release();
    thread_.join();
  }

 private:
  std::binary_semaphore is_ready_{0};
  std::binary_semaphore is_over_{0};
  std::thread thread_;
};

TEST(Fork, WhatTheForkingThreadHeldItHolds) {
  Mutex<int> m{1};
  recursive_mutex recursive;
  RwLock<int> rwlock{2};
  std::optional guard(m.lock());
  std::optional reader(rwlock.read());
  std::lock_guard outer(recursive);
  EXPECT_EQ(in_child([&] {
              if (m.try_lock()) return "the mutex is free";
              guard.reset();
              if (!m.try_lock()) return "the mutex is not free";
              if (!recursive.try_lock()) return "another one's recursive_mutex";
              if (rwlock.try_write()) return "the rwlock is free";
              reader.reset();
              if (!rwlock.try_write()) return "the rwlock is not free";
              return "";
            }),
            "");
}

TEST(Fork, WhatOthersHeldStaysHeld) {
  Mutex<int> m{1};
  timed_mutex timed;
  recursive_mutex recursive;
  RwLock<int> rwlock{2};
  Meanwhile other([&] {
    return std::tuple(m.lock(), rwlock.read(), std::unique_lock(timed),
                      std::unique_lock(recursive));
  });
  EXPECT_EQ(in_child([&] {
              if (m.try_lock()) return "the mutex is free";
              if (timed.try_lock_for(milliseconds(2))) return "timed is free";
              if (recursive.try_lock()) return "recursive is free";
              if (rwlock.try_write()) return "the rwlock is free";
              if (!rwlock.try_read()) return "one cannot read any more";
              return "";
            }),
            "");
}

TEST(Fork, ACondvarMayBeNotifiedAndWaitedFor) {
  Mutex<bool> m{false};
  Condvar changed;
  Mutex<bool> others{false};
  std::thread waiter([&] {
    auto guard = others.lock();
    changed.wait(guard, [](bool done) { return done; });
  });
  EXPECT_EQ(in_child([&] {
              changed.notify_all();
              auto guard = m.lock();
              if (changed.wait_for(guard, milliseconds(2),
                                   [](bool done) { return done; })) {
                return "it was done";
              }
              return "";
            }),
            "");
  *others.lock() = true;
  changed.notify_all();
  waiter.join();
}

TEST(Fork, AChannelGoesOnWithTheEndsOfTheChild) {
  auto [tx, rx] = channel<int>();
  auto [bounded_tx, bounded_rx] = sync_channel<int>(1);
  auto [met_tx, met_rx] = sync_channel<int>(0);
  tx.send(1).unwrap();
  bounded_tx.send(2).unwrap();
  Meanwhile other([&tx = tx] { return tx.clone(); });
  EXPECT_EQ(
      in_child([&, &tx = tx, &rx = rx, &bounded_tx = bounded_tx,
                &bounded_rx = bounded_rx, &met_tx = met_tx, &met_rx = met_rx] {
        if (rx.recv() != 1) return "the first value is lost";
        for (int i = 0; i < 200; ++i) tx.send(i).unwrap();
        for (int i = 0; i < 200; ++i) {
          if (rx.recv() != i) return "a value is lost";
        }
        if (bounded_tx.try_send(3)) return "there is room";
        if (bounded_rx.recv() != 2) return "the bounded value is lost";
        if (met_tx.try_send(1)) return "somebody is at the rendezvous";
        bool is_late = false;
        select(recv(rx, [](auto) {}), recv(met_rx, [](auto) {}),
               after(milliseconds(1), [&] { is_late = true; }));
        if (!is_late) return "select received something";
        // The clone of the other thread still counts, and is never gone.
        tx.reset();
        return rx.recv_timeout(milliseconds(1)).error() ==
                       RecvTimeoutError::kTimeout
                   ? ""
                   : "all senders are gone";
      }),
      "");
  EXPECT_EQ(rx.recv(), 1);
}

TEST(Fork, CountsAndPermitsAreAsTheyWere) {
  Once once;
  once.call_once([] {});
  counting_semaphore<8> permits(1);
  latch open(1);
  open.count_down();
  Barrier barrier(1);
  auto arc = make_arc<int>(5);
  Meanwhile other([&] { return arc.clone(); });
  EXPECT_EQ(in_child([&] {
              bool ran = false;
              once.call_once([&] { ran = true; });
              if (ran) return "once ran twice";
              if (!permits.try_acquire()) return "the permit is lost";
              if (permits.try_acquire()) return "there are two permits";
              open.wait();
              if (!barrier.wait().is_leader()) return "nobody leads";
              if (arc.strong_count() != 2) return "an owner is lost";
              return "";
            }),
            "");
}

TEST(Fork, ThreadsOfTheParentAreNotThere) {
  std::binary_semaphore is_over{0};
  auto handle = spawn([&] { is_over.acquire(); });
  auto dropped = spawn([] {});
  EXPECT_EQ(in_child([&] {
              try {
                handle.join();
                return "join() returned";
              } catch (const std::system_error& error) {
                if (error.code() != std::errc::no_such_process) return "why?";
              }
              {
                auto drop = std::move(dropped);
              }
              if (!kMaySpawnInChild) return "";
              // On the stack that was one of the parent's threads', perhaps.
              auto mine = spawn([] { return 7; });
              {
                auto drop = std::move(handle);
              }
              return mine.join() == 7 ? "" : "not seven";
            }),
            "");
  is_over.release();
  handle.join();
}

TEST(Fork, AScopeInTheChildWaitsForNobody) {
  const pid_t parent = getpid();
  std::binary_semaphore is_over{0};
  scope([&](Scope& threads) {
    threads.spawn([&] { is_over.acquire(); });
    const pid_t child = fork();
    if (child == 0) {
      alarm(10);
      return;  // to the end of the scope
    }
    int status = 1;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    is_over.release();
  });
  if (getpid() != parent) _exit(0);
}

// The kernel may have forgotten what the parent registered.
TEST(Fork, TheFenceOfAllThreadsIsAFence) {
  if (!detail::Native::has_process_fence()) GTEST_SKIP() << "not to be had";
  EXPECT_EQ(in_child([] {
              const bool is_fence =
                  syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0,
                          0) == 0;
              return is_fence ? "" : "it is none";
            }),
            "");
}

}  // namespace
}  // namespace fearless
