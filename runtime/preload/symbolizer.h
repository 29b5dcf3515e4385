// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// File and line of a call, by asking llvm-addr2line or addr2line, whichever is
// on the PATH, in a process of its own that has a stack of its own and sees
// nothing of ours. Functions that were inlined count as frames, which is how
// `std::lock_guard` is told from who wrote it. Takes milliseconds, no memory
// and no lock of the program's; for reports, not for hooks. One caller at a
// time.

#ifndef FEARLESS_RUNTIME_PRELOAD_SYMBOLIZER_H_
#define FEARLESS_RUNTIME_PRELOAD_SYMBOLIZER_H_

#include <cstdint>

#include "runtime/preload/module.h"
#include "runtime/watch/text.h"

namespace fearless::preload {

struct SourcePlace {
  detail::watch::Text<256> file;
  detail::watch::Text<128> function;
  std::uint32_t line = 0;
};

// The innermost frame at this call that is the user's. False: there is none, or
// nobody knows.
bool find_source(const Place& call, SourcePlace& source) noexcept;

}  // namespace fearless::preload

#endif  // FEARLESS_RUNTIME_PRELOAD_SYMBOLIZER_H_
