// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/thread.h"

#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

namespace fearless {
namespace {

using std::chrono::milliseconds;

std::string name_of_this_thread() {
  char name[16] = {};
  pthread_getname_np(pthread_self(), name, sizeof name);
  return name;
}

TEST(Spawn, JoinGivesTheResult) {
  EXPECT_EQ(spawn([] { return 7; }).join(), 7);
  spawn([] {}).join();
  auto owner =
      spawn([p = std::make_unique<int>(3)]() mutable { return std::move(p); });
  EXPECT_EQ(*owner.join(), 3);
  static int shared = 0;
  int& reference = spawn([]() -> int& { return shared; }).join();
  EXPECT_EQ(&reference, &shared);
}

TEST(Spawn, JoinThrowsWhatTheThreadThrew) {
  auto handle = spawn([]() -> int { throw std::runtime_error("no paper"); });
  try {
    handle.join();
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "no paper");
  }
  EXPECT_FALSE(handle.joinable());
}

TEST(Spawn, ASecondJoinSaysThatThereIsNoResult) {
  auto handle = spawn([] { return 1; });
  handle.join();
  EXPECT_THROW(handle.join(), NoResultError);
}

TEST(Spawn, NamesTheThread) {
  EXPECT_EQ(spawn("printer", name_of_this_thread).join(), "printer");
  const std::string name = "a name of more than fifteen bytes";
  EXPECT_EQ(spawn(name, name_of_this_thread).join(), name.substr(0, 15));
}

TEST(Spawn, TheFunctionIsDestroyedBeforeTheJoinReturns) {
  auto witness = std::make_shared<int>();
  spawn([witness] {}).join();
  EXPECT_EQ(witness.use_count(), 1);
  EXPECT_THROW(spawn([witness] { throw 1; }).join(), int);
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(Spawn, ThreadLocalsAreDestroyedBeforeTheJoinReturns) {
  static std::atomic<int> destroyed = 0;
  struct Local {
    ~Local() {
      std::this_thread::sleep_for(milliseconds(2));
      ++destroyed;
    }
  };
  spawn([] {
    static thread_local Local local;
    (void)&local;
  }).join();
  EXPECT_EQ(destroyed, 1);
}

TEST(Spawn, ADroppedHandleLetsTheThreadRun) {
  std::atomic<bool> is_done = false;
  {
    auto handle = spawn([&is_done] {
      std::this_thread::sleep_for(milliseconds(2));
      is_done = true;
      is_done.notify_all();
    });
  }
  is_done.wait(false);
  spawn([] {}).detach();
}

TEST(Spawn, AssigningAHandleLetsTheOldThreadRun) {
  auto handle = spawn([] { return 1; });
  handle = spawn([] { return 2; });
  EXPECT_EQ(handle.join(), 2);
}

TEST(Spawn, IsFinishedWithoutWaiting) {
  std::atomic<bool> may_end = false;
  auto handle = spawn([&may_end] { may_end.wait(false); });
  EXPECT_FALSE(handle.is_finished());
  may_end = true;
  may_end.notify_all();
  while (!handle.is_finished()) std::this_thread::yield();
  handle.join();
}

TEST(Spawn, AnExceptionThatNobodyTakesIsReported) {
  testing::internal::CaptureStderr();
  auto witness = std::make_shared<int>();
  {
    auto handle = spawn("lost", [witness] { throw std::logic_error("oops"); });
    while (!handle.is_finished()) std::this_thread::yield();
    // The handle frees the task, or the thread does a moment later.
    std::this_thread::sleep_for(milliseconds(5));
  }
  std::string said = testing::internal::GetCapturedStderr();
  EXPECT_EQ(said, "fearless: thread lost ended with an exception: oops\n");
}

TEST(Spawn, PthreadExitLeavesNoResult) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP();
#endif
  auto witness = std::make_shared<int>();
  auto handle = spawn([witness]() -> int {
    pthread_exit(nullptr);
    return 1;
  });
  EXPECT_THROW(handle.join(), NoResultError);
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(Spawn, JoiningItselfIsAnError) {
  std::atomic<JoinHandle<void>*> self = nullptr;
  auto handle = spawn([&self] {
    self.wait(nullptr);
    EXPECT_THROW(self.load()->join(), std::system_error);
  });
  JoinHandle<void> kept = std::move(handle);
  self = &kept;
  self.notify_all();
  while (!kept.joinable() || !kept.is_finished()) std::this_thread::yield();
}

// In a child of its own: a process that may have no more threads.
int spawn_without_threads() {
  const rlimit none = {1, 1};
  if (setrlimit(RLIMIT_NPROC, &none) != 0) return 0;
  if (setuid(65534) != 0) return 0;  // root has no limit
  auto witness = std::make_shared<int>();
  try {
    spawn([witness] {}).join();
    return 2;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::resource_unavailable_try_again) return 3;
    return witness.use_count() == 1 ? 0 : 4;
  }
}

TEST(Spawn, NoThreadToBeHadIsAnErrorForTheCaller) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) _exit(spawn_without_threads());
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Scope, JoinsWhatBorrows) {
  std::vector<int> numbers = {1, 2, 3};
  long sum = 0;
  scope([&](Scope& s) {
    s.spawn([&] {
      for (int n : numbers) sum += n;
    });
  });
  EXPECT_EQ(sum, 6);
}

