// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How reports call things: a thread by its name, a lock by the name it was
// given, or by what the source line that waits for it calls it, or by where it
// was made; a place by place.h. Reads source files if they are there. Never an
// address.

#ifndef FEARLESS_RUNTIME_WATCH_WORDS_H_
#define FEARLESS_RUNTIME_WATCH_WORDS_H_

#include "runtime/watch/place.h"
#include "runtime/watch/slot.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

void say_thread(TextBase& out, const Slot& slot) noexcept;

// `mutex "accounts"`, as the place that uses it calls it.
void say_object(TextBase& out, const Object& object, Site used) noexcept;
// `"accounts"`.
void say_name(TextBase& out, const Object& object, Site used) noexcept;

// `waits for mutex "accounts"`. `awaited`: the thread of a join, or null.
void say_wait(TextBase& out, const Waiting& wait, const Slot* awaited) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_WORDS_H_
