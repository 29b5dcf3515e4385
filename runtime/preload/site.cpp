// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/preload/site.h"

#include <mutex>

#include "runtime/preload/module.h"
#include "runtime/preload/symbolizer.h"
#include "runtime/watch/spin.h"
#include "runtime/watch/undisturbed.h"

namespace fearless {
namespace {

using preload::find_place;
using preload::find_source;
using preload::Place;
using preload::SourcePlace;

// What was asked for once. When it is full, the last row is used again.
struct Row {
  Site site;
  SourcePlace source;
};
constexpr std::uint32_t kMost = 256;
constinit Row rows[kMost];
constinit std::uint32_t count = 0;
constinit detail::watch::SpinLock lock;

// A function and the file it is in, for want of a line.
void describe(const Place& place, SourcePlace& source) noexcept {
  const std::string_view path = place.path.view();
  const std::string_view file = path.substr(path.rfind('/') + 1);
  if (find_symbol(place, preload::SymbolKind::kFunction, source.function)) {
    source.file << source.function.view() << " (" << file << ')';
  } else {
    source.file << '(' << file << ')';
  }
}

// Of the frames, the first one of the user's.
void look_up(const Site& site, SourcePlace& source) noexcept {
  const detail::watch::Undisturbed undisturbed;
  bool is_described = false;
  for (unsigned i = 0; i < Site::kMost && site.frames()[i] != 0; ++i) {
    Place place;
    if (!find_place(site.frames()[i], place)) continue;
    SourcePlace found;
    if (find_source(place, found)) {
      source.file.clear();
      source.function.clear();
      source.file << found.file.view();
      source.function << found.function.view();
      source.line = found.line;
      return;
    }
    if (!is_described) describe(place, source);
    is_described = true;
  }
  if (!is_described) source.file << "(somewhere)";
}

const SourcePlace& source_of(const Site& site) noexcept {
  std::lock_guard guard(lock);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (rows[i].site.is(site)) return rows[i].source;
  }
  Row& row = rows[count < kMost ? count++ : kMost - 1];
  row.site = site;
  row.source.file.clear();
  row.source.function.clear();
  row.source.line = 0;
  look_up(site, row.source);
  return row.source;
}

}  // namespace

const char* Site::file() const noexcept {
  return is_known() ? source_of(*this).file.c_str() : "(somewhere)";
}
std::uint32_t Site::line() const noexcept {
  return is_known() ? source_of(*this).line : 0;
}
const char* Site::function() const noexcept {
  return is_known() ? source_of(*this).function.c_str() : "";
}

namespace preload {

void free_lock_of_sites() noexcept { lock.reset(); }

}  // namespace preload

}  // namespace fearless
