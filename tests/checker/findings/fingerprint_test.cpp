// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/fingerprint.h"

#include <gtest/gtest.h>

#include "tests/checker/findings/examples.h"

namespace fearless::findings {
namespace {

Story order(unsigned line, const std::string& path = "src/a.cpp",
            const std::string& text = "  use(order);\n") {
  Story story("use-after-send");
  story.file(path, line, text).primary(path, line, "order", "read here");
  story.finding.subject = "c:a.cpp@" + std::to_string(line * 30) + "@F@f@order";
  story.finding.message =
      "`order` is read after line " + std::to_string(line - 1);
  return story;
}

std::string fingerprint(Story story) {
  std::vector<Finding> findings{story.finding};
  assign_fingerprints(findings, story.source);
  return findings[0].fingerprint;
}

TEST(Fingerprint, IsSixteenHexadecimalDigits) {
  std::string text = fingerprint(order(7));
  EXPECT_EQ(text.size(), 16u);
  EXPECT_EQ(text.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Fingerprint, SurvivesMovesAndIndentation) {
  std::string text = fingerprint(order(7));
  EXPECT_EQ(text, fingerprint(order(70)));
  EXPECT_EQ(text, fingerprint(order(7, "/home/me/project/src/a.cpp")));
  EXPECT_EQ(text, fingerprint(order(7, "src/a.cpp", "\t\tuse( order );\n")));
}

TEST(Fingerprint, SurvivesReformatting) {
  const std::string call = "  log(a); send(first, order, last); end();\n";
  const std::string broken =
      "  log(a);\n  send(\n      first,\n      order,\n      last);\n  "
      "end();\n";
  Story one_line = order(7, "src/a.cpp", call);
  Story five_lines("use-after-send");
  five_lines.finding = one_line.finding;
  five_lines.file("src/a.cpp", 7, broken);
  five_lines.finding.where = five_lines.at("src/a.cpp", 10, "order");
  EXPECT_EQ(fingerprint(std::move(one_line)),
            fingerprint(std::move(five_lines)));
}

TEST(Fingerprint, FollowsWhatTheFindingIsAbout) {
  std::string text = fingerprint(order(7));
  Story check = order(7), message = order(7), subject = order(7);
  check.finding.check = "double-lock";
  message.finding.message = "`order` is written";
  subject.finding.subject = "c:a.cpp@210@F@f@total";
  EXPECT_NE(text, fingerprint(std::move(check)));
  EXPECT_NE(text, fingerprint(std::move(message)));
  EXPECT_NE(text, fingerprint(std::move(subject)));
  EXPECT_NE(text, fingerprint(order(7, "src/b.cpp")));
  EXPECT_NE(text, fingerprint(order(7, "src/a.cpp", "print(order);\n")));
}

TEST(Fingerprint, EqualOnesAreToldApartByOrder) {
  Story story = order(7);
  std::vector<Finding> findings{story.finding, story.finding};
  assign_fingerprints(findings, story.source);
  EXPECT_EQ(findings[0].fingerprint, fingerprint(order(7)));
  EXPECT_NE(findings[0].fingerprint, findings[1].fingerprint);
}

TEST(Fingerprint, NeedsNoSource) {
  Source empty;
  std::vector<Finding> findings{order(7).finding};
  assign_fingerprints(findings, empty);
  EXPECT_EQ(findings[0].fingerprint.size(), 16u);
}

}  // namespace
}  // namespace fearless::findings
