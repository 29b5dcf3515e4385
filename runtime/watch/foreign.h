// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the watcher asks about primitives that are not ours. The library's own
// tell all that is to be known, and there is nothing to ask. Of pthread's,
// which preload/ hears of by its hooks only, glibc and the kernel have the last
// word. REQUIRES, of threads: they are pinned or gone.

#ifndef FEARLESS_RUNTIME_WATCH_FOREIGN_H_
#define FEARLESS_RUNTIME_WATCH_FOREIGN_H_

#include "runtime/watch/slot.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

#ifdef FEARLESS_PRELOAD

// `holder` is in the lock's own memory, too, and does not let go by ending.
bool does_hold(const Slot& holder, const Object& object) noexcept;

// The thread, which waits for a permit or at a barrier, may sleep there; if
// asks_kernel, it does, without a time-out.
bool is_asleep_there(const Slot& slot, bool asks_kernel) noexcept;

// `"accounts"`, if the object is a variable that has a symbol.
bool say_symbol_of(TextBase& out, const Object& object) noexcept;
// The function that the thread began with.
bool say_entry_of(TextBase& out, const Slot& slot) noexcept;

// Where it is, in the program; it may be gone later.
const void* address_of(const Object& object) noexcept;
// A call made it, at the place that it was made; else it was used there first.
bool was_made(std::uint32_t serial) noexcept;
// The way to a place, ` a.cpp:3 b.cpp:9`: of a program's own class of locks,
// the innermost place is the same for all.
void say_calls(TextBase& out, const Site& site) noexcept;

// In a forked child.
void free_foreign_locks() noexcept;

#else

constexpr bool does_hold(const Slot&, const Object&) noexcept { return true; }
constexpr bool is_asleep_there(const Slot&, bool) noexcept { return false; }
constexpr bool say_symbol_of(TextBase&, const Object&) noexcept {
  return false;
}
constexpr bool say_entry_of(TextBase&, const Slot&) noexcept { return false; }
inline const void* address_of(const Object& object) noexcept { return &object; }
constexpr bool was_made(std::uint32_t) noexcept { return true; }
inline void say_calls(TextBase& out, const Site& site) noexcept {
  out << ' ' << site.file() << ':' << site.line() << ':' << site.column();
}
constexpr void free_foreign_locks() noexcept {}

#endif

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_FOREIGN_H_
