// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How somebody outside gets a dump of the threads of a process.
//
//   SIGTERM, SIGQUIT     the dump goes to the log, and the process ends as it
//                        would have
//   SIGQUIT by sigqueue  with request_value(file): the dump goes to that open
//                        file of the sender's, a zero byte after it, and the
//                        process goes on. `fearless dump PID` does that.
//
// Nobody sends SIGQUIT to a process that does not know of this: it would end.
// One that does has a mapping of that name in /proc/PID/maps, for as long as
// the handler is there.

#ifndef FEARLESS_RUNTIME_WATCH_DUMP_REQUEST_H_
#define FEARLESS_RUNTIME_WATCH_DUMP_REQUEST_H_

#include <signal.h>

#include <cstdint>

namespace fearless::detail::watch {

inline constexpr char kDumpMark[] = "fearless-answers-sigquit";

// How the sender's file is called; nobody writes into any other.
inline constexpr char kDumpFile[] = "fearless-dump";

inline constexpr std::uint64_t kDumpRequest = 0xfea7'1e55ull << 32;

inline sigval request_value(int file) noexcept {
  sigval value;
  value.sival_ptr =
      reinterpret_cast<void*>(kDumpRequest | static_cast<std::uint32_t>(file));
  return value;
}

// The sender's file; negative: this is no request.
inline int requested_file(const siginfo_t& info) noexcept {
  const auto value = reinterpret_cast<std::uintptr_t>(info.si_value.sival_ptr);
  const bool is_request =
      info.si_code == SI_QUEUE && (value & ~0xffff'ffffull) == kDumpRequest;
  return is_request ? static_cast<int>(value & 0x7fff'ffff) : -1;
}

// From now on, unless the program or the option `dump` does not want it.
void answer_signals() noexcept;

// Whether that is the handler of these signals.
bool is_dump_handler(const struct sigaction& action) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_DUMP_REQUEST_H_
