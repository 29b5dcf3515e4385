// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the source calls a thing: at a place that says `accounts.lock()`, the
// name is `accounts`. Looks into the source file, if there is one.

#ifndef FEARLESS_RUNTIME_WATCH_SOURCE_LINE_H_
#define FEARLESS_RUNTIME_WATCH_SOURCE_LINE_H_

#include <string_view>

#include "fearless/detail/watch/site.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

using SourceName = Text<64>;

// False if there is no file, or the line does not look like a call of one of
// our members.
bool find_source_name(Site site, SourceName& name) noexcept;

// The same in a line of text; `column` from 1, where the call is.
std::string_view name_in_line(std::string_view line,
                              std::uint32_t column) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_SOURCE_LINE_H_
