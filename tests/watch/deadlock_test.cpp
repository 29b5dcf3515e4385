// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What must be reported, each in a process of its own.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <thread>

#include "fearless/barrier.h"
#include "fearless/channel.h"
#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/once.h"
#include "fearless/rwlock.h"
#include "fearless/std.h"
#include "fearless/thread.h"
#include "fearless/watch.h"
#include "tests/watch/blocked.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;

void pause_for(int count) { std::this_thread::sleep_for(milliseconds(count)); }

class Deadlock : public testing::Test {
 protected:
  Deadlock() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

#define EXPECT_REPORT(program, words) \
  EXPECT_EXIT((program)(), testing::ExitedWithCode(66), words)

void of_one_thread_and_its_lock() {
  Mutex<int> orders;
  auto first = orders.lock();
  auto second = orders.lock();
}
TEST_F(Deadlock, OfOneThreadAndItsLock) {
  EXPECT_REPORT(of_one_thread_and_its_lock,
                "DEADLOCK: the only thread.*orders.*held by itself");
}

void while_other_threads_run() {
  auto busy = spawn("busy", [] { pause_for(10000); });
  mutex printer;
  printer.lock();
  spawn("self", [&] {
    mutex mine;
    mine.lock();
    mine.lock();
  }).join();
}
TEST_F(Deadlock, WhileOtherThreadsRun) {
  EXPECT_REPORT(while_other_threads_run, "DEADLOCK: [12] of 3 threads");
}

void of_three_locks_in_three_threads() {
  mutex locks[3];
  latch all(3);
  auto busy = spawn("busy", [] { pause_for(10000); });
  scope([&](Scope& s) {
    for (int i = 0; i < 3; ++i) {
      s.spawn([&, i] {
        locks[i].lock();
        all.arrive_and_wait();
        locks[(i + 1) % 3].lock();
      });
    }
  });
}
TEST_F(Deadlock, OfThreeLocksInThreeThreads) {
  EXPECT_REPORT(of_three_locks_in_three_threads, "DEADLOCK: [34] of 5 threads");
}

void reader_behind_a_writer_that_waits_for_it() {
  shared_mutex prices;
  prices.lock_shared();
  auto writer = spawn("writer", [&] { prices.lock(); });
  until_blocked(1);
  prices.lock_shared();
}
TEST_F(Deadlock, ReaderBehindAWriterThatWaitsForIt) {
  EXPECT_REPORT(reader_behind_a_writer_that_waits_for_it,
                "waits to read lock \"prices\"");
}

void writer_of_a_lock_that_it_reads() {
  RwLock<int> prices;
  auto reading = prices.read();
  auto writing = prices.write();
}
TEST_F(Deadlock, WriterOfALockThatItReads) {
  EXPECT_REPORT(writer_of_a_lock_that_it_reads,
                "waits to write lock \"prices\".*\n.*read by itself");
}

void once_that_calls_itself() {
  static Once once;
  once.call_once([] { once.call_once([] {}); });
}
TEST_F(Deadlock, OnceThatCallsItself) {
  EXPECT_REPORT(once_that_calls_itself, "Once \"once\"");
}

void barrier_that_one_never_reaches() {
  Barrier barrier(3);
  auto other = spawn("other", [&] { barrier.wait(); });
  barrier.wait();
}
TEST_F(Deadlock, BarrierThatOneNeverReaches) {
  EXPECT_REPORT(barrier_that_one_never_reaches, "DEADLOCK: all 2 threads.*");
}

void semaphore_without_a_permit() {
  counting_semaphore<> permits(0);
  permits.acquire();
}
TEST_F(Deadlock, SemaphoreWithoutAPermit) {
  EXPECT_REPORT(semaphore_without_a_permit, "permit of semaphore \"permits\"");
}

void latch_that_is_not_counted_down() {
  latch start(1);
  scope([&](Scope& s) { s.spawn("runner", [&] { start.wait(); }); });
}
TEST_F(Deadlock, LatchThatIsNotCountedDown) {
  EXPECT_REPORT(latch_that_is_not_counted_down, "runner.*latch \"start\"");
}

void notify_one_where_two_wait() {
  Mutex<int> turns(0);
  Condvar changed;
  const auto wait = [&] {
    auto guard = turns.lock();
    changed.wait(guard, [](int n) { return n > 0; });
  };
  auto one = spawn("one", wait);
  auto two = spawn("two", wait);
  until_blocked(2);
  *turns.lock() = 2;
  changed.notify_one();
  one.join();
  two.join();
}
TEST_F(Deadlock, NotifyOneWhereTwoWait) {
  EXPECT_REPORT(notify_one_where_two_wait, "notify of condvar \"changed\"");
}

void of_a_receiver_whose_only_sender_it_holds() {
  auto ends = channel<int>("jobs");
  (void)ends.second.recv();
}
TEST_F(Deadlock, OfAReceiverWhoseOnlySenderItHolds) {
  EXPECT_REPORT(of_a_receiver_whose_only_sender_it_holds,
                "value in channel \"jobs\"");
}

void of_a_rendezvous_with_oneself() {
  auto ends = sync_channel<int>(0, "hand");
  (void)ends.first.send(1);
}
TEST_F(Deadlock, OfARendezvousWithOneself) {
  EXPECT_REPORT(of_a_rendezvous_with_oneself, "room in channel \"hand\"");
}

void owner_is_gone() {
  mutex printer;
  spawn("printer", [&] { printer.lock(); }).join();
  auto busy = spawn("busy", [] { pause_for(10000); });
  printer.lock();
}
TEST_F(Deadlock, OwnerIsGone) {
  EXPECT_REPORT(owner_is_gone, "held by printer, which has ended, since");
}

// A thread that std started, and that waits with std's means, may do anything.
void is_found_though_foreign_threads_run() {
  std::thread foreign([] { pause_for(10000); });
  mutex a;
  a.lock();
  a.lock();
}
TEST_F(Deadlock, IsFoundThoughForeignThreadsRun) {
  EXPECT_REPORT(is_found_though_foreign_threads_run, "DEADLOCK: ");
}

void is_found_where_a_thread_was_just_ending() {
  for (int i = 0; i < 4; ++i) spawn([] {}).detach();
  counting_semaphore<> permits(0);
  permits.acquire();
}
TEST_F(Deadlock, IsFoundWhereAThreadWasJustEnding) {
  EXPECT_REPORT(is_found_where_a_thread_was_just_ending, "permit of semaphore");
}

void in_a_forked_child() {
  mutex shared;
  latch locked(1);
  auto owner = spawn("owner", [&] {
    shared.lock();
    locked.count_down();
    pause_for(3000);
  });
  locked.wait();
  const pid_t child = fork();
  if (child == 0) {
    shared.lock();
    _exit(1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  _exit(WEXITSTATUS(status));
}
TEST_F(Deadlock, InAForkedChild) {
  EXPECT_REPORT(in_a_forked_child, "held by owner, which has ended");
}

TEST_F(Deadlock, CanBeThrown) {
  setenv("FEARLESS_OPTIONS", "on_deadlock=throw", 1);
  EXPECT_EXIT(
      {
        Mutex<int> orders;
        try {
          auto first = orders.lock();
          auto second = orders.lock();
        } catch (const DeadlockError& error) {
          std::fputs(error.what(), stderr);
        }
        auto third = orders.lock_ignoring_poison();  // it is free again
        _exit(3);
      },
      testing::ExitedWithCode(3), "DEADLOCK: the only thread");
  unsetenv("FEARLESS_OPTIONS");
}

TEST_F(Deadlock, CallsTheHandler) {
  EXPECT_EXIT(
      {
        set_report_handler([](const Report& report) {
          std::fprintf(stderr, "HANDLER %s %s", report.title, report.json);
        });
        mutex a;
        a.lock();
        a.lock();
      },
      testing::ExitedWithCode(66),
      "HANDLER DEADLOCK .*\"check\": \"deadlock\"");
}

TEST_F(Deadlock, HasAnExitCodeOfYourChoice) {
  setenv("FEARLESS_OPTIONS", "exitcode=7", 1);
  EXPECT_EXIT(
      {
        mutex a;
        a.lock();
        a.lock();
      },
      testing::ExitedWithCode(7), "DEADLOCK");
  unsetenv("FEARLESS_OPTIONS");
}

}  // namespace
}  // namespace fearless
