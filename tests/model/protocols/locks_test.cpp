// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything that sleeps in a futex by itself: mutex, condition variable,
// reader-writer lock, once, barrier, latch, semaphore.

#include <array>
#include <memory>
#include <mutex>

#include "fearless/detail/futex_barrier.h"
#include "fearless/detail/futex_condvar.h"
#include "fearless/detail/futex_latch.h"
#include "fearless/detail/futex_mutex.h"
#include "fearless/detail/futex_once.h"
#include "fearless/detail/futex_rwlock.h"
#include "fearless/detail/futex_semaphore.h"
#include "tests/model/protocols/explore.h"
#include "tests/model/protocols/mutants.h"

namespace fearless::protocols {
namespace {

using namespace detail;

// ---- mutex

template <typename Platform>
void mutex_of_two() {
  FutexMutex<Platform> lock;
  var<int> data{0};
  const auto add = [&] {
    lock.lock();
    data = data + 1;
    lock.unlock();
  };
  auto other = spawn("other", add);
  add();
  other.join();
  check(data == 2);
}

template <typename Platform>
void mutex_of_three() {
  FutexMutex<Platform> lock;
  var<int> data{0};
  const auto add = [&] {
    lock.lock();
    data = data + 1;
    lock.unlock();
  };
  auto second = spawn("second", add);
  auto third = spawn("third", add);
  add();
  second.join();
  third.join();
  check(data == 3);
}

// One of the sleepers may be woken and give up at the same time.
template <typename Platform>
void mutex_with_time_out() {
  FutexMutex<Platform> lock;
  var<int> data{0};
  auto timed = spawn("timed", [&] {
    if (!lock.lock_until(soon())) return;
    data = data + 1;
    lock.unlock();
  });
  auto other = spawn("other", [&] {
    lock.lock();
    data = data + 1;
    lock.unlock();
  });
  lock.lock();
  data = data + 1;
  lock.unlock();
  timed.join();
  other.join();
  check(data >= 2);
}

// The poison is sticky, and no lock is lost to it.
template <typename Platform>
void mutex_poisoned() {
  FutexMutex<Platform> lock;
  var<int> data{0};
  const auto add = [&] {
    lock.lock();
    data = data + 1;
    lock.unlock();
  };
  auto other = spawn("other", [&] {
    lock.lock();
    lock.poison();
    lock.unlock();
  });
  add();
  other.join();
  check(lock.is_poisoned());
  add();
  lock.clear_poison();
  add();
  check(data == 3);
}

TEST(Mutex, IsSound) {
  expect_sound("mutex, two threads", kAll, mutex_of_two<Explored>);
  expect_sound("mutex, three threads", 4, mutex_of_three<Explored>);
  expect_sound("mutex, lock_until", 3, mutex_with_time_out<Explored>);
  expect_sound("mutex, poisoned", kAll, mutex_poisoned<Explored>);
}
TEST(Mutex, MutantsAreFound) {
  expect_found("mutex, unlock does not release", Kind::kDataRace,
               mutex_of_two<WithoutRelease>);
  expect_found("mutex, lock does not acquire", Kind::kDataRace,
               mutex_of_two<WithoutAcquire>);
  expect_found("mutex, unlock does not wake", Kind::kDeadlock,
               mutex_of_two<WithoutWake>);
  expect_found("mutex, look and sleep in two steps", Kind::kLostWakeup,
               mutex_of_two<SleepsUnchecked>);
}

// ---- condition variable

template <typename Platform>
void condvar_wait_and_notify() {
  FutexMutex<Platform> lock;
  FutexCondvar<Platform> changed;
  var<bool> is_ready{false};
  auto waiter = spawn("waiter", [&] {
    lock.lock();
    while (!is_ready) changed.wait(lock);
    lock.unlock();
  });
  lock.lock();
  is_ready = true;
  lock.unlock();
  changed.notify_one();
  waiter.join();
}

template <typename Platform>
void condvar_two_waiters() {
  FutexMutex<Platform> lock;
  FutexCondvar<Platform> changed;
  var<int> permits{0};
  const auto take = [&] {
    lock.lock();
    while (permits == 0) changed.wait(lock);
    permits = permits - 1;
    lock.unlock();
  };
  auto first = spawn("first", take);
  auto second = spawn("second", take);
  lock.lock();
  permits = 2;
  lock.unlock();
  changed.notify_all();
  first.join();
  second.join();
}

template <typename Platform>
void condvar_time_out() {
  FutexMutex<Platform> lock;
  FutexCondvar<Platform> changed;
  var<bool> is_ready{false};
  auto waiter = spawn("waiter", [&] {
    const Deadline deadline = soon();
    lock.lock();
    while (!is_ready && changed.wait_until(lock, deadline)) {
    }
    lock.unlock();
  });
  lock.lock();
  is_ready = true;
  lock.unlock();
  changed.notify_one();
  waiter.join();
}

// The one that notified all destroys it, while the waiter is on its way out.
template <typename Platform>
void condvar_destroyed() {
  FutexMutex<Platform> lock;
  auto changed = std::make_unique<FutexCondvar<Platform>>();
  var<bool> is_ready{false};
  auto waiter = spawn("waiter", [&] {
    lock.lock();
    while (!is_ready) changed->wait(lock);
    lock.unlock();
  });
  lock.lock();
  is_ready = true;
  changed->notify_all();
  lock.unlock();
  changed.reset();
  waiter.join();
}

TEST(Condvar, IsSound) {
  expect_sound("condvar, wait and notify_one", kAll,
               condvar_wait_and_notify<Explored>);
  expect_sound("condvar, two waiters, notify_all", 3,
               condvar_two_waiters<Explored>);
  expect_sound("condvar, wait_until", kAll, condvar_time_out<Explored>);
  expect_sound("condvar, destroyed by who notified", kAll,
               condvar_destroyed<Explored>);
}
TEST(Condvar, MutantsAreFound) {
  expect_found("condvar, look and sleep in two steps", Kind::kLostWakeup,
               condvar_wait_and_notify<SleepsUnchecked>);
  expect_found("condvar, notify_all wakes one", Kind::kDeadlock,
               condvar_two_waiters<WakesOne>);
}

// ---- reader-writer lock

template <typename Platform>
void rwlock_reader_and_writer() {
  FutexRwLock<Platform> lock;
  var<int> data{0};
  auto reader = spawn("reader", [&] {
    lock.lock_shared();
    check(data == 0 || data == 1);
    lock.unlock_shared();
  });
  lock.lock();
  data = 1;
  lock.unlock();
  reader.join();
}

template <typename Platform>
void rwlock_two_readers_and_writer() {
  FutexRwLock<Platform> lock;
  var<int> data{0};
  const auto read = [&] {
    lock.lock_shared();
    check(data == 0 || data == 1);
    lock.unlock_shared();
  };
  auto first = spawn("first", read);
  auto second = spawn("second", read);
  lock.lock();
  data = 1;
  lock.unlock();
  first.join();
  second.join();
}

template <typename Platform>
void rwlock_two_writers_and_reader() {
  FutexRwLock<Platform> lock;
  var<int> data{0};
  const auto write = [&] {
    lock.lock();
    data = data + 1;
    lock.unlock();
  };
  auto first = spawn("first", write);
  auto second = spawn("second", write);
  lock.lock_shared();
  check(data <= 2);
  lock.unlock_shared();
  first.join();
  second.join();
  check(data == 2);
}

// A writer that gives up must not take with it the call that others need.
template <typename Platform>
void rwlock_writer_gives_up() {
  FutexRwLock<Platform> lock;
  var<int> data{0};
  auto timed = spawn("timed", [&] {
    const Deadline deadline = soon();
    if (!lock.try_lock() && !lock.lock_slow(&deadline)) return;
    data = data + 1;
    lock.unlock();
  });
  auto reader = spawn("reader", [&] {
    lock.lock_shared();
    check(data <= 2);
    lock.unlock_shared();
  });
  lock.lock();
  data = data + 1;
  lock.unlock();
  timed.join();
  reader.join();
}

TEST(RwLock, IsSound) {
  expect_sound("rwlock, reader and writer", kAll,
               rwlock_reader_and_writer<Explored>);
  expect_sound("rwlock, two readers and writer", 4,
               rwlock_two_readers_and_writer<Explored>);
  expect_sound("rwlock, two writers and reader", 3,
               rwlock_two_writers_and_reader<Explored>);
  expect_sound("rwlock, a writer gives up", 3,
               rwlock_writer_gives_up<Explored>);
}
TEST(RwLock, MutantsAreFound) {
  expect_found("rwlock, unlock does not release", Kind::kDataRace,
               rwlock_reader_and_writer<WithoutRelease>);
  expect_found("rwlock, lock does not acquire", Kind::kDataRace,
               rwlock_reader_and_writer<WithoutAcquire>);
  expect_found("rwlock, unlock does not wake", Kind::kDeadlock,
               rwlock_reader_and_writer<WithoutWake>);
  expect_found("rwlock, look and sleep in two steps", Kind::kLostWakeup,
               rwlock_reader_and_writer<SleepsUnchecked>);
  expect_found("rwlock, wakes one of the readers", Kind::kDeadlock,
               rwlock_two_readers_and_writer<WakesOne>);
}

// ---- once

template <typename Platform>
void once_of_two() {
  FutexOnce<Platform> once;
  var<int> value{0};
  const auto use = [&] {
    if (!once.is_completed() && once.begin()) {
      value = value + 1;
      once.finish(true);
    }
    check(value == 1);
  };
  auto other = spawn("other", use);
  use();
  other.join();
}

// The first attempt throws, so to speak.
template <typename Platform>
void once_after_failure() {
  FutexOnce<Platform> once;
  var<int> attempts{0};
  const auto use = [&] {
    while (!once.is_completed() && once.begin()) {
      attempts = attempts + 1;
      once.finish(attempts == 2);
    }
    check(attempts == 2);
  };
  auto other = spawn("other", use);
  use();
  other.join();
}

template <typename Platform>
void once_of_three() {
  FutexOnce<Platform> once;
  var<int> value{0};
  const auto use = [&] {
    if (once.begin()) {
      value = 1;
      once.finish(true);
    }
    check(value == 1);
  };
  auto second = spawn("second", use);
  auto third = spawn("third", use);
  use();
  second.join();
  third.join();
}

TEST(Once, IsSound) {
  expect_sound("once, two threads", kAll, once_of_two<Explored>);
  expect_sound("once, the first attempt fails", kAll,
               once_after_failure<Explored>);
  expect_sound("once, three threads", kAll, once_of_three<Explored>);
}
TEST(Once, MutantsAreFound) {
  expect_found("once, finish does not release", Kind::kDataRace,
               once_of_two<WithoutRelease>);
  expect_found("once, is_completed does not acquire", Kind::kDataRace,
               once_of_two<WithoutAcquire>);
  expect_found("once, finish does not wake", Kind::kDeadlock,
               once_of_two<WithoutWake>);
  expect_found("once, finish wakes one", Kind::kDeadlock,
               once_of_three<WakesOne>);
}

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
