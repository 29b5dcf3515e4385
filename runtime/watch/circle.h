// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Searches a store of dependencies for circles that are real (order.h, a to e).
// Pure: reads the store and the ancestry, writes the circle.

#ifndef FEARLESS_RUNTIME_WATCH_CIRCLE_H_
#define FEARLESS_RUNTIME_WATCH_CIRCLE_H_

#include <cstdint>

#include "runtime/watch/dependency.h"

namespace fearless::detail::watch {

struct Circle {
  static constexpr std::uint32_t kLongest = 6;

  // Each wants what the next one holds, and the last what the first one holds.
  const Dependency* steps[kLongest] = {};
  std::uint32_t length = 0;
};

class CircleSearch {
 public:
  // Whether a circle, which is real, is wanted.
  using Accept = bool (*)(const Circle& circle, void* argument);

  explicit CircleSearch(const DependencyStore& store, bool does_recursion_count,
                        Accept accept = nullptr,
                        void* argument = nullptr) noexcept
      : store_(store),
        does_recursion_count_(does_recursion_count),
        accept_(accept),
        argument_(argument) {}

  // A real circle through `start`; length 0: there is none, or none was found
  // before the budget of this search, for all its calls, was spent.
  Circle find(const Dependency& start) noexcept;
  bool has_budget() const noexcept { return budget_ != 0; }

 private:
  bool extend() noexcept;
  bool fits(const Dependency& next) noexcept;
  bool can_meet(const Dependency& a, const Dependency& b) noexcept;
  bool is_found() const noexcept;
  bool is_closed() const noexcept;
  bool all_block() const noexcept;
  bool is_written_meanwhile(std::uint64_t lock) const noexcept;

  const DependencyStore& store_;
  const bool does_recursion_count_;
  const Accept accept_;
  void* const argument_;
  Circle circle_;
  // Steps, so that no program is stopped for long.
  std::uint64_t budget_ = 20'000;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_CIRCLE_H_
