// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A place as reports show it: file:line, relative to the working directory.

#ifndef FEARLESS_RUNTIME_WATCH_PLACE_H_
#define FEARLESS_RUNTIME_WATCH_PLACE_H_

#include "fearless/detail/watch/site.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

// Without the line, if that is 0.
void say_place(TextBase& out, const char* file, std::uint32_t line) noexcept;
void say_site(TextBase& out, Site site) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_PLACE_H_