TEST(Scope, GivesWhatItsBodyReturns) {
  const int sum = scope([](Scope& s) {
    auto one = s.spawn("one", [] { return 1; });
    auto two = s.spawn([] { return 2; });
    return one.join() + two.join();
  });
  EXPECT_EQ(sum, 3);
  auto owner = scope([](Scope&) { return std::make_unique<int>(5); });
  EXPECT_EQ(*owner, 5);
  int local = 0;
  int& same = scope([&](Scope&) -> int& { return local; });
  EXPECT_EQ(&same, &local);
}

TEST(Scope, JoinsWhenTheBodyThrows) {
  std::atomic<int> done = 0;
  try {
    scope([&](Scope& s) {
      for (int t = 0; t < 3; ++t) {
        s.spawn([&] {
          std::this_thread::sleep_for(milliseconds(2));
          ++done;
        });
      }
      throw std::runtime_error("while spawning");
    });
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "while spawning");
  }
  EXPECT_EQ(done, 3);
}

TEST(Scope, ThrowsTheFirstExceptionThatNobodyTook) {
  testing::internal::CaptureStderr();
  try {
    scope([](Scope& s) {
      s.spawn("one", [] { throw 1; });
      s.spawn("two", [] { throw 2; });
    });
    FAIL();
  } catch (int thrown) {
    EXPECT_EQ(thrown, 1);
  }
  std::this_thread::sleep_for(milliseconds(2));
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "fearless: thread two ended with an exception\n");
}

TEST(Scope, AnExceptionTakenByJoinIsNotThrownAgain) {
  scope([](Scope& s) {
    auto handle = s.spawn([] { throw 1; });
    EXPECT_THROW(handle.join(), int);
  });
}

TEST(Scope, ItsThreadsMaySpawnIntoIt) {
  std::atomic<int> leaves = 0;
  scope([&](Scope& s) {
    for (int t = 0; t < 3; ++t) {
      s.spawn([&] { s.spawn([&] { s.spawn([&] { ++leaves; }); }); });
    }
  });
  EXPECT_EQ(leaves, 3);
}

TEST(Scope, TwoMayWaitForOneThread) {
  int value = 0;
  scope([&](Scope& s) {
    auto slow = s.spawn([&] {
      std::this_thread::sleep_for(milliseconds(2));
      value = 1;
    });
    s.spawn([slow = std::move(slow), &value]() mutable {
      slow.join();
      EXPECT_EQ(value, 1);
    });
  });
}

TEST(StdThread, IsStdsWithStdsMembers) {
  int n = 0;
  thread t([&n](int by) { n += by; }, 2);
  EXPECT_TRUE(t.joinable());
  EXPECT_NE(t.get_id(), std::this_thread::get_id());
  thread moved = std::move(t);
  moved.join();
  EXPECT_EQ(n, 2);
  EXPECT_GE(thread::hardware_concurrency(), 0u);
  thread empty;
  std::swap(empty, moved);
}

TEST(StdThread, AJthreadIsAskedToStopAndJoined) {
  bool was_stopped = false;
  {
    jthread t([&](std::stop_token stop) {
      while (!stop.stop_requested()) fearless::this_thread::yield();
      was_stopped = true;
    });
  }
  EXPECT_TRUE(was_stopped);
}

}  // namespace
}  // namespace fearless
