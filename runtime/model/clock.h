// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Vector clocks (C. Fidge, F. Mattern, 1988): how far into each thread's events
// one can see. Of a fixed size, so that they are values without memory of
// their own and join in a few instructions.

#ifndef FEARLESS_RUNTIME_MODEL_CLOCK_H_
#define FEARLESS_RUNTIME_MODEL_CLOCK_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace fearless::detail::model {

using Tid = std::uint8_t;
inline constexpr std::size_t kMostThreads = 32;
using ThreadSet = std::uint32_t;  // a bit each
constexpr ThreadSet only(Tid thread) noexcept { return ThreadSet{1} << thread; }

class Clock {
 public:
  std::uint16_t& operator[](Tid thread) noexcept { return at_[thread]; }
  std::uint16_t operator[](Tid thread) const noexcept { return at_[thread]; }
  // Copies, so that the compiler need not fear that one is the other, and takes
  // eight at once.
  void join(const Clock& other) noexcept {
    const auto mine = at_;
    const auto theirs = other.at_;
    for (std::size_t i = 0; i < kMostThreads; ++i) {
      at_[i] = std::max(mine[i], theirs[i]);
    }
  }
  friend bool operator==(const Clock&, const Clock&) = default;

 private:
  std::array<std::uint16_t, kMostThreads> at_{};
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_CLOCK_H_
