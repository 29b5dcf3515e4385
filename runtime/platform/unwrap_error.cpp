// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <string>

#include "fearless/result.h"

namespace fearless::detail {

void throw_unwrap_error(const char* said, const char* why) {
  std::string text = said;
  if (why) text.append(": ").append(why);
  throw UnwrapError(text);
}

}  // namespace fearless::detail
