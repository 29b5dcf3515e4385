// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Everybody waits for a while, on every clock.
// expect: nothing
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#undef NDEBUG
#include <cassert>

int main() {
  using namespace std::chrono_literals;
  std::mutex mutex;
  std::condition_variable never;
  std::jthread other([&] {
    std::unique_lock lock(mutex);
    assert(never.wait_for(lock, 50ms) == std::cv_status::timeout);
  });
  std::unique_lock lock(mutex);
  const auto start = std::chrono::steady_clock::now();
  assert(never.wait_until(lock, std::chrono::system_clock::now() + 50ms) ==
         std::cv_status::timeout);
  assert(std::chrono::steady_clock::now() - start >= 49ms);
  pthread_cond_t monotonic;
  pthread_condattr_t clock;
  pthread_condattr_init(&clock);
  pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
  pthread_cond_init(&monotonic, &clock);
  timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_sec += 1;
  assert(pthread_cond_timedwait(&monotonic, mutex.native_handle(), &until) ==
         ETIMEDOUT);
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  assert(now.tv_sec >= until.tv_sec);
}
