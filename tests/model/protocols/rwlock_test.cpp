// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The reader-writer lock and the once flag.

#include "fearless/detail/futex_once.h"
#include "fearless/detail/futex_rwlock.h"
#include "tests/model/protocols/explore.h"
#include "tests/model/protocols/mutants.h"

namespace fearless::protocols {
namespace {

using namespace detail;

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

}  // namespace
}  // namespace fearless::protocols
