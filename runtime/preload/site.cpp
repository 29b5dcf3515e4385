// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/preload/site.h"

#include "runtime/watch/symbolizer.h"

namespace fearless {
namespace {

using detail::watch::Frame;
using detail::watch::frames_of;

constexpr Frame kNowhere = {"", "(somewhere)"};

// The first one of the user's, or what is known of the innermost. While places
// are only noted (symbolizer.h), that is all of them.
Frame frame_of(const Site& site) noexcept {
  Frame found = kNowhere;
  for (unsigned i = 0; i < Site::kMost && site.frames()[i] != 0; ++i) {
    for (const Frame& frame : frames_of(site.frames()[i])) {
      if (frame.line != 0) return frame;
      if (found.file == kNowhere.file) found = frame;
    }
  }
  return found;
}

}  // namespace

const char* Site::file() const noexcept { return frame_of(*this).file; }
std::uint32_t Site::line() const noexcept { return frame_of(*this).line; }
const char* Site::function() const noexcept { return frame_of(*this).function; }

}  // namespace fearless
