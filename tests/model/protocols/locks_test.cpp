// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The mutex and the condition variable, which sleep in a futex by themselves.

#include <memory>

#include "fearless/detail/futex_condvar.h"
#include "fearless/detail/futex_mutex.h"
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

}  // namespace
}  // namespace fearless::protocols
