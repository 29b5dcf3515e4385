// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/park.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>

#include "runtime/watch/check.h"
#include "runtime/watch/options.h"
#include "runtime/watch/slot.h"
#include "runtime/watch/spin.h"

namespace fearless::detail::watch {
namespace {

struct alignas(64) Bucket {
  SpinLock lock;
  Sleeper* first = nullptr;
  Sleeper* last = nullptr;
};
constexpr std::uintptr_t kBuckets = 256;
constinit Bucket buckets[kBuckets];
constinit thread_local Sleeper this_sleeper;

Bucket& bucket_of(const void* word) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(word);
  return buckets[(address >> 2 ^ address >> 10 ^ address >> 18) % kBuckets];
}

void push_back(Bucket& bucket, Sleeper& sleeper) noexcept {
  sleeper.next = nullptr;
  (bucket.first ? bucket.last->next : bucket.first) = &sleeper;
  bucket.last = &sleeper;
}

// Takes `*at` out; `before` is the one before it, or null.
void take_out(Bucket& bucket, Sleeper** at, Sleeper* before) noexcept {
  Sleeper* const taken = *at;
  *at = taken->next;
  if (bucket.last == taken) bucket.last = before;
}

// False if it was called meanwhile.
bool take_out(Bucket& bucket, Sleeper& sleeper) noexcept {
  std::lock_guard lock(bucket.lock);
  Sleeper* before = nullptr;
  for (Sleeper** at = &bucket.first; *at; at = &(*at)->next) {
    if (*at == &sleeper) {
      take_out(bucket, at, before);
      return true;
    }
    before = *at;
  }
  return false;
}

timespec as_timespec(std::int64_t nanoseconds) noexcept {
  timespec time;
  time.tv_sec = static_cast<time_t>(nanoseconds / 1'000'000'000);
  time.tv_nsec = static_cast<long>(nanoseconds % 1'000'000'000);
  return time;
}

// False when the time has come.
bool sleep_until(const Sleeper& sleeper, Deadline deadline) noexcept {
  const timespec time = as_timespec(deadline.nanoseconds);
  const int clock =
      deadline.clock == Deadline::Clock::kSystem ? FUTEX_CLOCK_REALTIME : 0;
  return syscall(SYS_futex, &sleeper.is_called,
                 FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG | clock, 0, &time,
                 nullptr, FUTEX_BITSET_MATCH_ANY) == 0 ||
         errno != ETIMEDOUT;
}

bool is_called(const Sleeper& sleeper) noexcept {
  return sleeper.is_called.load(std::memory_order_acquire) != 0;
}

// Somebody has described this wait, and it does not end by itself.
bool counts_as_blocked(const Slot& slot) noexcept {
  const Waiting* const wait = slot.waiting;
  if (!wait || wait->until != Until::kWoken) return false;
  switch (wait->wait) {
    case Wait::kReceive:
    case Wait::kSend:
    case Wait::kSelect:
      return wait->is_asleep;
    default:
      return true;
  }
}

void sleep_and_look(Sleeper& sleeper, Slot* slot) noexcept {
  for (unsigned nth = 0; !is_called(sleeper); ++nth) {
    const auto look =
        Deadline::after(std::chrono::nanoseconds(nanoseconds_until_look(nth)));
    if (!sleep_until(sleeper, look) && slot) look_around(*slot);
  }
}

}  // namespace

bool park(const Native::Word* word, std::uint32_t expected,
          const Deadline* deadline) noexcept {
  const int saved_errno = errno;
  Sleeper& self = this_sleeper;
  Bucket& bucket = bucket_of(word);
  {
    std::lock_guard lock(bucket.lock);
    if (word->load(std::memory_order_seq_cst) != expected) return true;
    self.is_called.store(0, std::memory_order_relaxed);
    self.word = word;
    self.expected = expected;
    push_back(bucket, self);
  }
  bool is_in_time = true;
  Slot* const slot = this_slot();
  if (deadline && !deadline->is_never()) {
    while (!is_called(self) && is_in_time) {
      is_in_time = sleep_until(self, *deadline);
    }
    if (!is_in_time) is_in_time = !take_out(bucket, self);
  } else if (slot && !slot->is_announced && counts_as_blocked(*slot)) {
    slot->sleeper = &self;
    if (block(*slot)) look_around(*slot);
    sleep_and_look(self, slot);
    leave(*slot);
    slot->sleeper = nullptr;
  } else {
    sleep_and_look(self, slot && slot->is_announced ? slot : nullptr);
  }
  errno = saved_errno;
  return is_in_time;
}

int unpark(const Native::Word* word, int count) noexcept {
  const int saved_errno = errno;
  constexpr int kBatch = 16;
  Bucket& bucket = bucket_of(word);
  int woken = 0;
  for (int batch = kBatch; batch == kBatch && woken < count;) {
    const std::atomic<std::uint32_t>* called[kBatch];
    batch = 0;
    {
      std::lock_guard lock(bucket.lock);
      Sleeper* before = nullptr;
      Sleeper** at = &bucket.first;
      while (*at && batch < kBatch && woken < count) {
        Sleeper* const sleeper = *at;
        if (sleeper->word != word) {
          before = sleeper;
          at = &sleeper->next;
          continue;
        }
        take_out(bucket, at, before);
        called[batch++] = &sleeper->is_called;
        ++woken;
        sleeper->is_called.store(1, std::memory_order_release);
      }
    }
    // The sleeper may be gone by now; see platform.h on waking strangers.
    for (int i = 0; i < batch; ++i) {
      syscall(SYS_futex, called[i], FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1);
    }
  }
  errno = saved_errno;
  return woken;
}

void empty_the_lot() noexcept {
  for (Bucket& bucket : buckets) {
    bucket.lock.reset();
    bucket.first = bucket.last = nullptr;
  }
}

std::int64_t nanoseconds_until_look(unsigned nth) noexcept {
  constexpr std::int64_t kMillisecond = 1'000'000;
  constexpr std::int64_t kLooks[] = {1, 10, 100, 1000};
  if (options().look > 0) return options().look * kMillisecond;
  const std::int64_t look = nth < 4 ? kLooks[nth] : 5000;
  const std::int64_t stall = options().stall.milliseconds;
  return (stall > 0 ? std::min(look, stall) : look) * kMillisecond;
}

}  // namespace fearless::detail::watch

namespace fearless::detail {

void Native::wait(const Word* word, std::uint32_t expected) noexcept {
  watch::park(word, expected, nullptr);
}

bool Native::wait_until(const Word* word, std::uint32_t expected,
                        Deadline deadline) noexcept {
  return watch::park(word, expected, &deadline);
}

int Native::wake(const Word* word, int count) noexcept {
  return watch::unpark(word, count);
}

}  // namespace fearless::detail
