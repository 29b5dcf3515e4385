// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The one place that knows the machine. Every algorithm of the runtime is a
// template over a platform, `template <typename Platform = detail::Native>`,
// and reaches atomics, sleeping and time only through it. `Native` is this
// computer; the model checker brings a platform of its own and compiles the
// very same algorithms against it. What a platform has is what Native has.
//
// A futex is a 32-bit atomic on which threads sleep in the kernel: `wait`
// sleeps unless the word has changed already, `wake` ends the sleep of some.
// A wait may end for no reason; the caller looks again. `wake` takes an
// address only, which may be dead by then: the worst that can happen is that a
// stranger who sleeps at the same address wakes for no reason.
//
// All functions are free of exceptions and safe in any thread and in signal
// handlers. Cost: wait and wake are system calls; waking another processor
// takes the waker many times as long.
//
// See U. Drepper, "Futexes Are Tricky", 2011, and futex(2).

#ifndef FEARLESS_DETAIL_PLATFORM_H_
#define FEARLESS_DETAIL_PLATFORM_H_

#include <atomic>
#include <chrono>
#include <cstdint>

#include "fearless/detail/deadline.h"

#if !defined(__linux__)
#error "fearless runs on Linux only so far: it sleeps in Linux futexes"
#endif

namespace fearless::detail {

struct Native {
  template <typename T>
  using atomic = std::atomic<T>;
  using Word = atomic<std::uint32_t>;
  // Of a word that may be gone by the time it is used.
  using Address = const Word*;

  // Sleeps if `*word` is `expected`, until woken, or for no reason.
  static void wait(const Word* word, std::uint32_t expected) noexcept;

  // The same; false says that `deadline` has passed, and nothing else does.
  static bool wait_until(const Word* word, std::uint32_t expected,
                         Deadline deadline) noexcept;

  // Wakes at most `count` of those that sleep on `word` now; says how many.
  static int wake(Address word, int count) noexcept;
  static int wake_one(Address word) noexcept { return wake(word, 1); }
  static int wake_all(Address word) noexcept { return wake(word, INT32_MAX); }

  // Tells the processor that this is a polling loop. How long that takes
  // differs between processors: pauses_per_burst() measures it.
  static void pause() noexcept {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__arm__)
    asm volatile("isb" ::: "memory");
#else
    asm volatile("" ::: "memory");
#endif
  }

  // Hints: this line will be written, or read, soon. The address may be that
  // of anything, or of nothing.
  static void prefetch_to_write(const void* address) noexcept {
#if defined(__x86_64__)
    // Every x86-64 takes it, if only to do nothing; compilers emit it only for
    // a named processor, and else fetch the line to be shared.
    asm volatile("prefetchw %0" ::"m"(*static_cast<const char*>(address)));
#else
    __builtin_prefetch(address, 1);
#endif
  }
  static void prefetch_to_read(const void* address) noexcept {
    __builtin_prefetch(address);
  }

  static std::chrono::steady_clock::time_point now() noexcept {
    return std::chrono::steady_clock::now();
  }
  static bool has_passed(const Deadline& deadline) {
    return deadline.has_passed();
  }

  // Lets another thread have this processor.
  static void yield() noexcept;

  // How many pauses last about kBurstNanoseconds here, measured once. Zero:
  // polling is pointless (one processor) or switched off (FEARLESS_SPIN=0).
  static std::uint32_t pauses_per_burst() noexcept;
  static constexpr std::uint32_t kBurstNanoseconds = 200;

  // A full fence in every thread of this process at once, so that a path that
  // runs often may leave its own out and one that runs rarely pays for both: a
  // system call that interrupts every processor on which this process runs.
  // REQUIRES: has_process_fence(), which asks the kernel once.
  static void process_fence() noexcept;
  static bool has_process_fence() noexcept;

  // Processors that this process may run on; asked once, at least one.
  static unsigned processors() noexcept;

  // Something that no other thread of this process has while this one lives;
  // never zero. The same in a forked child as in the thread that forked.
  static std::uintptr_t this_thread() noexcept {
#if __has_builtin(__builtin_thread_pointer)
    return reinterpret_cast<std::uintptr_t>(__builtin_thread_pointer());
#else
    static thread_local char mark;
    return reinterpret_cast<std::uintptr_t>(&mark);
#endif
  }
};

static_assert(sizeof(Native::Word) == 4 && Native::Word::is_always_lock_free,
              "a futex is exactly the four bytes of its value");

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_PLATFORM_H_
