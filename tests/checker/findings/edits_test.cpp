// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/edits.h"

#include <gtest/gtest.h>

namespace fearless::findings {
namespace {

Edit edit(unsigned line, unsigned column, unsigned end_line,
          unsigned end_column, std::string text,
          const std::string& path = "a.cpp") {
  return {{path, {0, line, column, end_line, end_column}}, std::move(text)};
}

Finding with(std::vector<Edit> edits) {
  Finding finding;
  finding.edits = std::move(edits);
  return finding;
}

bool anything(const std::string&) { return true; }

TEST(Edits, ReplaceInsertAndErase) {
  const char* text = "one two\nthree\nfour\n";
  EXPECT_EQ(edited(text, {edit(1, 5, 1, 8, "2"), edit(2, 1, 3, 1, ""),
                          edit(3, 5, 3, 5, "th")}),
            "one 2\nfourth\n");
  EXPECT_EQ(edited(text, {}), text);
}

TEST(Edits, OutsideOfTheTextIsNothing) {
  EXPECT_EQ(edited("one\n", {edit(3, 1, 3, 2, "x")}), std::nullopt);
  EXPECT_EQ(edited("one\n", {edit(1, 3, 1, 9, "x")}), std::nullopt);
  EXPECT_EQ(edited("one\n", {edit(1, 0, 1, 1, "x")}), std::nullopt);
}

TEST(Edits, OverlapIsOfCharactersAndPlaces) {
  EXPECT_TRUE(overlap(edit(1, 1, 1, 5, "a"), edit(1, 4, 1, 8, "b")));
  EXPECT_TRUE(overlap(edit(1, 4, 1, 4, "a"), edit(1, 4, 1, 4, "b")));
  EXPECT_TRUE(overlap(edit(1, 4, 1, 4, "a"), edit(1, 1, 1, 8, "b")));
  EXPECT_FALSE(overlap(edit(1, 1, 1, 5, "a"), edit(1, 5, 1, 8, "b")));
  EXPECT_FALSE(overlap(edit(1, 4, 1, 4, "a"), edit(1, 4, 1, 4, "a")));
  EXPECT_FALSE(overlap(edit(1, 1, 1, 5, "a"), edit(1, 1, 1, 5, "b", "b.cpp")));
}

TEST(Edits, AFindingIsFixedAsAWholeOrNotAtAll) {
  EditPlan plan = plan_edits(
      {with({edit(1, 1, 1, 1, "include"), edit(5, 1, 5, 4, "x")}),
       with({edit(1, 1, 1, 1, "include"), edit(6, 1, 6, 4, "y")}),
       with({edit(7, 1, 7, 4, "z"), edit(5, 2, 5, 3, "w")}), with({})},
      anything);
  EXPECT_EQ(plan.fixed, 2u);
  EXPECT_EQ(plan.overlapping, 1u);
  EXPECT_EQ(plan.files["a.cpp"],
            (std::vector<Edit>{edit(1, 1, 1, 1, "include"),
                               edit(5, 1, 5, 4, "x"), edit(6, 1, 6, 4, "y")}));
}

TEST(Edits, FilesOfOthersAreLeftAlone) {
  EditPlan plan = plan_edits(
      {with({edit(1, 1, 1, 2, "x"), edit(1, 1, 1, 2, "x", "/usr/a.h")})},
      [](const std::string& path) { return path == "a.cpp"; });
  EXPECT_EQ(plan.forbidden, 1u);
  EXPECT_EQ(plan.fixed, 0u);
  EXPECT_TRUE(plan.files["a.cpp"].empty());
}

TEST(Edits, WordsShowTheNewLines) {
  Source source;
  source.set("a.cpp", "f();\n  if (x) wait();  // why\n  g();\nh();\n");
  EXPECT_EQ(edit_words(with({edit(2, 3, 2, 5, "while")}), source),
            "line 2 becomes `while (x) wait();`");
  EXPECT_EQ(
      edit_words(with({edit(1, 1, 1, 2, "k"), edit(3, 1, 4, 1, "")}), source),
      "line 1 becomes `k();`, line 3 goes");
  EXPECT_EQ(edit_words(with({edit(2, 3, 2, 3, "a();\n  ")}), source),
            "line 2 gets `a();` before it");
  EXPECT_EQ(edit_words(with({edit(9, 1, 9, 2, "k")}), source), "");
  EXPECT_EQ(edit_words(with({}), source), "");
}

}  // namespace
}  // namespace fearless::findings
