// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/check.h"

#include <time.h>

#include <atomic>
#include <cstdlib>
#include <mutex>

#include "runtime/watch/act.h"
#include "runtime/watch/dump.h"
#include "runtime/watch/dump_request.h"
#include "runtime/watch/options.h"
#include "runtime/watch/park.h"
#include "runtime/watch/snapshot.h"
#include "runtime/watch/spin.h"
#include "runtime/watch/stall.h"
#include "runtime/watch/undisturbed.h"
#include "runtime/watch/verdict.h"

namespace fearless::detail::watch {
namespace {

constinit SpinLock lock;
constinit Snapshot snapshot;
constinit std::atomic<std::uint64_t> looks = 0;  // written under the lock

// Who must act so that this thread goes on. REQUIRES: it is pinned, or self.
Next next_of(const Slot& slot, std::uint32_t& number) noexcept {
  const Waiting* const wait = slot.waiting;
  if (!wait) return Next::kRunning;
  switch (wait->wait) {
    case Wait::kLock:
    case Wait::kOnce:
    case Wait::kSharedLock:
      number = wait->object->holder.load(std::memory_order_seq_cst);
      if (number != 0) return Next::kSlot;
      return wait->object->kind == Kind::kRwLock ? Next::kUnclear
                                                 : Next::kRunning;
    default:
      return Next::kUnclear;
  }
}

// Has not been reported yet.
bool is_new(const Snapshot& found) noexcept {
  for (std::uint32_t i = 0; i < found.count(); ++i) {
    if (found.is_dead(i) && !found.is_gone(i) && !found.slot(i).is_reported) {
      return true;
    }
  }
  return false;
}

// Here, since a linker leaves files out that nobody calls.
[[gnu::constructor]] void start() { answer_signals(); }

// A handler of reports may wait for something.
constinit thread_local bool is_looking = false;

// Null: it is about to end.
Look look(const Slot* self, bool can_throw) noexcept {
  if (is_looking) return Look::kNothing;
  const Undisturbed undisturbed;
  std::lock_guard guard(lock);
  is_looking = true;
  looks.store(looks.load(std::memory_order_relaxed) + 1,
              std::memory_order_relaxed);
  Look result = Look::kNothing;
  snapshot.take();
  if (snapshot.find_dead() && is_new(snapshot)) {
    const Verdict verdict = make_verdict(snapshot, self);
    for (std::uint32_t i = 0; i < snapshot.count(); ++i) {
      if (snapshot.is_dead(i)) snapshot.slot(i).is_reported = true;
    }
    const std::uint32_t node = self ? snapshot.node_of(*self) : Graph::kNone;
    const bool is_stuck = node != Graph::kNone && snapshot.is_dead(node);
    if (act_on(verdict, can_throw && is_stuck && self->waiting->may_throw)) {
      snapshot.slot(node).is_reported = false;
      snapshot.slot(node).goes_on = true;  // and so may others
      result = Look::kThrow;
    }
  } else if (snapshot.is_suspicious() && snapshot.dead_count() == 0) {
    result = Look::kUnclear;
  }
  if (result == Look::kNothing) report_stalls(snapshot);
  snapshot.give_back();
  is_looking = false;
  return result;
}

}  // namespace

bool may_be_stuck(Slot& self) noexcept {
  return Pins<Native>::may_be_stuck(self, next_of, slot);
}

Look look_before_wait(Slot& self) noexcept {
  return look(&self, options().on_deadlock == OnDeadlock::kThrow);
}

void look_around(Slot& self) noexcept { look(&self, false); }

namespace {

// About a second in all.
void look_until_clear(const Slot* self) noexcept {
  for (int tries = 0; tries < 200; ++tries) {
    if (look(self, false) != Look::kUnclear || running_threads() != 0) return;
    const timespec nap = {0, tries < 50 ? 20'000 : 5'000'000};
    const Undisturbed undisturbed;
    nanosleep(&nap, nullptr);
  }
}

}  // namespace

void look_until_clear(Slot& self) noexcept { look_until_clear(&self); }

void look_at_end() noexcept { look_until_clear(nullptr); }

bool with_snapshot(void (*f)(const Snapshot&, void*), void* argument) noexcept {
  for (int tries = 0; !lock.try_lock(); ++tries) {
    if (tries == 100'000) return false;
    sched_yield();
  }
  snapshot.take();
  f(snapshot, argument);
  snapshot.give_back();
  lock.unlock();
  return true;
}

#ifdef __cpp_exceptions
void throw_deadlock() { throw DeadlockError(last_report()); }
#else
void throw_deadlock() { std::abort(); }  // no wait there may throw
#endif

std::uint64_t looks_taken() noexcept {
  return looks.load(std::memory_order_relaxed);
}

void forget_looks() noexcept { lock.reset(); }

}  // namespace fearless::detail::watch
