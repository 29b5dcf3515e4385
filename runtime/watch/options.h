// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// FEARLESS_OPTIONS=key=value:key=value, read once, when the library is loaded:
// whoever is earlier finds what holds without the variable. The keys are the
// lines of options.def. An unknown key or a value that makes no sense is said
// on stderr and otherwise ignored.

#ifndef FEARLESS_RUNTIME_WATCH_OPTIONS_H_
#define FEARLESS_RUNTIME_WATCH_OPTIONS_H_

#include <cstdint>
#include <string_view>

namespace fearless::detail::watch {

enum class OnDeadlock : std::uint8_t { kExit, kAbort, kThrow, kLog };

struct Options {
  using number = std::int64_t;
  using choice = OnDeadlock;
  struct path {
    char text[256];
  };
  struct duration {
    std::int64_t milliseconds;
  };
  using word = std::string_view;  // into the environment
  static constexpr OnDeadlock exit = OnDeadlock::kExit;

#define FEARLESS_OPTION(type, name, value, text) type name = {value};
#include "runtime/watch/options.def"
#undef FEARLESS_OPTION
};

extern constinit Options options_of_process;

inline const Options& options() noexcept { return options_of_process; }

inline bool is_order_graph_wanted() noexcept {
  return options().order_graph.text[0] != '\0';
}

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_OPTIONS_H_
