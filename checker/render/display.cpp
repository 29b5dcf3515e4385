// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/display.h"

#include <algorithm>
#include <limits>

#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"

namespace fearless::render {
namespace {

constexpr llvm::StringLiteral kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// The length of the first character; one byte if it is no UTF-8.
std::size_t character_length(llvm::StringRef bytes) {
  const auto* begin = reinterpret_cast<const llvm::UTF8*>(bytes.data());
  std::size_t length = llvm::getNumBytesForUTF8(*begin);
  if (length > bytes.size() ||
      !llvm::isLegalUTF8Sequence(begin, begin + length))
    return 1;
  return length;
}

}  // namespace

DisplayLine::DisplayLine(llvm::StringRef bytes) {
  unsigned column = 0;
  while (!bytes.empty()) {
    llvm::StringRef character = bytes.take_front(character_length(bytes));
    Glyph glyph{character.str(), column, 1};
    if (character == "\t") {
      glyph.text = "    ";
      glyph.width = 4;
    } else {
      int width = llvm::sys::unicode::columnWidthUTF8(character);
      if (width < 0)
        glyph.text = kReplacement.str();
      else
        glyph.width = static_cast<unsigned>(width);
    }
    columns_.insert(columns_.end(), character.size(), column);
    column += glyph.width;
    glyphs_.push_back(std::move(glyph));
    bytes = bytes.drop_front(character.size());
  }
  columns_.push_back(column);
}

unsigned DisplayLine::column_of(std::size_t byte) const {
  return columns_[std::min(byte, columns_.size() - 1)];
}

std::string DisplayLine::cut(unsigned from, unsigned to) const {
  std::string text;
  for (const Glyph& glyph : glyphs_) {
    unsigned end = glyph.column + glyph.width;
    if (from <= glyph.column && end <= to)
      text += glyph.text;
    else if (glyph.column < from && from < end)
      text.append(end - from, ' ');  // half a wide character keeps its place
  }
  return text;
}

std::string printable(llvm::StringRef text) {
  std::string one_line = text.str();
  for (char& c : one_line)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return DisplayLine(one_line).cut(0, std::numeric_limits<unsigned>::max());
}

}  // namespace fearless::render
