// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every operation that allocates, with an allocation that fails: the first,
// the second, ... until it needs no more. Each time the caller must hear of it,
// nothing may leak, and no value may be lost. This unit replaces the program's
// operator new; it fails on request, in the thread that asked for it. Its own
// count is relaxed, so that it orders nothing between threads. ThreadSanitizer
// has an operator new that cannot be replaced: nothing of this is there then.

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define FEARLESS_TEST_KEEPS_NEW
#endif
#endif
#if !defined(FEARLESS_TEST_KEEPS_NEW) && !defined(__SANITIZE_THREAD__)

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "fearless/arc.h"
#include "fearless/channel.h"
#include "fearless/condition_variable_any.h"
#include "fearless/mutex.h"
#include "fearless/once.h"
#include "fearless/rc.h"
#include "fearless/rwlock.h"
#include "fearless/selector.h"
#include "fearless/thread.h"

namespace {

std::atomic<long> living_allocations = 0;
thread_local long allocations = 0;  // of this thread, failed ones included
thread_local long fails_at = -1;    // the number of the one that fails

void* allocate(std::size_t size, std::size_t alignment) noexcept {
  if (allocations++ == fails_at) return nullptr;
  const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
  void* memory = alignment <= alignof(std::max_align_t)
                     ? std::malloc(size)
                     : std::aligned_alloc(alignment, rounded);
  if (memory) living_allocations.fetch_add(1, std::memory_order_relaxed);
  return memory;
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
  if (void* memory = allocate(size, alignment)) return memory;
  throw std::bad_alloc();
}

void release(void* memory) noexcept {
  if (memory) living_allocations.fetch_sub(1, std::memory_order_relaxed);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate_or_throw(size, std::size_t(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size, 1);
}
void* operator new(std::size_t size, std::align_val_t alignment,
                   const std::nothrow_t&) noexcept {
  return allocate(size, std::size_t(alignment));
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept {
  release(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  release(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  release(memory);
}
void operator delete(void* memory, std::align_val_t,
                     const std::nothrow_t&) noexcept {
  release(memory);
}

namespace fearless {
namespace {

// Runs `operation` with the first, the second, ... allocation of this thread
// failing, until it needs no more. It throws bad_alloc, or returns whether it
// was told otherwise. Gives how many allocations it makes.
template <typename Operation>
long with_each_failure(const Operation& operation) {
  for (long nth = 0;; ++nth) {
    const long living = living_allocations;
    allocations = 0;
    fails_at = nth;
    bool has_noticed = false;
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<Operation>>) {
        operation();
      } else {
        has_noticed = operation();
      }
    } catch (const std::bad_alloc&) {
      has_noticed = true;
    }
    const bool has_failed = allocations > nth;
    fails_at = -1;
    EXPECT_EQ(has_noticed, has_failed) << "allocation " << nth;
    EXPECT_EQ(living_allocations, living) << "allocation " << nth;
    if (!has_failed || testing::Test::HasFailure()) return nth;
  }
}

template <typename Operation>
long allocations_of(const Operation& operation) {
  allocations = 0;
  operation();
  return allocations;
}

TEST(OutOfMemory, AChannelIsMadeOrNot) {
  EXPECT_EQ(with_each_failure([] { (void)channel<int>(); }), 1);
  EXPECT_GE(with_each_failure([] { (void)sync_channel<int>(9); }), 1);
  EXPECT_EQ(with_each_failure([] { (void)sync_channel<int>(0); }), 1);
}

// An unbounded channel needs a block now and then. The send that gets none has
// its value back, what was sent before arrives, and then the channel has ended.
bool send_many_and_receive() {
  constexpr int kValues = 300;
  auto [tx, rx] = channel<int>();
  auto other = tx.clone();
  int sent = 0;
  while (sent < kValues) {
    auto result = tx.send(sent);
    if (!result) {
      EXPECT_EQ(result.error().value, sent);
      EXPECT_EQ(result.error().reason, SendFailure::kOutOfMemory);
      EXPECT_EQ(other.send(5).error().reason, SendFailure::kOutOfMemory);
      break;
    }
    ++sent;
  }
  const bool has_noticed = sent < kValues;
  for (int i = 0; i < sent; ++i) EXPECT_EQ(rx.recv(), i);
  EXPECT_EQ(rx.try_recv().error(),
            has_noticed ? TryRecvError::kDisconnected : TryRecvError::kEmpty);
  return has_noticed;
}

TEST(OutOfMemory, AListThatGetsNoBlockLosesNoValue) {
  EXPECT_GE(with_each_failure(send_many_and_receive), 4);
}

TEST(OutOfMemory, AReceiverThatWaitsLearnsOfIt) {
  auto [tx, rx] = channel<int>();
  std::jthread receiver([&rx = rx] {
    int received = 0;
    while (rx.recv()) ++received;
    EXPECT_GT(received, 0);
  });
  allocations = 0;
  fails_at = 2;
  while (tx.send(1)) {
  }
  fails_at = -1;
}

struct Large {
  explicit Large(int value) : value(std::make_unique<int>(value)) {}
  std::unique_ptr<int> value;
  std::array<char, 600> bytes{};
};

TEST(OutOfMemory, AValueInABoxComesBack) {
  const long needed = with_each_failure([] {
    auto [tx, rx] = sync_channel<Large>(1);
    auto result = tx.send(Large(7));
    if (result) {
      EXPECT_EQ(*rx.recv()->value, 7);
      return false;
    }
    EXPECT_EQ(*result.error().value.value, 7);
    EXPECT_EQ(result.error().reason, SendFailure::kOutOfMemory);
    return true;
  });
  EXPECT_GE(needed, 3);  // the channel, the int, the box
}

TEST(OutOfMemory, ASelectThatCannotBoxLeavesTheValue) {
  auto [tx, rx] = sync_channel<Large>(1);
  Large large(3);
  const long needed = with_each_failure([&tx = tx, &rx = rx, &large] {
    try {
      select(send(tx, std::move(large), [](auto) {}));
    } catch (const std::bad_alloc&) {
      EXPECT_EQ(*large.value, 3);
      throw;
    }
    large = rx.recv().unwrap();
  });
  EXPECT_EQ(needed, 1);
}

TEST(OutOfMemory, ASelectorIsAsItWasBefore) {
  auto [tx, rx] = channel<int>();
  int value = 1;
  const long needed = with_each_failure([&tx = tx, &rx = rx, &value] {
    Selector arms;
    arms.recv(rx, [](auto) {});
    arms.send(tx, value, [](auto) {});
    EXPECT_EQ(arms.size(), 2u);
    EXPECT_TRUE(arms.select());
    EXPECT_TRUE(arms.select());
  });
  EXPECT_GE(needed, 2);
}

TEST(OutOfMemory, SpawnDestroysItsFunction) {
  auto witness = std::make_shared<int>();
  const std::string name = "a name that has more than 15 bytes";
  const long needed = with_each_failure(
      [&] { spawn(name, [witness] { return *witness; }).join(); });
  EXPECT_GE(needed, 2);
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(OutOfMemory, AScopeJoinsWhatHasStarted) {
  std::atomic<int> ran = 0;
  const long needed = with_each_failure([&] {
    scope([&](Scope& threads) {
      threads.spawn([&] { ++ran; });
      threads.spawn([&] { ++ran; });
    });
  });
  EXPECT_EQ(needed, 2);
  EXPECT_EQ(ran, 0 + 1 + 2);
}

TEST(OutOfMemory, OwnersAreMadeOrNot) {
  EXPECT_EQ(with_each_failure([] { (void)make_arc<int>(1); }), 1);
  EXPECT_EQ(with_each_failure([] { (void)make_rc<int>(1); }), 1);
  // What it was to own is destroyed, as shared_ptr does.
  EXPECT_EQ(with_each_failure([] { (void)Rc<int>(new int(1)); }), 2);
  EXPECT_EQ(with_each_failure([] { (void)Arc<int>(std::make_unique<int>(1)); }),
            2);
}

TEST(OutOfMemory, AOnceThatFailedIsTriedAgain) {
  const long needed = with_each_failure([] {
    const auto make = [] { return std::vector<int>(9); };
    OnceLock<std::vector<int>> values;
    try {
      (void)values.get_or_init(make);
    } catch (const std::bad_alloc&) {
      EXPECT_EQ(values.get(), nullptr);
      EXPECT_EQ(values.get_or_init(make).size(), 9u);
      throw;
    }
  });
  EXPECT_EQ(needed, 1);
}

TEST(OutOfMemory, APoisonedLockIsFreeWhateverItThrows) {
  Mutex<int> mutex{1};
  RwLock<int> rwlock{1};
  EXPECT_THROW(mutex.with([](int&) { throw 1; }), int);
  EXPECT_THROW(
      {
        auto guard = rwlock.write();
        throw 1;
      },
      int);
  const auto lock = [](auto take) {
    try {
      take();
    } catch (const PoisonError&) {  // its text found room
    }
  };
  with_each_failure([&] { lock([&] { (void)mutex.lock(); }); });
  with_each_failure([&] { lock([&] { (void)rwlock.read(); }); });
  with_each_failure([&] { lock([&] { (void)rwlock.write(); }); });
  mutex.clear_poison();
  rwlock.clear_poison();
  EXPECT_TRUE(mutex.try_lock());
  EXPECT_TRUE(rwlock.try_write());
}

TEST(OutOfMemory, WhatNeedsNoMemoryAsksForNone) {
  auto [tx, rx] = sync_channel<int>(2);
  Mutex<int> mutex{1};
  condition_variable_any changed;
  std::stop_source source;
  std::mutex other;
  auto arc = make_arc<int>(1);
  EXPECT_EQ(allocations_of([&, &tx = tx, &rx = rx] {
              auto clone = tx.clone();
              (void)clone.send(1);
              (void)tx.try_send(1);
              (void)tx.try_send(1);
              (void)rx.recv();
              select(recv(rx, [](auto) {}));
              ++*mutex.lock();
              mutex.with([](int& n) { ++n; });
              std::unique_lock lock(other);
              changed.wait_for(lock, source.get_token(),
                               std::chrono::microseconds(1),
                               [] { return false; });
              auto owner = arc.clone();
              (void)owner.downgrade().upgrade();
            }),
            0);
}

}  // namespace
}  // namespace fearless

#endif
