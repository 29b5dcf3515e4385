// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which file an address of this process comes from, and what that file's symbol
// table calls it. Reads /proc/self/maps and the file and asks nothing of the
// dynamic loader, which may be what the deadlock is in. No allocation; for
// reports, not for hooks.

#ifndef FEARLESS_RUNTIME_WATCH_MODULE_H_
#define FEARLESS_RUNTIME_WATCH_MODULE_H_

#include <cstdint>
#include <string_view>

#include "runtime/watch/text.h"

namespace fearless::detail::watch {

struct Place {
  Text<512> path;             // of the file
  std::uint64_t address = 0;  // as the file numbers them
};

// False: of no file.
bool find_place(std::uintptr_t address, Place& place) noexcept;

enum class SymbolKind { kVariable, kGlobalVariable, kFunction };

// The symbol of that kind that the place is in, readable: `bank::account`,
// `serve`. False: none, or the file was stripped.
bool find_symbol(const Place& place, SymbolKind kind, TextBase& name) noexcept;

// Whether somebody can tell the lines of its code: it says so itself, or a file
// beside it or below /usr/lib/debug does.
bool has_lines(const Place& place) noexcept;

// A mangled name without templates, as it was written; others as they are.
void say_demangled(TextBase& out, std::string_view symbol) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_MODULE_H_
