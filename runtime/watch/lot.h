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
// is held for a few instructions. Templates over a platform, as pins.h.

#ifndef FEARLESS_RUNTIME_WATCH_LOT_H_
#define FEARLESS_RUNTIME_WATCH_LOT_H_

#include <atomic>
#include <cstdint>
#include <mutex>

#include "fearless/detail/platform.h"
#include "runtime/watch/spin.h"

namespace fearless::detail::watch {

template <typename Platform>
struct SleeperOn {
  typename Platform::Word is_called = 0;
  const typename Platform::Word* word = nullptr;  // or any other address
  std::uint32_t expected = 0;
  SleeperOn* next = nullptr;

  // Nobody is about to wake it.
  bool is_uncalled() const noexcept {
    return is_called.load(std::memory_order_acquire) == 0;
  }
  // The same, and what it sleeps on is as it was.
  bool is_fast_asleep() const noexcept {
    return is_uncalled() && word->load(std::memory_order_acquire) == expected;
  }
};

// The sleepers of some addresses.
template <typename Platform>
class LotOn {
  using Sleeper = SleeperOn<Platform>;

 public:
  // False, and nothing is done, if not may_sleep().
  template <typename F>
  bool line_up(Sleeper& sleeper, F&& may_sleep) noexcept {
    std::lock_guard guard(lock_);
    if (!may_sleep()) return false;
    push_back(sleeper);
    return true;
  }
  // The same on a futex: if the word is what is expected.
  bool line_up(Sleeper& sleeper, const typename Platform::Word* word,
               std::uint32_t expected) noexcept {
    return line_up(sleeper, [&] {
      if (word->load(std::memory_order_seq_cst) != expected) return false;
      sleeper.is_called.store(0, std::memory_order_relaxed);
      sleeper.word = word;
      sleeper.expected = expected;
      return true;
    });
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
  void empty() noexcept {
    lock_.reset();
    first_ = last_ = nullptr;
  }

 private:
  void push_back(Sleeper& sleeper) noexcept;
  void take_out(Sleeper** at, Sleeper* before) noexcept;
  int mark(const void* word, Sleeper** woken, int count) noexcept;

  SpinLockOn<Platform> lock_;
  Sleeper* first_ = nullptr;
  Sleeper* last_ = nullptr;
};

template <typename Platform>
void LotOn<Platform>::push_back(Sleeper& sleeper) noexcept {
  sleeper.next = nullptr;
  (first_ ? last_->next : first_) = &sleeper;
  last_ = &sleeper;
}

// Takes `*at` out; `before` is the one before it, or null.
template <typename Platform>
void LotOn<Platform>::take_out(Sleeper** at, Sleeper* before) noexcept {
  Sleeper* const taken = *at;
  *at = taken->next;
  if (last_ == taken) last_ = before;
}

template <typename Platform>
bool LotOn<Platform>::step_out(Sleeper& sleeper) noexcept {
  std::lock_guard guard(lock_);
  Sleeper* before = nullptr;
  for (Sleeper** at = &first_; *at; at = &(*at)->next) {
    if (*at == &sleeper) {
      take_out(at, before);
      return true;
    }
    before = *at;
  }
  return false;
}

template <typename Platform>
int LotOn<Platform>::mark(const void* word, Sleeper** woken,
                          int count) noexcept {
  std::lock_guard guard(lock_);
  int marked = 0;
  Sleeper* before = nullptr;
  for (Sleeper** at = &first_; *at && marked < count;) {
    Sleeper* const sleeper = *at;
    if (sleeper->word != word) {
      before = sleeper;
      at = &sleeper->next;
      continue;
    }
    take_out(at, before);
    woken[marked++] = sleeper;
    sleeper->is_called.store(1, std::memory_order_release);
  }
  return marked;
}

using Sleeper = SleeperOn<Native>;

class alignas(64) Lot : public LotOn<Native> {
 public:
  // The queue of `word` and others.
  static Lot& of(const void* word) noexcept;
  static void empty_all() noexcept;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_LOT_H_
