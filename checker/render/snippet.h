// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One line of source with what is to be said about it:
//
//   41 |   log(order, total);
//      |       -----  ^^^^^ read here
//      |       |
//      |       sent here
//
// `^` marks the primary label, `-` the others. The rightmost text stands
// behind its underline, the others hang below, as in rustc. Long lines are cut
// around the labels; labels too far apart for one cut get a line each.

#ifndef FEARLESS_CHECKER_RENDER_SNIPPET_H_
#define FEARLESS_CHECKER_RENDER_SNIPPET_H_

#include <vector>

#include "checker/render/row.h"

namespace fearless::render {

// What to underline, in bytes of the line counted from 0; `end` is exclusive.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  Style style = Style::kSecondary;
  bool is_primary = false;
};

// How the left margin looks: room for line numbers of `width` digits.
struct Gutter {
  unsigned width = 2;
  Piece numbered(unsigned line) const;       // "41 | "
  Piece blank() const;                       // "   | "
  Piece elision() const;                     // "...|"
  Piece arrow(llvm::StringRef shape) const;  // "  --> ", "  ::: "
};

struct SnippetOptions {
  Gutter gutter;
  bool has_connectors = true;  // the row of `|` above hanging texts
};

Rows draw_line(unsigned number, llvm::StringRef line, std::vector<Mark> marks,
               const SnippetOptions& options);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_SNIPPET_H_
