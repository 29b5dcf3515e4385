// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The files that cmake/Embed.cmake put into the binary.

#ifndef FEARLESS_CHECKER_VOCABULARY_EMBEDDED_H_
#define FEARLESS_CHECKER_VOCABULARY_EMBEDDED_H_

#include <span>
#include <string_view>

namespace fearless::embedded {

struct File {
  std::string_view name;
  std::string_view text;
};

std::span<const File> vocabulary();

}  // namespace fearless::embedded

#endif  // FEARLESS_CHECKER_VOCABULARY_EMBEDDED_H_
