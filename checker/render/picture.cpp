// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/picture.h"

#include <algorithm>

#include "checker/render/display.h"
#include "checker/render/story.h"
#include "checker/render/words.h"

namespace fearless::render {
namespace {

using findings::Finding;
using findings::Label;
using findings::Source;

Style style_of(const Label& label, findings::Severity severity) {
  if (!label.is_primary) return Style::kSecondary;
  return severity == findings::Severity::kError ? Style::kError
                                                : Style::kWarning;
}

class Painter {
 public:
  Painter(const Finding& finding, Source& source)
      : finding_(finding), source_(source), steps_(steps_of(finding)) {
    unsigned last = 10;
    for (const Step& step : steps_) last = std::max(last, step.line);
    options_.gutter.width = static_cast<unsigned>(std::to_string(last).size());
  }

  Picture draw(std::size_t max_rows) {
    Rows rows = draw_all();
    if (rows.size() > max_rows) {
      are_others_short_ = true;
      rows = draw_all();
    }
    if (rows.size() > max_rows) {
      options_.has_connectors = false;
      rows = draw_all();
    }
    while (rows.size() > max_rows && drop_last()) rows = draw_all();
    return {options_.gutter, std::move(rows)};
  }

 private:
  Rows draw_all() {
    const Gutter& gutter = options_.gutter;
    Rows rows{{gutter.arrow("-->"),
               {printable(position_words(finding_.where)), Style::kPlain}}};
    const Step* previous = nullptr;
    for (const Step& step : steps_) {
      bool is_other = step.path != finding_.where.path;
      auto line = source_.line(step.path, step.line);
      if (!line || (is_other && (are_others_short_ || step.is_background))) {
        append_short(step, line.value_or(""), rows);
        continue;
      }
      append_lead(step, previous, rows);
      llvm::append_range(rows,
                         draw_line(step.line, *line, marks(step), options_));
      previous = &step;
    }
    if (dropped_ != 0)
      rows.push_back({gutter.elision(),
                      {" " + std::to_string(dropped_) + " more " +
                           (dropped_ == 1 ? "step" : "steps"),
                       Style::kPlain}});
    return rows;
  }

  // What stands between the line before and this one.
  void append_lead(const Step& step, const Step* previous, Rows& rows) const {
    const Gutter& gutter = options_.gutter;
    if (previous != nullptr && previous->path == step.path) {
      if (step.line < previous->line)
        rows.push_back({gutter.blank()});
      else if (step.line > previous->line + 1)
        rows.push_back({gutter.elision()});
    } else if (step.path == finding_.where.path) {
      rows.push_back({gutter.blank()});
    } else {
      rows.push_back({gutter.arrow(":::"), position(step)});
    }
  }

  // `::: src/server.cpp:77 `worker` starts here:  std::jthread worker(...`
  void append_short(const Step& step, llvm::StringRef line, Rows& rows) const {
    std::string words;
    for (const Label& label : step.labels)
      if (std::string text = label_words(label); !text.empty())
        words += (words.empty() ? " " : "; ") + text;
    Row row{options_.gutter.arrow(":::"),
            position(step),
            {printable(words), Style::kSecondary}};
    line = line.trim().take_front(kMaxShortLine);
    if (!line.empty()) row.push_back({":  " + printable(line), Style::kPlain});
    rows.push_back(std::move(row));
  }

  static Piece position(const Step& step) {
    return {printable(step.path + ":" + std::to_string(step.line)),
            Style::kPlain};
  }

  std::vector<Mark> marks(const Step& step) const {
    std::vector<Mark> marks;
    for (const Label& label : step.labels) {
      const ir::Range& range = label.where.range;
      Mark mark;
      mark.begin = std::max(range.column, 1u) - 1;
      mark.end = range.end_line == range.line
                     ? std::max(range.end_column, 1u) - 1
                     : end_of_line(step);
      if (range.end_line < range.line) mark.end = mark.begin + 1;
      mark.text = label_words(label);
      mark.is_primary = label.is_primary;
      mark.style = style_of(label, finding_.severity);
      marks.push_back(std::move(mark));
    }
    return marks;
  }

  // A range of several lines is underlined on its first.
  std::size_t end_of_line(const Step& step) const {
    return source_.line(step.path, step.line).value_or("").rtrim().size();
  }

  bool drop_last() {
    for (std::size_t i = steps_.size(); i-- > 0;) {
      if (steps_[i].is_primary) continue;
      steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(i));
      ++dropped_;
      return true;
    }
    return false;
  }

  static constexpr std::size_t kMaxShortLine = 80;

  const Finding& finding_;
  Source& source_;
  std::vector<Step> steps_;
  SnippetOptions options_;
  bool are_others_short_ = false;
  unsigned dropped_ = 0;
};

}  // namespace

Picture draw_picture(const Finding& finding, Source& source,
                     std::size_t max_rows) {
  return Painter(finding, source).draw(max_rows);
}

}  // namespace fearless::render
