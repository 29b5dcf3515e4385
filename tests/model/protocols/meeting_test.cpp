// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where threads meet or take turns: barrier, latch, semaphore.

#include <array>

#include "fearless/detail/futex_barrier.h"
#include "fearless/detail/futex_latch.h"
#include "fearless/detail/futex_semaphore.h"
#include "tests/model/protocols/explore.h"
#include "tests/model/protocols/mutants.h"

namespace fearless::protocols {
namespace {

using namespace detail;

// ---- barrier

// In each round both write a place of their own, then read the other's.
template <typename Platform>
void barrier_two_rounds() {
  FutexBarrier<Platform> barrier(2);
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  const auto meet = [&] { barrier.wait(barrier.arrive(1, [] {})); };
  const auto work = [&](std::size_t self) {
    for (int round = 1; round <= 2; ++round) {
      data[self] = round;
      meet();
      check(data[1 - self] == round);
      if (round == 1) meet();
    }
  };
  auto other = spawn("other", [&] { work(1); });
  work(0);
  other.join();
}

template <typename Platform>
void barrier_completion() {
  FutexBarrier<Platform> barrier(3);
  var<int> completed{0};
  const auto meet = [&] {
    barrier.wait(barrier.arrive(1, [&] { completed = completed + 1; }));
    check(completed == 1);
  };
  auto second = spawn("second", meet);
  auto third = spawn("third", meet);
  meet();
  second.join();
  third.join();
}

template <typename Platform>
void barrier_drop_out() {
  FutexBarrier<Platform> barrier(2);
  var<int> data{0};
  auto other = spawn("other", [&] {
    data = 1;
    barrier.expect_one_less();
    barrier.arrive(1, [] {});
  });
  barrier.wait(barrier.arrive(1, [] {}));
  check(data == 1);
  barrier.wait(barrier.arrive(1, [] {}));
  other.join();
}

TEST(Barrier, IsSound) {
  expect_sound("barrier, two rounds", kAll, barrier_two_rounds<Explored>);
  expect_sound("barrier, three threads, completion", kAll,
               barrier_completion<Explored>);
  expect_sound("barrier, one drops out", kAll, barrier_drop_out<Explored>);
}
TEST(Barrier, MutantsAreFound) {
  expect_found("barrier, arrive does not release", Kind::kDataRace,
               barrier_two_rounds<WithoutRelease>);
  expect_found("barrier, wait does not acquire", Kind::kDataRace,
               barrier_two_rounds<WithoutAcquire>);
  expect_found("barrier, the last wakes one", Kind::kDeadlock,
               barrier_completion<WakesOne>);
  expect_found("barrier, counts in two steps", Kind::kDeadlock,
               barrier_two_rounds<WithTornCounts>);
}

// ---- latch

template <typename Platform>
void latch_of_two() {
  FutexLatch<Platform> latch(2);
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  const auto work = [&](std::size_t self) {
    data[self] = 1;
    latch.count_down(1);
  };
  auto first = spawn("first", [&] { work(0); });
  auto second = spawn("second", [&] { work(1); });
  latch.wait();
  check(data[0] == 1 && data[1] == 1);
  first.join();
  second.join();
}

TEST(Latch, IsSound) {
  expect_sound("latch, two count down", kAll, latch_of_two<Explored>);
}
TEST(Latch, MutantsAreFound) {
  expect_found("latch, count_down does not release", Kind::kDataRace,
               latch_of_two<WithoutRelease>);
  expect_found("latch, the last does not wake", Kind::kDeadlock,
               latch_of_two<WithoutWake>);
  expect_found("latch, look and sleep in two steps", Kind::kLostWakeup,
               latch_of_two<SleepsUnchecked>);
  expect_found("latch, counts in two steps", Kind::kDeadlock,
               latch_of_two<WithTornCounts>);
}

// ---- semaphore

template <typename Platform>
void semaphore_as_lock() {
  FutexSemaphore<Platform> semaphore(1);
  var<int> data{0};
  const auto add = [&] {
    semaphore.acquire();
    data = data + 1;
    semaphore.release(1);
  };
  auto other = spawn("other", add);
  add();
  other.join();
  check(data == 2);
}

template <typename Platform>
void semaphore_release_two() {
  FutexSemaphore<Platform> semaphore(0);
  var<int> data{0};
  const auto use = [&] {
    semaphore.acquire();
    check(data == 1);
  };
  auto first = spawn("first", use);
  auto second = spawn("second", use);
  data = 1;
  semaphore.release(2);
  first.join();
  second.join();
}

template <typename Platform>
void semaphore_release_twice() {
  FutexSemaphore<Platform> semaphore(0);
  const auto use = [&] { semaphore.acquire(); };
  auto first = spawn("first", use);
  auto second = spawn("second", use);
  semaphore.release(1);
  semaphore.release(1);
  first.join();
  second.join();
}

// Who gives up at the moment of a release must not take the wake with it.
template <typename Platform>
void semaphore_gives_up() {
  FutexSemaphore<Platform> semaphore(0);
  auto timed = spawn("timed", [&] {
    if (semaphore.acquire_until(soon())) semaphore.release(1);
  });
  auto other = spawn("other", [&] { semaphore.acquire(); });
  semaphore.release(1);
  timed.join();
  other.join();
}

TEST(Semaphore, IsSound) {
  expect_sound("semaphore, as a lock", kAll, semaphore_as_lock<Explored>);
  expect_sound("semaphore, two permits at once", kAll,
               semaphore_release_two<Explored>);
  expect_sound("semaphore, two releases", kAll,
               semaphore_release_twice<Explored>);
  expect_sound("semaphore, one gives up", kAll, semaphore_gives_up<Explored>);
}
TEST(Semaphore, MutantsAreFound) {
  expect_found("semaphore, release does not release", Kind::kDataRace,
               semaphore_as_lock<WithoutRelease>);
  expect_found("semaphore, release does not wake", Kind::kDeadlock,
               semaphore_as_lock<WithoutWake>);
  expect_found("semaphore, look and sleep in two steps", Kind::kLostWakeup,
               semaphore_as_lock<SleepsUnchecked>);
  // That a release of two wakes one is no bug: whoever has slept wakes more.
  expect_sound("semaphore, two permits wake one", kAll,
               semaphore_release_two<WakesOne>);
}

}  // namespace
}  // namespace fearless::protocols
