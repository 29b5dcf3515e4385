// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A place in the user's program, as the compiler knows it. A value; the file's
// name is a literal of the program.

#ifndef FEARLESS_DETAIL_WATCH_SITE_H_
#define FEARLESS_DETAIL_WATCH_SITE_H_

#include <cstdint>
#include <source_location>

namespace fearless {

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

 private:
  std::source_location where_;
};

}  // namespace fearless

#endif  // FEARLESS_DETAIL_WATCH_SITE_H_
