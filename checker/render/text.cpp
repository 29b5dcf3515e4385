// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// --format=text: for each finding its message, a picture of the source, why,
// fix and where to read on; the summary last. What a check is about is the same
// for all its findings, so why and see stand with the first of each check; a
// fix is particular and always stands. Verdicts of the runtime have no page to
// see.

#include <algorithm>

#include "checker/findings/edits.h"
#include "checker/render/columns.h"
#include "checker/render/display.h"
#include "checker/render/picture.h"
#include "checker/render/renderer.h"
#include "checker/render/words.h"
#include "llvm/ADT/StringSet.h"

namespace fearless::render {
namespace {

using findings::Finding;

constexpr std::size_t kMaxRows = 16;  // of one finding

// What stands below the picture besides the fix.
struct Advice {
  bool has_why = false;
  bool has_see = false;
};

Row heading(const Finding& finding) {
  bool is_error = finding.severity == findings::Severity::kError;
  std::string more = finding.is_side_by_side
                         ? more_paths_words(finding.more_paths)
                         : std::string();
  return {{is_error ? "error: " : "warning: ",
           is_error ? Style::kError : Style::kWarning},
          {printable(finding.message + more), Style::kStrong},
          {"   [fearless-" + finding.check + "]", Style::kPlain}};
}

// The rows below the picture: `   = fix: ...`.
Rows advice(const Finding& finding, Advice wanted, const std::string& edit,
            const Gutter& gutter) {
  Rows rows;
  auto add = [&](llvm::StringRef name, const std::string& text) {
    if (text.empty()) return;
    rows.push_back({{std::string(gutter.width + 1, ' ') + "= ", Style::kGutter},
                    {(name + ": ").str(), Style::kStrong},
                    {printable(text), Style::kPlain}});
  };
  if (wanted.has_why) add("why", finding.why);
  add("fix", finding.fix);
  add("edit", edit);
  for (const std::string& text : finding.assumed) add("assumed", text);
  if (wanted.has_see) add("see", "fearless explain " + finding.check);
  return rows;
}

Rows draw(const Finding& finding, Advice wanted, findings::Source& source) {
  Rows rows{heading(finding)};
  std::string edit = findings::edit_words(finding, source);
  if (!edit.empty()) edit = "with --fix, " + edit;
  std::size_t below = advice(finding, wanted, edit, {}).size();
  std::size_t room = kMaxRows - std::min(kMaxRows, below + 1);
  Picture picture;
  if (finding.is_side_by_side)
    picture.rows = draw_columns(finding);
  else
    picture = draw_picture(finding, source, room);
  llvm::append_range(rows, picture.rows);
  llvm::append_range(rows, advice(finding, wanted, edit, picture.gutter));
  return rows;
}

bool has_page(const Report& report, llvm::StringRef check) {
  return report.rules.empty() ||
         llvm::any_of(report.rules,
                      [&](const Rule& rule) { return rule.check == check; });
}

}  // namespace

void render_text(const Report& report, Page page) {
  llvm::StringSet<> explained;
  for (const Finding& finding : report.findings) {
    bool is_first = explained.insert(finding.check).second;
    Advice wanted{is_first, is_first && has_page(report, finding.check)};
    for (const Row& row : draw(finding, wanted, page.source)) print(row, page);
    page.out << '\n';
  }
  page.out << summary_line(report.summary) << '\n';
}

}  // namespace fearless::render
