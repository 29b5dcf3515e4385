// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <gtest/gtest.h>

#include "checker/render/renderer.h"
#include "tests/checker/render/golden.h"
#include "tests/checker/render/mockups.h"

namespace fearless::render {
namespace {

using findings::Story;

std::string rendered(Story& story, std::vector<findings::Finding> findings,
                     bool use_color = false) {
  Report report;
  report.findings = std::move(findings);
  report.summary.files_checked = 214;
  report.summary.seconds = 12.44;
  count(report);
  std::string text;
  llvm::raw_string_ostream out(text);
  out.enable_colors(use_color);
  render_text(report, {out, story.source, use_color});
  return text;
}

std::string rendered(Story&& story) { return rendered(story, {story.finding}); }

// How many rows the finding takes, the empty one after it not counted.
long rows_of(Story& story) {
  std::string text = rendered(story, {story.finding});
  return std::count(text.begin(), text.end(), '\n') - 2;
}

TEST(Text, TwoStepsInOneFunction) {
  expect_golden(rendered(sent_order()), "use_after_send.txt");
}

TEST(Text, TwoThreadsAndWhereOneStarts) {
  expect_golden(rendered(unguarded_hits()), "unguarded_shared_access.txt");
}

TEST(Text, AnotherFile) {
  expect_golden(rendered(copied_node()), "thread_unsafe_refcount.txt");
}

TEST(Text, TwoPathsSideBySide) {
  expect_golden(rendered(opposite_orders()), "lock_order_inversion.txt");
}

TEST(Text, WhyStandsOncePerCheckFixAlways) {
  Story story = sent_order();
  findings::Finding warning = story.finding;
  warning.severity = findings::Severity::kWarning;
  warning.assumed = {"`log` does not keep its argument"};
  expect_golden(rendered(story, {story.finding, warning}),
                "second_of_check.txt");
}

TEST(Text, ColoursOnlyOnRequest) {
  Story story = sent_order();
  EXPECT_EQ(rendered(story, {story.finding}).find('\x1b'), std::string::npos);
  expect_golden(rendered(story, {story.finding}, true), "colour.txt");
}

TEST(Text, NothingFoundIsOneLine) {
  Story story("use-after-send");
  EXPECT_EQ(rendered(story, {}),
            "0 errors in 0 files · 214 files checked in 12.4 s\n");
}

TEST(Text, SeveralLabelsOnOneLine) {
  Story story("use-after-send");
  story.file("a.cpp", 9, "  log(send(std::move(order)), order->id, total);\n")
      .label("a.cpp", 9, "send(std::move(order))", "sent here")
      .label("a.cpp", 9, "order", "moved out of `order`")
      .label("a.cpp", 9, "total", "")
      .primary("a.cpp", 9, "order->id", "read here");
  story.finding.message = "`order` is read after it was sent";
  expect_golden(rendered(std::move(story)), "stacked_labels.txt");
}

TEST(Text, ASecondLabelAtTheSamePlace) {
  Story story("unguarded-shared-access");
  story.file("a.cpp", 120, "    ++hits;\n")
      .primary("a.cpp", 120, "++hits", "changed", "first")
      .label("a.cpp", 120, "++hits", "changed", "second");
  story.finding.message = "`hits` is changed by two threads";
  story.finding.more_paths = 3;
  expect_golden(rendered(std::move(story)), "same_place.txt");
}

TEST(Text, TabsWideCharactersAndControlCharacters) {
  Story story("use-after-send");
  story
      .file("日本.cpp", 7,
            "\tlog(\"日本語\", order);  // \x1b[31m \xff \xe2\x80\xae done\n")
      .primary("日本.cpp", 7, "order", "read here");
  story.finding.message = "`order` is read\nafter\x1b[0m it was sent";
  expect_golden(rendered(std::move(story)), "characters.txt");
}

TEST(Text, LongLinesAreCutAroundTheLabels) {
  Story story("use-after-send");
  std::string far(3000, 'x');
  story
      .file("table.cpp", 3,
            "{" + far + ", std::move(order), " + far + ", order->id, " + far)
      .label("table.cpp", 3, "std::move(order)", "moved here")
      .primary("table.cpp", 3, "order->id", "read here");
  story.finding.message = "`order` is read after it was moved";
  expect_golden(rendered(std::move(story)), "long_line.txt");
}

TEST(Text, AFileThatIsGone) {
  Story story = sent_order();
  for (auto& label : story.finding.labels) label.where.path = "gone.cpp";
  story.finding.where.path = "gone.cpp";
  expect_golden(rendered(std::move(story)), "file_gone.txt");
}

TEST(Text, AFileThatBecameShorter) {
  Story story = sent_order();
  story.source.set("src/dispatch.cpp", std::string(43, '\n') + "r\n");
  expect_golden(rendered(std::move(story)), "file_changed.txt");
}

TEST(Text, SixteenRowsAreEnough) {
  Story story("dangling-thread-capture");
  std::string lines, other;
  for (int i = 0; i < 40; ++i) lines += "  touch(value, other);\n\n";
  story.file("a.cpp", 1, lines).file("b.cpp", 1, lines);
  story.primary("a.cpp", 1, "value", "read here");
  for (unsigned i = 1; i < 12; ++i) {
    story.label("a.cpp", 2 * i + 1, "value", "passed on");
    story.label("b.cpp", 2 * i + 1, "other", "passed on");
  }
  story.finding.message = "many steps";
  story.finding.why = "why";
  story.finding.fix = "fix";
  EXPECT_LE(rows_of(story), 16);
  expect_golden(rendered(std::move(story)), "many_steps.txt");
}

TEST(Text, ARangeOfSeveralLinesIsUnderlinedOnItsFirst) {
  Story story("use-after-send");
  story.file("a.cpp", 5, "  send(first,  \n       second);\n")
      .primary("a.cpp", 5, "send", "sent here");
  story.finding.labels[0].where.range.end_line = 6;
  story.finding.labels[0].where.range.end_column = 15;
  story.finding.where = story.finding.labels[0].where;
  story.finding.message = "sent";
  expect_golden(rendered(std::move(story)), "several_lines.txt");
}

TEST(Text, WarningsAreCounted) {
  Story story = sent_order();
  findings::Finding warning = story.finding;
  warning.severity = findings::Severity::kWarning;
  warning.where.path = "b.cpp";
  std::string text = rendered(story, {story.finding, warning, warning});
  EXPECT_NE(text.find("1 error, 2 warnings in 2 files · "), std::string::npos);
  text = rendered(story, {warning});
  EXPECT_NE(text.find("\n1 warning in 1 file · "), std::string::npos);
}

}  // namespace
}  // namespace fearless::render
