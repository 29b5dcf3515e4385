// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A place that was read from a file that a watched process wrote. For programs
// that put such files together (`fearless report --merge`): they compile the
// parts of this folder that know nothing of running threads, with
// FEARLESS_MERGE. The file's name lives as long as the site.

#ifndef FEARLESS_RUNTIME_WATCH_READ_SITE_H_
#define FEARLESS_RUNTIME_WATCH_READ_SITE_H_

#include <cstdint>
#include <string_view>

namespace fearless {

inline constexpr std::string_view kMadeAt = "made at ";

class Site {
 public:
  constexpr Site() noexcept = default;
  constexpr Site(const char* file, std::uint32_t line,
                 std::uint32_t column) noexcept
      : file_(file), line_(line), column_(column) {}

  constexpr bool is_known() const noexcept { return file_ != nullptr; }
  constexpr const char* file() const noexcept {
    return file_ ? file_ : "(somewhere)";
  }
  constexpr std::uint32_t line() const noexcept { return line_; }
  constexpr std::uint32_t column() const noexcept { return column_; }

 private:
  const char* file_ = nullptr;
  std::uint32_t line_ = 0;
  std::uint32_t column_ = 0;
};

}  // namespace fearless

#endif  // FEARLESS_RUNTIME_WATCH_READ_SITE_H_
