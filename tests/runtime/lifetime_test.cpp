// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The ends of threads and of the program: what thread_local and static objects
// may still do with locks, channels and owners when they are destroyed. Each
// program ends in a process of its own and says on stderr what it saw.

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "fearless/arc.h"
#include "fearless/channel.h"
#include "fearless/mutex.h"
#include "fearless/once.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

namespace fearless {
namespace {

// Constant-initialised: there before the first static object, and, since an
// int needs no destructor, there after the last.
Mutex<int> goodbyes{0};
RwLock<int> readings{7};

// Runs `farewell` when it is destroyed.
template <typename F>
class AtTheEnd {
 public:
  explicit AtTheEnd(F farewell) : farewell_(std::move(farewell)) {}
  AtTheEnd(const AtTheEnd&) = delete;
  AtTheEnd& operator=(const AtTheEnd&) = delete;
  ~AtTheEnd() { farewell_(); }

 private:
  F farewell_;
};

TEST(ThreadLocal, DestructorsMaySendLockAndOwn) {
  auto [tx, rx] = channel<std::string>();
  auto counter = make_arc<Mutex<int>>(0);
  auto handle = spawn([tx = std::move(tx), counter]() mutable {
    thread_local AtTheEnd farewell(
        [tx = std::move(tx), counter = std::move(counter)] {
          *counter->lock() += 1;
          tx.send("bye").unwrap();
        });
  });
  handle.join();  // after all of that
  EXPECT_EQ(*counter->lock(), 1);
  EXPECT_EQ(counter.strong_count(), 1u);
  EXPECT_EQ(rx.recv(), "bye");
  EXPECT_FALSE(rx.recv());
}

TEST(ThreadLocal, AGuardMayBeReleasedByADestructor) {
  Mutex<int> m{1};
  spawn([&m] {
    thread_local auto guard = m.lock();
    *guard = 2;
  }).join();
  EXPECT_EQ(*m.try_lock().value(), 2);
}

TEST(ThreadLocal, ADestructorMaySpawnAndJoin) {
  std::atomic<int> ran = 0;
  spawn([&ran] {
    thread_local AtTheEnd farewell(
        [&ran] { ran = spawn([] { return 5; }).join(); });
  }).join();
  EXPECT_EQ(ran, 5);
}

// Statics are destroyed in the reverse order of their construction, the
// thread_locals of main() before all of them.
[[noreturn]] void end_with_statics() {
  static auto ends = channel<int>();
  static AtTheEnd after_all([] {
    *goodbyes.lock() += 1;
    std::fprintf(stderr, "%d goodbyes, %d", *goodbyes.lock(), *readings.read());
  });
  static auto shared = make_arc<Mutex<int>>(10);
  static AtTheEnd uses_the_channel([] {
    ends.first.send(*shared->lock()).unwrap();
    int sum = 0;
    while (auto value = ends.second.try_recv()) sum += *value;
    *goodbyes.lock() += 1;
    std::fprintf(stderr, "sum %d, ", sum);
  });
  thread_local AtTheEnd of_main([] {
    ends.first.send(1).unwrap();
    scope([](Scope& threads) {
      threads.spawn([] { ends.first.send(2).unwrap(); });
    });
    *goodbyes.lock() += 1;
  });
  std::exit(0);
}

TEST(StaticDestruction, MayUseLocksChannelsAndThreads) {
  testing::GTEST_FLAG(death_test_style) = "threadsafe";
  EXPECT_EXIT(end_with_statics(), testing::ExitedWithCode(0),
              "sum 13, 3 goodbyes, 7");
}

// As in Rust, the end of main() cuts off threads that nobody joined. They may
// wait for ever: nothing at the end waits for them.
[[noreturn]] void end_while_threads_wait() {
  static auto ends = channel<int>();
  static Mutex<int> held{1};
  auto guard = held.lock();
  std::atomic<int> waiting = 0;
  auto receiver = spawn([&waiting, rx = std::move(ends.second)]() mutable {
    ++waiting;
    (void)rx.recv();
  });
  auto locker = spawn([&waiting] {
    ++waiting;
    (void)held.lock();
  });
  while (waiting != 2) std::this_thread::yield();
  receiver.detach();
  locker.detach();
  std::fprintf(stderr, "the end");
  std::exit(0);
}

TEST(StaticDestruction, DoesNotWaitForThreadsThatWait) {
  testing::GTEST_FLAG(death_test_style) = "threadsafe";
  EXPECT_EXIT(end_while_threads_wait(), testing::ExitedWithCode(0), "the end");
}

// A scope that gets one thread and not the next, in a process of its own.
int scope_without_a_second_thread() {
  std::atomic<int> ran = 0;
  try {
    scope([&](Scope& threads) {
      threads.spawn([&] { ++ran; });
      const rlimit none = {1, 1};
      if (setrlimit(RLIMIT_NPROC, &none) != 0) return;
      if (setuid(65534) != 0) return;  // root has no limit
      threads.spawn([&] { ran += 10; });
    });
    return ran == 1 ? 0 : 2;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::resource_unavailable_try_again) return 3;
    return ran == 1 ? 0 : 4;
  }
}

TEST(Scope, JoinsWhatHasStartedWhenThereIsNoFurtherThread) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) _exit(scope_without_a_second_thread());
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace fearless
