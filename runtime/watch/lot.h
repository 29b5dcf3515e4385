// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who sleeps, by the address that they sleep at: a queue in front of whatever
// puts threads to sleep. The kernel does not say whom a wake has chosen, and a
// thread that was chosen and has not run yet looks asleep. Here the waker marks
// the sleeper first, so that "asleep, and nobody is about to wake it" is one
// load. (The queues by address are WebKit's ParkingLot, 2015.)
//
// Any thread may call anything; nothing allocates, and the spin lock of a queue
// is held for a few instructions.

#ifndef FEARLESS_RUNTIME_WATCH_LOT_H_
#define FEARLESS_RUNTIME_WATCH_LOT_H_

#include <atomic>
#include <cstdint>
#include <mutex>

#include "fearless/detail/platform.h"
#include "runtime/watch/spin.h"

namespace fearless::detail::watch {

struct Sleeper {
  std::atomic<std::uint32_t> is_called = 0;
  const Native::Word* word = nullptr;  // or any other address
  std::uint32_t expected = 0;
  Sleeper* next = nullptr;
};

class Lot {
 public:
  // The queue of `word` and others.
  static Lot& of(const void* word) noexcept;

  // False, and nothing is done, if not may_sleep().
  template <typename F>
  bool line_up(Sleeper& sleeper, F&& may_sleep) noexcept {
    std::lock_guard guard(lock_);
    if (!may_sleep()) return false;
    push_back(sleeper);
    return true;
  }
  // False if it was called meanwhile.
  bool step_out(Sleeper& sleeper) noexcept;

  // Marks up to `count` of those that sleep at `word`, the first come first,
  // and then calls wake(sleeper) for each, which may be gone by then. How many.
  template <typename F>
  int call(const void* word, int count, F&& wake) noexcept {
    constexpr int kBatch = 16;
    int called = 0;
    for (int batch = kBatch; batch == kBatch && called < count;) {
      Sleeper* woken[kBatch];
      batch =
          mark(word, woken, count - called < kBatch ? count - called : kBatch);
      for (int i = 0; i < batch; ++i) wake(*woken[i]);
      called += batch;
    }
    return called;
  }

  // In a forked child: nobody sleeps.
  static void empty_all() noexcept;

 private:
  void push_back(Sleeper& sleeper) noexcept;
  void take_out(Sleeper** at, Sleeper* before) noexcept;
  int mark(const void* word, Sleeper** woken, int count) noexcept;

  alignas(64) SpinLock lock_;
  Sleeper* first_ = nullptr;
  Sleeper* last_ = nullptr;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_LOT_H_
