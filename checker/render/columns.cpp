// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/columns.h"

#include <algorithm>

#include "checker/render/display.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::render {
namespace {

constexpr std::size_t kMaxWidth = 120;
constexpr std::size_t kGap = 4;  // between two columns

struct Column {
  std::string thread;
  std::vector<const findings::Label*> steps;
};

std::vector<Column> columns_of(const findings::Finding& finding) {
  std::vector<Column> columns;
  for (const findings::Label& label : finding.labels) {
    auto column = llvm::find_if(columns, [&](const Column& other) {
      return other.thread == label.thread;
    });
    if (column == columns.end()) {
      columns.push_back({label.thread, {}});
      column = std::prev(columns.end());
    }
    column->steps.push_back(&label);
  }
  return columns;
}

std::size_t width_of(llvm::StringRef text) { return DisplayLine(text).width(); }

std::string padded(std::string text, std::size_t width) {
  std::size_t used = width_of(text);
  return text.append(width - std::min(width, used), ' ');
}

// The lines of one column, its heading first.
std::vector<std::string> lines_of(const Column& column) {
  std::vector<std::string> places;
  std::size_t width = 0;
  for (const findings::Label* step : column.steps) {
    places.push_back(printable(step->where.path) + ":" +
                     std::to_string(step->where.range.line));
    width = std::max(width, width_of(places.back()));
  }
  std::vector<std::string> lines{printable(column.thread)};
  for (std::size_t i = 0; i < places.size(); ++i)
    lines.push_back(padded(places[i], width) + "  " +
                    printable(column.steps[i]->text));
  return lines;
}

std::size_t widest(const std::vector<std::string>& lines) {
  std::size_t width = 0;
  for (const std::string& line : lines) width = std::max(width, width_of(line));
  return width;
}

Row indented(std::string text, std::size_t line) {
  return {
      {"  " + std::move(text), line == 0 ? Style::kSecondary : Style::kPlain}};
}

}  // namespace

Rows draw_columns(const findings::Finding& finding) {
  std::vector<std::vector<std::string>> columns;
  for (const Column& column : columns_of(finding))
    columns.push_back(lines_of(column));
  Rows rows;
  if (columns.size() == 2 &&
      widest(columns[0]) + kGap + widest(columns[1]) <= kMaxWidth) {
    std::size_t width = widest(columns[0]) + kGap;
    std::size_t height = std::max(columns[0].size(), columns[1].size());
    columns[0].resize(height);
    columns[1].resize(height);
    for (std::size_t i = 0; i < height; ++i)
      rows.push_back(indented(padded(columns[0][i], width) + columns[1][i], i));
    return rows;
  }
  for (const auto& column : columns)
    for (std::size_t i = 0; i < column.size(); ++i)
      rows.push_back(indented(column[i], i));
  return rows;
}

}  // namespace fearless::render
