// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One line of terminal output as pieces of styled text. Drawing code builds
// rows, so that it can count them and tests can read them without colours;
// `print` is the only place that knows escape sequences (through WithColor).

#ifndef FEARLESS_CHECKER_RENDER_ROW_H_
#define FEARLESS_CHECKER_RENDER_ROW_H_

#include <string>
#include <vector>

#include "checker/render/renderer.h"

namespace fearless::render {

enum class Style {
  kPlain,
  kStrong,     // the message
  kGutter,     // line numbers, arrows, bars
  kError,      // "error:", and the primary underline of an error
  kWarning,    // the same for a warning
  kSecondary,  // underlines and texts of the other labels
};

struct Piece {
  std::string text;
  Style style = Style::kPlain;
};

using Row = std::vector<Piece>;
using Rows = std::vector<Row>;

void print(const Row& row, Page page);  // with a newline
std::string plain_text(const Row& row);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_ROW_H_
