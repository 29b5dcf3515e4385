// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/row.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/WithColor.h"

namespace fearless::render {
namespace {

using llvm::raw_ostream;

raw_ostream::Colors color(Style style) {
  switch (style) {
    case Style::kError:
      return raw_ostream::RED;
    case Style::kWarning:
      return raw_ostream::YELLOW;
    case Style::kGutter:
    case Style::kSecondary:
      return raw_ostream::BLUE;
    case Style::kPlain:
    case Style::kStrong:
      break;
  }
  return raw_ostream::SAVEDCOLOR;
}

}  // namespace

void print(const Row& row, Page page) {
  // Blanks at the end of a line help nobody and break approved outputs.
  std::string whole = plain_text(row);
  std::size_t left = llvm::StringRef(whole).rtrim(' ').size();
  for (const Piece& piece : row) {
    llvm::StringRef text = llvm::StringRef(piece.text).take_front(left);
    left -= text.size();
    if (piece.style == Style::kPlain || text.empty() || !page.use_color) {
      page.out << text;
      continue;
    }
    llvm::WithColor(page.out, color(piece.style), /*Bold=*/true, /*BG=*/false,
                    llvm::ColorMode::Enable)
        << text;
  }
  page.out << '\n';
}

std::string plain_text(const Row& row) {
  std::string text;
  for (const Piece& piece : row) text += piece.text;
  return text;
}

}  // namespace fearless::render
