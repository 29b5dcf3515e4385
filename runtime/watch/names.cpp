// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>
#include <mutex>
#include <string_view>

#include "fearless/detail/watch/object.h"
#include "runtime/watch/spin.h"

// Names that users gave. Equal ones are kept once; there is room for some
// thousands, and what comes later has no name.
namespace fearless::detail::watch {
namespace {

constexpr std::size_t kRoom = 1 << 18;
constinit char names[kRoom];
constinit std::size_t used = 0;
constinit SpinLock lock;

}  // namespace

const char* keep_name(const char* characters, std::uint64_t length) noexcept {
  const std::string_view name(characters, std::min<std::uint64_t>(length, 200));
  if (name.empty()) return nullptr;
  std::lock_guard guard(lock);
  for (std::size_t at = 0; at < used;) {
    const std::string_view kept = names + at;
    if (kept == name) return names + at;
    at += kept.size() + 1;
  }
  if (kRoom - used < name.size() + 1) return nullptr;
  char* const start = names + used;
  *std::copy(name.begin(), name.end(), start) = '\0';
  used += name.size() + 1;
  return start;
}

}  // namespace fearless::detail::watch
