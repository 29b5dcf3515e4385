// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A place in the user's program, as the compiler knows it. A value; the file's
// name is a literal of the program.

#ifndef FEARLESS_DETAIL_WATCH_SITE_H_
#define FEARLESS_DETAIL_WATCH_SITE_H_

#if defined(FEARLESS_PRELOAD)
#include "runtime/preload/site.h"
#elif defined(FEARLESS_MERGE)
#include "runtime/watch/read_site.h"
#else

#include <cstdint>
#include <source_location>
#include <string_view>

namespace fearless {

// What a report says before the place where an object was made.
inline constexpr std::string_view kMadeAt = "made at ";

// Where the user called.
class Site {
 public:
  constexpr Site() noexcept = default;
  static constexpr Site current(
      std::source_location where = std::source_location::current()) noexcept {
    Site site;
    site.where_ = where;
    return site;
  }

  constexpr bool is_known() const noexcept { return where_.line() != 0; }
  constexpr const char* file() const noexcept { return where_.file_name(); }
  constexpr std::uint32_t line() const noexcept { return where_.line(); }
  constexpr std::uint32_t column() const noexcept { return where_.column(); }
  constexpr const char* function() const noexcept {
    return where_.function_name();
  }
  // The same for the same place, in this run.
  std::uint64_t key() const noexcept {
    return reinterpret_cast<std::uintptr_t>(file()) * 0x9e3779b97f4a7c15 ^
           (std::uint64_t{line()} << 32 | column());
  }

 private:
  std::source_location where_;
};

}  // namespace fearless

#endif  // FEARLESS_PRELOAD or FEARLESS_MERGE

#endif  // FEARLESS_DETAIL_WATCH_SITE_H_
