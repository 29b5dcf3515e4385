// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/watch/suppressions.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>

#include "runtime/watch/act.h"
#include "runtime/watch/options.h"
#include "runtime/watch/output.h"
#include "runtime/watch/spin.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {
namespace {

constexpr std::string_view kTitles[] = {"deadlock", "can_deadlock", "leaked"};

struct Suppression {
  Title title = Title::kDeadlock;
  std::string_view words;
  bool was_used = false;
};

struct List {
  char file[1 << 16];
  Suppression all[1024];
  std::uint32_t count = 0;
  bool is_read = false;
};
constinit List list{};
constinit SpinLock lock;  // of the list

void complain(std::uint32_t line, std::string_view what,
              std::string_view why) noexcept {
  Text<1024> text;
  text << "fearless: " << options().suppressions.text;
  if (line != 0) text << ':' << line;
  text << ": " << what << why << '\n';
  write_all(STDERR_FILENO, text.view());
}

std::string_view trimmed(std::string_view text) noexcept {
  const auto is_blank = [](char c) {
    return c == ' ' || c == '\t' || c == '\r';
  };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// False: the list is full.
bool add_line(std::string_view line, std::uint32_t number) noexcept {
  line = trimmed(line);
  if (line.empty() || line.front() == '#') return true;
  const std::size_t colon = std::min(line.find(':'), line.size());
  const auto* const title =
      std::find(std::begin(kTitles), std::end(kTitles), line.substr(0, colon));
  const std::string_view words =
      trimmed(line.substr(std::min(colon + 1, line.size())));
  if (title == std::end(kTitles) || words.empty()) {
    complain(number, line,
             ": not understood; a line is `deadlock:`, `can_deadlock:` or "
             "`leaked:` and words of a report");
    return true;
  }
  if (list.count == std::size(list.all)) {
    complain(number, "", "too many suppressions: this and the rest is ignored");
    return false;
  }
  list.all[list.count++] = {static_cast<Title>(title - kTitles), words};
  return true;
}

// How many bytes of the file are in the list; without a line that was cut.
std::size_t read_file(int file, bool& is_cut) noexcept {
  std::size_t size = 0;
  ssize_t count = 0;
  while (size < sizeof list.file &&
         (count = read(file, list.file + size, sizeof list.file - size)) > 0) {
    size += static_cast<std::size_t>(count);
  }
  char more;
  is_cut = size == sizeof list.file && read(file, &more, 1) == 1;
  const std::string_view text(list.file, size);
  return is_cut ? std::min(text.rfind('\n'), size - 1) + 1 : size;
}

void read_list() noexcept {
  list.is_read = true;
  const char* const path = options().suppressions.text;
  if (!*path) return;
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return complain(0, "", "cannot read this file of suppressions");
  bool is_cut = false;
  std::string_view rest(list.file, read_file(file, is_cut));
  close(file);
  std::uint32_t number = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (!add_line(rest.substr(0, end), ++number)) return;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (is_cut) {
    complain(number + 1, "",
             "the file has more than 64 KiB: this and the rest is ignored");
  }
}

}  // namespace

bool is_suppressed(Title title, std::string_view report,
                   std::string_view functions) noexcept {
  std::lock_guard guard(lock);
  if (!list.is_read) read_list();
  bool is_found = false;
  for (std::uint32_t i = 0; i < list.count; ++i) {
    Suppression& one = list.all[i];
    if (one.title != title || (report.find(one.words) == report.npos &&
                               functions.find(one.words) == functions.npos)) {
      continue;
    }
    is_found = one.was_used = true;
  }
  return is_found;
}

void say_unused_suppressions() noexcept {
  std::lock_guard guard(lock);
  if (!list.is_read) read_list();
  for (std::uint32_t i = 0; i < list.count; ++i) {
    const Suppression& one = list.all[i];
    if (one.was_used) continue;
    Text<512> line;
    line << "fearless: this suppression was not needed: "
         << kTitles[static_cast<std::size_t>(one.title)] << ": " << one.words
         << '\n';
    write_log(line.view());
  }
}

}  // namespace fearless::detail::watch
