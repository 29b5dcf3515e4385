// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A line of source as a terminal shows it. Source is bytes: tabs, wide and
// combining characters, escape sequences, invalid UTF-8, text that reorders
// what one reads. What cannot be shown safely becomes U+FFFD, tabs become four
// blanks, and every byte knows its column, so that an underline meets the
// character it is about. Cost: linear in the bytes given; callers cut first.

#ifndef FEARLESS_CHECKER_RENDER_DISPLAY_H_
#define FEARLESS_CHECKER_RENDER_DISPLAY_H_

#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"

namespace fearless::render {

class DisplayLine {
 public:
  explicit DisplayLine(llvm::StringRef bytes);

  // Columns count from 0. A byte past the end has the column after the last.
  unsigned column_of(std::size_t byte) const;
  unsigned width() const { return columns_.back(); }
  // The characters that lie in columns [from, to).
  std::string cut(unsigned from, unsigned to) const;

 private:
  struct Glyph {
    std::string text;
    unsigned column = 0;
    unsigned width = 0;
  };
  std::vector<Glyph> glyphs_;
  std::vector<unsigned> columns_;  // of each byte, and of the end
};

// `text` on one line, without anything a terminal would obey.
std::string printable(llvm::StringRef text);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_DISPLAY_H_
