// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An element that counts itself: at the end of a test as many must have been
// destroyed as were made, moves included, and none twice. `Counted<n>` with
// different n have counts of their own. Any thread.

#ifndef FEARLESS_TESTS_RUNTIME_COUNTED_H_
#define FEARLESS_TESTS_RUNTIME_COUNTED_H_

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <utility>

namespace fearless::testing {

template <int kind = 0>
class Counted {
 public:
  explicit Counted(int value = 0) : value(value) { ++made; }
  Counted(Counted&& other) noexcept
      : value(std::exchange(other.value, kMovedFrom)) {
    if (other.alive_ != kAlive) std::abort();
    ++made;
  }
  Counted& operator=(Counted&& other) noexcept {
    value = std::exchange(other.value, kMovedFrom);
    return *this;
  }
  ~Counted() {
    if (std::exchange(alive_, 0u) != kAlive) std::abort();
    ++destroyed;
  }

  static constexpr int kMovedFrom = -1;
  static inline std::atomic<long> made = 0;
  static inline std::atomic<long> destroyed = 0;
  static long living() { return made - destroyed; }

  int value;

 private:
  static constexpr unsigned kAlive = 0xa11fe000;
  unsigned alive_ = kAlive;
};

}  // namespace fearless::testing

#endif  // FEARLESS_TESTS_RUNTIME_COUNTED_H_
