// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/place.h"

#include <unistd.h>

#include <string_view>

namespace fearless::detail::watch {
namespace {

// Without the working directory in front.
std::string_view shown_path(const char* file) noexcept {
  char folder[1024];
  std::string_view path = file;
  if (path.starts_with("./")) path.remove_prefix(2);
  while (path.starts_with("../")) path.remove_prefix(3);  // of a build folder
  if (!getcwd(folder, sizeof folder)) return path;
  const std::string_view here = folder;
  if (path.starts_with(here) && path.size() > here.size() &&
      path[here.size()] == '/') {
    path.remove_prefix(here.size() + 1);
  }
  return path;
}

}  // namespace

void say_place(TextBase& out, const char* file, std::uint32_t line) noexcept {
  out << shown_path(file);
  if (line != 0) out << ':' << line;
}

void say_site(TextBase& out, Site site) noexcept {
  if (!site.is_known()) {
    out << "(somewhere)";
    return;
  }
  say_place(out, site.file(), site.line());
}

}  // namespace fearless::detail::watch
