// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/suppressions.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "runtime/watch/act.h"
#include "runtime/watch/options.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {
namespace {

constexpr std::string_view kPrefix = "can_deadlock:";

struct Suppression {
  std::string_view words;
  bool was_used = false;
};

struct List {
  char file[1 << 14];
  Suppression all[256];
  std::uint32_t count = 0;
};
constinit List list{};

std::string_view trimmed(std::string_view text) noexcept {
  const auto is_blank = [](char c) {
    return c == ' ' || c == '\t' || c == '\r';
  };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

void add_line(std::string_view line) noexcept {
  line = trimmed(line);
  if (!line.starts_with(kPrefix)) return;
  const std::string_view words = trimmed(line.substr(kPrefix.size()));
  if (!words.empty() && list.count < std::size(list.all)) {
    list.all[list.count++] = {words};
  }
}

bool read_list() noexcept {
  const char* const path = options().suppressions.text;
  const int file = *path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) {
    if (*path) write_log("fearless: cannot read the file of suppressions\n");
    return false;
  }
  const ssize_t size = read(file, list.file, sizeof list.file);
  close(file);
  std::string_view rest(list.file,
                        static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    add_line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

bool is_list_there() noexcept {
  static const bool is_read = read_list();
  return is_read;
}

}  // namespace

bool is_suppressed(std::string_view report) noexcept {
  if (!is_list_there()) return false;
  bool is_found = false;
  for (Suppression& one : list.all) {
    if (one.words.empty() || report.find(one.words) == report.npos) continue;
    is_found = one.was_used = true;
  }
  return is_found;
}

void say_unused_suppressions() noexcept {
  if (options().suppressions.text[0] == '\0' || !is_list_there()) return;
  for (const Suppression& one : list.all) {
    if (one.words.empty() || one.was_used) continue;
    Text<512> line;
    line << "fearless: this suppression was not needed: " << one.words << '\n';
    write_log(line.view());
  }
}

}  // namespace fearless::detail::watch
