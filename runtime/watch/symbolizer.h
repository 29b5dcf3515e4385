// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Function, file and line of code addresses. What a file of code says of itself
// is read here; lines come from llvm-addr2line or addr2line, whichever is on
// the PATH, in one process for all addresses of a file that are wanted at a
// time, and in none if that file has no lines to tell. Functions that were
// inlined count as frames, which is how `std::lock_guard` is told from who
// wrote it. What was found is remembered.
//
// Takes milliseconds, no memory and no lock of the program's; for reports, not
// for hooks. Any thread, also in a signal handler: there, what another call is
// just looking up is not known.

#ifndef FEARLESS_RUNTIME_WATCH_SYMBOLIZER_H_
#define FEARLESS_RUNTIME_WATCH_SYMBOLIZER_H_

#include <cstdint>
#include <span>

namespace fearless::detail::watch {

struct Frame {
  const char* function = nullptr;  // without arguments, maybe empty
  const char* file = nullptr;      // or `serve (libz.so.1)`, for want of a line
  std::uint32_t line = 0;          // 0: not known
  bool is_users = false;  // not the standard library's, the system's, ours
};

// What the call that returns there stands in, innermost first; empty: nobody
// knows. Good for ever.
std::span<const Frame> frames_of(std::uintptr_t call) noexcept;

// The addresses that a report asks for.
class Wanted {
 public:
  // While this lives, frames_of() of this thread notes what it is asked for.
  Wanted() noexcept;
  Wanted(const Wanted&) = delete;
  Wanted& operator=(const Wanted&) = delete;
  ~Wanted();

  void add(std::uintptr_t call) noexcept;
  std::span<const std::uintptr_t> calls() const noexcept {
    return {calls_, count_};
  }

 private:
  static constexpr std::uint32_t kMost = 512;
  std::uintptr_t calls_[kMost];
  std::uint32_t count_ = 0;
};

void look_up(std::span<const std::uintptr_t> calls) noexcept;

// Calls write() twice: what the first one asks for is looked up in one go, and
// the second one finds it. REQUIRES: write() starts anew, and writes the same.
template <typename Write>
void write_with_places(Write&& write) noexcept {
  {
    const Wanted wanted;
    write();
    look_up(wanted.calls());
  }
  write();
}

// In a forked child.
void forget_lookups() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_SYMBOLIZER_H_
