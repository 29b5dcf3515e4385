// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A place in a program that was compiled without us: the addresses that a few
// calls return to, innermost first. File and line are looked up when a report
// asks for them (symbolizer.h), which takes milliseconds and is remembered; the
// frame that is shown is the first one of the user's, outside of the headers of
// the standard library. Where nobody knows the line, the place is a function
// and a module.

#ifndef FEARLESS_RUNTIME_PRELOAD_SITE_H_
#define FEARLESS_RUNTIME_PRELOAD_SITE_H_

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace fearless {

// What a report says before the place where an object was met.
inline constexpr std::string_view kMadeAt = "first seen at ";

class Site {
 public:
  static constexpr unsigned kMost = 5;

  constexpr Site() noexcept = default;
  // Nobody calls this; whoever has a default argument of it is not a hook.
  static constexpr Site current() noexcept { return {}; }

  constexpr bool is_known() const noexcept { return frames_[0] != 0; }
  const char* file() const noexcept;
  std::uint32_t line() const noexcept;  // 0: not known
  constexpr std::uint32_t column() const noexcept { return 0; }
  const char* function() const noexcept;
  constexpr std::uint64_t key() const noexcept { return frames_[0]; }
  constexpr bool is(const Site& other) const noexcept {
    return std::equal(frames_, frames_ + kMost, other.frames_);
  }

  // For call_site.h, which fills them; a 0 ends them.
  constexpr std::uintptr_t* frames() noexcept { return frames_; }
  constexpr const std::uintptr_t* frames() const noexcept { return frames_; }

 private:
  std::uintptr_t frames_[kMost] = {};
};

}  // namespace fearless

#endif  // FEARLESS_RUNTIME_PRELOAD_SITE_H_
