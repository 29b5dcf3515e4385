// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Linux: futex(2) with the private flag, and polling calibrated by time. The
// length of a PAUSE differs by a factor of fifteen between processors, so a
// count of pauses says nothing until it is measured.

#include <linux/futex.h>
#include <sched.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "fearless/detail/platform.h"

namespace fearless::detail {
namespace {

#if !FEARLESS_INSTRUMENT
// The kernel writes errno; a lock must not change it under its user.
class KeepErrno {
 public:
  KeepErrno() noexcept : saved_(errno) {}
  ~KeepErrno() { errno = saved_; }

 private:
  int saved_;
};

// glibc has no futex(). Absolute deadlines need the BITSET form of the wait.
long futex(const Native::Word* word, int operation, std::uint32_t value,
           const timespec* deadline) noexcept {
  return syscall(SYS_futex, word, operation | FUTEX_PRIVATE_FLAG, value,
                 deadline, nullptr, FUTEX_BITSET_MATCH_ANY);
}
#endif

// The shortest of a few tries: whoever takes the processor away meanwhile
// makes pauses look long.
std::uint32_t measure_pauses() noexcept {
  constexpr int kTries = 5;
  constexpr int kPauses = 16;
  using Clock = std::chrono::steady_clock;
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  for (int i = 0; i < kTries; ++i) {
    const auto start = Clock::now();
    for (int k = 0; k < kPauses; ++k) Native::pause();
    const std::chrono::nanoseconds took = Clock::now() - start;
    best = std::min<std::int64_t>(best, took.count());
  }
  const std::int64_t per_burst = std::int64_t{Native::kBurstNanoseconds} *
                                 kPauses / std::max<std::int64_t>(best, 1);
  return static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(per_burst, 1, 200));
}

bool is_polling_allowed() noexcept {
  const char* spin = std::getenv("FEARLESS_SPIN");
  return (!spin || std::strcmp(spin, "0") != 0) && Native::processors() > 1;
}

}  // namespace

// The instrumented form sleeps in watch/park.cpp.
#if !FEARLESS_INSTRUMENT
void Native::wait(const Word* word, std::uint32_t expected) noexcept {
  KeepErrno keep;
  futex(word, FUTEX_WAIT_BITSET, expected, nullptr);
}

bool Native::wait_until(const Word* word, std::uint32_t expected,
                        Deadline deadline) noexcept {
  KeepErrno keep;
  timespec time;
  time.tv_sec = static_cast<time_t>(deadline.nanoseconds / 1'000'000'000);
  time.tv_nsec = static_cast<long>(deadline.nanoseconds % 1'000'000'000);
  const int clock =
      deadline.clock == Deadline::Clock::kSystem ? FUTEX_CLOCK_REALTIME : 0;
  return futex(word, FUTEX_WAIT_BITSET | clock, expected, &time) == 0 ||
         errno != ETIMEDOUT;
}

int Native::wake(Address word, int count) noexcept {
  KeepErrno keep;
  const long woken =
      futex(word, FUTEX_WAKE, static_cast<std::uint32_t>(count), nullptr);
  return woken > 0 ? static_cast<int>(woken) : 0;  // the page may be gone
}
#endif

void Native::yield() noexcept { sched_yield(); }

unsigned Native::processors() noexcept {
  static const unsigned count = [] {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
      return static_cast<unsigned>(std::max(CPU_COUNT(&set), 1));
    }
    return static_cast<unsigned>(
        std::max(sysconf(_SC_NPROCESSORS_ONLN), 1L));  // more than 1024
  }();
  return count;
}

std::uint32_t Native::pauses_per_burst() noexcept {
  static const std::uint32_t pauses =
      is_polling_allowed() ? measure_pauses() : 0;
  return pauses;
}

namespace {
// Asked when the library is loaded: later, the thread that happens to ask may
// have been bound to one processor while the others may use all.
[[maybe_unused]] const unsigned processors_at_start = Native::processors();
}  // namespace

}  // namespace fearless::detail
