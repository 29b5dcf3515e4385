// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The platform (detail/platform.h) on which the runtime's own algorithms are
// explored: each access to an atomic and each call of the kernel is one visible
// operation, and everything between two of them is run as it is. The headers of
// locks and channels compile against it unchanged; nothing in them knows of it.
//
//   atomics         of fearless/atomic.h, or any that are made of them
//   futex           compare and sleep in one step; a wake chooses whom
//   time-outs       may come at any time, kMostTimeOuts times a thread; then
//                   the deadline has passed for that thread
//   polling         none: what sleeps at once can do all that what polls can
//   outwait         blocked until what was looked at has changed
//   process_fence   a fence of the caller; with store buffers
//                   (tests/model/protocols) one of all threads
//
// REQUIRES of a body: tell_waits() first; at most five threads.

#ifndef FEARLESS_RUNTIME_MODEL_PLATFORM_H_
#define FEARLESS_RUNTIME_MODEL_PLATFORM_H_

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "fearless/atomic.h"
#include "fearless/detail/deadline.h"
#include "fearless/detail/model/points.h"
#include "fearless/model.h"

namespace fearless::detail::model {

template <template <typename> typename Atomic>
struct ExploredWith {
  template <typename T>
  using atomic = Atomic<T>;
  using Word = atomic<std::uint32_t>;

  // Which object it is, so that nobody looks at a word that is gone.
  class Address {
   public:
    Address(std::nullptr_t = nullptr) noexcept {}
    Address(const Word* word) noexcept
        : object_(explored_object(*word)), is_null_(false) {}
    explicit operator bool() const noexcept { return !is_null_; }
    std::uint32_t object() const noexcept { return object_; }

   private:
    std::uint32_t object_ = 0;
    bool is_null_ = true;
  };

  static constexpr std::uint32_t kMostTimeOuts = 1;

  static void wait(const Word* word, std::uint32_t expected) noexcept {
    sleep_on(explored_object(*word), expected, kNoDeadline, 0);
  }
  static bool wait_until(const Word* word, std::uint32_t expected,
                         Deadline deadline) noexcept {
    return sleep_on(explored_object(*word), expected, deadline.nanoseconds,
                    kMostTimeOuts);
  }
  static int wake(Address word, int count) noexcept {
    return call_sleepers(word.object(), count);
  }
  static int wake_one(Address word) noexcept { return wake(word, 1); }
  static int wake_all(Address word) noexcept { return wake(word, INT32_MAX); }

  static void pause() noexcept {}
  static void yield() noexcept {}
  static constexpr std::uint32_t pauses_per_burst() noexcept { return 0; }
  static constexpr std::uint32_t kBurstNanoseconds = 200;
  static void prefetch_to_write(const void*) noexcept {}
  static void prefetch_to_read(const void*) noexcept {}

  static std::chrono::steady_clock::time_point now() noexcept { return {}; }
  static bool has_passed(const Deadline& deadline) noexcept {
    return model::has_passed(deadline.nanoseconds);
  }

  template <typename IsOver>
  static void outwait(const IsOver& is_over) noexcept {
    for (;;) {
      const std::size_t round = begin_round();
      if (is_over()) return;
      await_news(round);
    }
  }

  static void process_fence() noexcept {
    fearless::atomic_thread_fence(std::memory_order_seq_cst);
  }
  static constexpr bool has_process_fence() noexcept { return true; }

  // Not by address: memory is given out in another order in each execution.
  static bool comes_before(const void* lock, const void* other) noexcept {
    const auto number = [](const void* of) {
      return of ? explored_object(*static_cast<const Word*>(of)) + 1 : 0;
    };
    return number(lock) < number(other);
  }

  static constexpr unsigned processors() noexcept { return 2; }
  // Where a select begins.
  static std::uint32_t next_turn() noexcept { return fearless::choose(2); }
  // No address that could be one of the small numbers an algorithm knows.
  static std::uintptr_t this_thread() noexcept {
    return model::this_thread() << 6;
  }
};

using Explored = ExploredWith<fearless::atomic>;

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_PLATFORM_H_
