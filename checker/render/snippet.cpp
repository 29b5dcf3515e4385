// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/snippet.h"

#include <algorithm>

#include "checker/render/display.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::render {
namespace {

constexpr unsigned kMaxColumns = 100;  // of source in one row
constexpr unsigned kContext = 12;      // columns kept left of a cut's labels
constexpr llvm::StringLiteral kCut = "...";

// The part of a line that is shown, with marks in columns of what is shown.
struct View {
  std::string text;
  std::vector<Mark> marks;
};

// Only this many bytes around a label are looked at: generated and minified
// files have lines of megabytes.
constexpr std::size_t kMaxBytes = 8 * kMaxColumns;

View cut_out(llvm::StringRef line, std::vector<Mark> marks) {
  std::size_t base = marks.front().begin;
  base -= std::min<std::size_t>(base, kMaxBytes / 4);
  bool is_cut_left = base != 0;
  llvm::StringRef bytes = line.substr(base, kMaxBytes);
  bool is_cut_right = base + bytes.size() < line.size();

  DisplayLine display(bytes);
  unsigned last = 0;
  for (Mark& mark : marks) {
    mark.begin = display.column_of(mark.begin - base);
    mark.end = std::max<std::size_t>(display.column_of(mark.end - base),
                                     mark.begin + 1);
    last = std::max(last, static_cast<unsigned>(mark.end));
  }
  unsigned from = 0, to = display.width();
  if (is_cut_left || last > kMaxColumns) {
    unsigned first = static_cast<unsigned>(marks.front().begin);
    from = first - std::min(first, kContext);
    is_cut_left = is_cut_left || from != 0;
  }
  if (to - from > kMaxColumns) {
    to = from + kMaxColumns;
    is_cut_right = true;
  }

  std::string lead = is_cut_left ? kCut.str() : "";
  std::string tail = is_cut_right ? kCut.str() : "";
  for (Mark& mark : marks) {
    mark.end = std::min<std::size_t>(mark.end,
                                     std::max<std::size_t>(to, mark.begin + 1));
    mark.begin = mark.begin - from + lead.size();
    mark.end = mark.end - from + lead.size();
  }
  return {lead + display.cut(from, to) + tail, std::move(marks)};
}

// Text drawn at given columns of one row.
class Canvas {
 public:
  void put(std::size_t column, llvm::StringRef text, Style style) {
    cells_.resize(std::max(cells_.size(), column + text.size()), {' ', {}});
    for (char c : text) cells_[column++] = {c, style};
  }
  Row row(Piece gutter) const {
    Row row{std::move(gutter)};
    for (const auto& [c, style] : cells_) {
      if (row.size() == 1 || row.back().style != style)
        row.push_back({"", style});
      row.back().text += c;
    }
    return row;
  }

 private:
  std::vector<std::pair<char, Style>> cells_;
};

void draw_underlines(Canvas& canvas, const std::vector<Mark>& marks) {
  for (bool is_primary : {false, true})  // the primary one on top
    for (const Mark& mark : marks)
      if (mark.is_primary == is_primary)
        canvas.put(mark.begin,
                   std::string(mark.end - mark.begin, is_primary ? '^' : '-'),
                   mark.style);
}

// Whether the text of the last mark can stand behind its underline.
bool fits_behind(const std::vector<Mark>& marks) {
  const Mark& last = marks.back();
  return llvm::all_of(llvm::drop_end(marks), [&](const Mark& other) {
    return other.end <= last.begin;
  });
}

// The texts below the underlines, rightmost first.
void draw_hanging(const std::vector<Mark>& marks, const SnippetOptions& options,
                  Rows& rows) {
  auto bars = [&](std::size_t count) {
    Canvas canvas;
    for (std::size_t i = 0; i < count; ++i)
      canvas.put(marks[i].begin, "|", marks[i].style);
    return canvas;
  };
  if (!marks.empty() && options.has_connectors)
    rows.push_back(bars(marks.size()).row(options.gutter.blank()));
  for (std::size_t i = marks.size(); i-- > 0;) {
    Canvas canvas = bars(i);
    canvas.put(marks[i].begin, marks[i].text, marks[i].style);
    rows.push_back(canvas.row(options.gutter.blank()));
  }
}

Rows draw_view(unsigned number, View view, const SnippetOptions& options) {
  Rows rows{{options.gutter.numbered(number), {view.text, Style::kPlain}}};
  Canvas underlines;
  draw_underlines(underlines, view.marks);
  const Mark last = view.marks.back();
  bool is_behind = fits_behind(view.marks);
  if (is_behind) underlines.put(last.end + 1, last.text, last.style);
  rows.push_back(underlines.row(options.gutter.blank()));
  if (is_behind) view.marks.pop_back();
  llvm::erase_if(view.marks,
                 [](const Mark& mark) { return mark.text.empty(); });
  draw_hanging(view.marks, options, rows);
  return rows;
}

}  // namespace

Piece Gutter::numbered(unsigned line) const {
  std::string digits = std::to_string(line);
  std::string pad(width - std::min<std::size_t>(width, digits.size()), ' ');
  return {pad + digits + " | ", Style::kGutter};
}

Piece Gutter::blank() const {
  return {std::string(width + 1, ' ') + "| ", Style::kGutter};
}

Piece Gutter::elision() const {
  return {"..." + std::string(width - 2, ' ') + "|", Style::kGutter};
}

Piece Gutter::arrow(llvm::StringRef shape) const {
  return {std::string(width, ' ') + shape.str() + " ", Style::kGutter};
}

Rows draw_line(unsigned number, llvm::StringRef line, std::vector<Mark> marks,
               const SnippetOptions& options) {
  for (Mark& mark : marks) {
    mark.begin = std::min(mark.begin, line.size());
    mark.end = std::max(mark.end, mark.begin + 1);
    mark.text = printable(mark.text);
  }
  // Hanging texts are drawn from the right, so of those that begin together
  // the one told last comes first.
  std::reverse(marks.begin(), marks.end());
  std::vector<Mark> sorted;
  for (Mark& mark : marks) {
    auto place = llvm::upper_bound(
        sorted, mark, [](auto& a, auto& b) { return a.begin < b.begin; });
    sorted.insert(place, std::move(mark));
  }
  Rows rows;
  while (!sorted.empty()) {
    auto far = llvm::find_if(sorted, [&](const Mark& mark) {
      return mark.begin > sorted.front().begin + kMaxColumns - 2 * kContext;
    });
    std::vector<Mark> near(sorted.begin(), far);
    sorted.erase(sorted.begin(), far);
    llvm::append_range(rows, draw_view(number, cut_out(line, near), options));
  }
  return rows;
}

}  // namespace fearless::render
