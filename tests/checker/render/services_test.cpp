// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The formats that other services read: github and clang-tidy.

#include <gtest/gtest.h>

#include "checker/render/renderer.h"
#include "tests/checker/render/golden.h"
#include "tests/checker/render/mockups.h"

namespace fearless::render {
namespace {

template <typename Renderer>
std::string rendered(Renderer* render, const Report& report,
                     findings::Source source = {}) {
  std::string text;
  llvm::raw_string_ostream out(text);
  render(report, {out, source});
  return text;
}

Report mockups() {
  Report report;
  for (const auto& story :
       {sent_order, unguarded_hits, copied_node, opposite_orders})
    report.findings.push_back(story().finding);
  report.findings[1].severity = findings::Severity::kWarning;
  report.problems = {{Problem::Kind::kNotAnalysed, "a.cpp", "timed out"},
                     {Problem::Kind::kNote, "b.cpp", "nothing is lost"}};
  return report;
}

TEST(Github, EveryMockup) {
  expect_golden(rendered(render_github, mockups()), "github.txt");
}

TEST(Github, NobodyElseGivesCommands) {
  Report report;
  report.findings = {sent_order().finding};
  findings::Finding& finding = report.findings[0];
  finding.where.path = "a,title=x::.cpp\n::error::b";
  finding.message = "100%\r\n::set-output name=a::b";
  finding.labels.clear();
  finding.why = finding.fix = "";
  EXPECT_EQ(rendered(render_github, report),
            "::error file=a%2Ctitle=x%3A%3A.cpp%0A%3A%3Aerror%3A%3Ab,line=44,"
            "col=10,endColumn=14,title=fearless-use-after-send::"
            "100%25%0D%0A::set-output name=a::b\n");
}

TEST(ClangTidy, OffsetsAndNotes) {
  findings::Story story = sent_order();
  Report report;
  report.findings = {story.finding};
  expect_golden(rendered(render_clang_tidy, report, std::move(story.source)),
                "clang_tidy.yaml");
}

TEST(ClangTidy, Edits) {
  findings::Story story = sent_order();
  story.finding.edits = {{story.at("src/dispatch.cpp", 44, "view->id"), "id"}};
  Report report;
  report.findings = {story.finding};
  std::string text =
      rendered(render_clang_tidy, report, std::move(story.source));
  EXPECT_NE(text.find("- {FilePath: \"src/dispatch.cpp\", Offset: 126, "
                      "Length: 8, ReplacementText: \"id\"}"),
            std::string::npos)
      << text;
}

TEST(ClangTidy, NothingBreaksOut) {
  Report report;
  report.findings = {sent_order().finding};
  report.findings[0].message = "a \"b\"\n- Message: c\\ \x01 \xff";
  report.findings[0].where.path = "'a'\n\"b\".cpp";
  std::string text = rendered(render_clang_tidy, report);
  EXPECT_EQ(text.find("\n- Message: c"), std::string::npos);
  EXPECT_NE(text.find(R"("a \"b\"\n- Message: c\\ )"), std::string::npos)
      << text;
}

TEST(ClangTidy, NothingFound) {
  EXPECT_EQ(rendered(render_clang_tidy, {}),
            "---\nMainSourceFile:  ''\nDiagnostics:     []\n...\n");
}

}  // namespace
}  // namespace fearless::render
