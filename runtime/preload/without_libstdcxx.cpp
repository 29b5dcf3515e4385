// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The few functions of libstdc++ that its headers call, so that a program
// without C++ need not load it. Hidden, as all of this library is.

#include <time.h>

#include <chrono>
#include <cstdlib>

namespace std {

void __throw_out_of_range_fmt(const char*, ...) { abort(); }

namespace chrono {
inline namespace _V2 {
steady_clock::time_point steady_clock::now() noexcept {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return time_point(seconds(now.tv_sec) + nanoseconds(now.tv_nsec));
}
}  // namespace _V2
}  // namespace chrono

}  // namespace std
