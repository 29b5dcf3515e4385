// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef FEARLESS_TESTS_WATCH_BLOCKED_H_
#define FEARLESS_TESTS_WATCH_BLOCKED_H_

#include <chrono>
#include <string_view>
#include <thread>

#include "fearless/watch.h"

namespace fearless {

// Returns when the watcher says that so many threads wait, which a time that
// has passed does not say on a busy machine.
inline void until_blocked(int threads) {
  constexpr std::string_view kWaits = "  waits ";
  for (int count = 0; count < threads;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const std::string_view said = leaked_threads(0);
    count = 0;
    for (std::size_t at = 0; (at = said.find(kWaits, at)) != said.npos; ++at) {
      ++count;
    }
  }
}

}  // namespace fearless

#endif  // FEARLESS_TESTS_WATCH_BLOCKED_H_
