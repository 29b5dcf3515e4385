// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/source_line.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

namespace fearless::detail::watch {
namespace {

constexpr std::string_view kMembers[] = {"lock",
                                         "lock_ignoring_poison",
                                         "with",
                                         "write",
                                         "write_ignoring_poison",
                                         "read",
                                         "read_ignoring_poison",
                                         "lock_shared",
                                         "wait",
                                         "wait_for",
                                         "wait_until",
                                         "acquire",
                                         "call_once",
                                         "get_or_init",
                                         "arrive_and_wait",
                                         "recv",
                                         "send",
                                         "try_lock",
                                         "try_read",
                                         "try_write"};

// And what other libraries' locks are taken by.
constexpr std::string_view kCalls[] = {"pthread_mutex_lock",
                                       "pthread_rwlock_rdlock",
                                       "pthread_rwlock_wrlock",
                                       "pthread_mutex_timedlock",
                                       "pthread_cond_wait",
                                       "pthread_barrier_wait",
                                       "pthread_once",
                                       "sem_wait",
                                       "lock_guard",
                                       "scoped_lock",
                                       "unique_lock",
                                       "shared_lock",
                                       "call_once"};

bool is_of_name(char c) noexcept {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// `text` ends where the object's expression does: its last names.
std::string_view expression_at_end(std::string_view text) noexcept {
  std::size_t start = text.size();
  for (;;) {
    std::size_t at = start;
    if (at > 0 && text[at - 1] == ']') {  // an index
      const std::size_t open = text.rfind('[', at);
      if (open == std::string_view::npos) break;
      at = open;
    }
    const std::size_t end = at;
    while (at > 0 && is_of_name(text[at - 1])) --at;
    if (at == end) break;
    start = at;
    if (at >= 1 && text[at - 1] == '.') {
      start = at - 1;
    } else if (at >= 2 && text.substr(at - 2, 2) == "->") {
      start = at - 2;
    } else {
      return text.substr(start);
    }
  }
  std::string_view found = text.substr(start);
  while (!found.empty() && !is_of_name(found.front())) found.remove_prefix(1);
  return found;
}

// What stands behind `open`, up to a comma or the end of the brackets; nothing
// if it has to be the only one there and is not.
std::string_view first_argument(std::string_view text, std::size_t open,
                                bool is_only) noexcept {
  const std::size_t start = text.find_first_not_of("&*( ", open + 1);
  if (start == std::string_view::npos) return {};
  const std::size_t end =
      std::min(text.find_first_of(",)}", start), text.size());
  if (is_only && end < text.size() && text[end] == ',') return {};
  return expression_at_end(text.substr(start, end - start));
}

// `pthread_mutex_lock(&accounts)`, `std::lock_guard guard(accounts)`.
std::string_view object_of_foreign_call(std::string_view text) noexcept {
  for (const std::string_view call : kCalls) {
    const std::size_t at = text.find(call);
    if (at == std::string_view::npos) continue;
    std::size_t open = at + call.size();
    if (open < text.size() && text[open] == '<') {
      open = std::min(text.find('>', open), text.size());
    }
    open = text.find_first_of("({", open);
    if (open == std::string_view::npos) continue;
    const std::string_view name =
        first_argument(text, open, call == "scoped_lock");
    if (!name.empty()) return name;
  }
  return {};
}

// The object of the first call of one of our members in `text`.
std::string_view object_of_call(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t member = 0;
    if (text[at] == '.') {
      member = at + 1;
    } else if (text.substr(at, 2) == "->") {
      member = at + 2;
    } else {
      continue;
    }
    const std::size_t open = text.find('(', member);
    if (open == std::string_view::npos) return {};
    const std::string_view called = text.substr(member, open - member);
    if (std::find(std::begin(kMembers), std::end(kMembers), called) !=
        std::end(kMembers)) {
      return expression_at_end(text.substr(0, at));
    }
  }
  return {};
}

}  // namespace

std::string_view name_in_line(std::string_view line,
                              std::uint32_t column) noexcept {
  // One compiler points at the start of a call, the other at its end.
  if (column >= 1 && column <= line.size()) {
    const std::string_view name = object_of_call(line.substr(column - 1));
    if (!name.empty()) return name;
  }
  const std::string_view name = object_of_call(line);
  return name.empty() ? object_of_foreign_call(line) : name;
}

namespace {

// Compilers are told of files relative to the folder they build in, which is
// often the program's or one above it.
int open_source(const char* path) noexcept {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file >= 0 || path[0] == '/') return file;
  char folder[1024];
  ssize_t size = readlink("/proc/self/exe", folder, sizeof folder);
  for (int up = 0; up < 4 && file < 0; ++up) {
    while (size > 0 && folder[size - 1] != '/') --size;
    if (size <= 1) break;
    Text<2048> full;
    full << std::string_view(folder, static_cast<std::size_t>(size)) << path;
    file = open(full.c_str(), O_RDONLY | O_CLOEXEC);
    --size;  // the slash
  }
  return file;
}

}  // namespace

bool find_source_name(Site site, SourceName& name) noexcept {
  if (!site.is_known() || site.line() == 0) return false;
  const int file = open_source(site.file());
  if (file < 0) return false;
  char block[4096];
  Text<512> line;
  std::uint32_t number = 1;
  bool is_past = false;
  for (ssize_t size;
       !is_past && (size = ::read(file, block, sizeof block)) > 0;) {
    for (ssize_t i = 0; i < size && !is_past; ++i) {
      if (number == site.line() && block[i] != '\n') line << block[i];
      if (block[i] == '\n') is_past = ++number > site.line();
    }
  }
  close(file);
  name << name_in_line(line.view(), site.column());
  return name.size() != 0;
}

}  // namespace fearless::detail::watch
