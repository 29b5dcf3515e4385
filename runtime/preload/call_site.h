// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who called a hook: the return address, and those of the callers above it as
// far as frame pointers lead, which is what the debug builds need whose lock
// passes through four small functions of the standard library. No lock, no
// allocation; 2 ns, and less than 1 ns for each frame more.

#ifndef FEARLESS_RUNTIME_PRELOAD_CALL_SITE_H_
#define FEARLESS_RUNTIME_PRELOAD_CALL_SITE_H_

#include <algorithm>
#include <bit>
#include <cstdint>

#include "runtime/preload/site.h"

namespace fearless::preload {

// Nothing of the calling thread's stack that may be read is at or above it; 0:
// not known.
extern constinit thread_local std::uintptr_t stack_end;

// What a hook that waits seldom adds: if it was called from a library, the
// first addresses on the stack that calls in the program itself return to.
void add_calls_of_program(Site& site, const void* frame) noexcept;

// A frame begins with the address of the next one and the return address. Code
// without frame pointers has anything there, so only what points a little way
// up the same stack is followed. Every lock pays for this: one comparison says
// that the next frame is above, not too far, and that words begin there.
inline Site call_site(const void* return_address, const void* frame) noexcept {
  constexpr std::uintptr_t kWord = sizeof(std::uintptr_t);
  constexpr std::uintptr_t kMostWords = (1 << 16) / kWord;
  Site site;
  std::uintptr_t* const frames = site.frames();
  frames[0] = reinterpret_cast<std::uintptr_t>(return_address);
  auto at = reinterpret_cast<std::uintptr_t>(frame);
  if (at + 2 * kWord > stack_end) return site;
  std::uintptr_t above =
      std::min((stack_end - at) / kWord - 2, kMostWords);  // words
  for (unsigned i = 1; i < Site::kMost; ++i) {
    const auto next = *reinterpret_cast<const std::uintptr_t*>(at);
    const std::uintptr_t words = std::rotr(next - at, 3);
    if (words - 1 >= above) break;
    frames[i] = reinterpret_cast<const std::uintptr_t*>(next)[1];
    at = next;
    above -= words;
  }
  return site;
}

}  // namespace fearless::preload

// In a hook. The hooks keep a frame pointer (CMakeLists.txt).
#define FEARLESS_CALL_SITE()                                  \
  ::fearless::preload::call_site(__builtin_return_address(0), \
                                 __builtin_frame_address(0))

#endif  // FEARLESS_RUNTIME_PRELOAD_CALL_SITE_H_
