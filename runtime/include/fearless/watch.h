// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a program may want of the watcher of the instrumented runtime: the
// exception that `FEARLESS_OPTIONS=on_deadlock=throw` throws, and a function to
// be called with each report. docs/watch.md tells the rest. In the plain form
// nothing ever reports, and all of this compiles and does nothing.
//
// A handler is called on the thread that found the deadlock, before the process
// ends or goes on; no lock of the runtime's is held, but the threads of the
// report stay where they are. It must not wait for any of them.

#ifndef FEARLESS_WATCH_H_
#define FEARLESS_WATCH_H_

#include <cstdint>
#include <stdexcept>

#include "fearless/detail/observe.h"

namespace fearless {

// This wait would never have ended. what() is the report.
struct DeadlockError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Report {
  const char* title;  // "DEADLOCK"
  const char* text;   // all of it, as printed
  const char* json;   // the same for programs: docs/schema/findings.json
};

using ReportHandler = void (*)(const Report&);

#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT

inline constexpr bool kIsInstrumented = true;

// Reports say that they are of this test; null: of none. The characters must
// live until the next call.
void set_test_name(const char* name) noexcept;

// A mark for leaked_threads(): threads that are met from now on are newer.
std::uint32_t newest_thread() noexcept;

// A LEAKED THREAD report on threads newer than the mark that are blocked now;
// empty if there are none. For one caller at a time.
const char* leaked_threads(std::uint32_t mark) noexcept;

// With which a process ends after a report: the option `exitcode`.
int report_exit_code() noexcept;

// Gives the one before. Null: none.
ReportHandler set_report_handler(ReportHandler handler) noexcept;

#else

inline constexpr bool kIsInstrumented = false;

inline void set_test_name(const char*) noexcept {}
inline std::uint32_t newest_thread() noexcept { return 0; }
inline const char* leaked_threads(std::uint32_t) noexcept { return ""; }

inline int report_exit_code() noexcept { return 66; }

inline ReportHandler set_report_handler(ReportHandler) noexcept {
  return nullptr;
}

#endif

}  // namespace fearless

#endif  // FEARLESS_WATCH_H_
