// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/suppress.h"

#include <gtest/gtest.h>

namespace fearless::findings {
namespace {

using Kind = ir::Suppression::Kind;

class Suppress : public testing::Test {
 protected:
  Suppress() { module_.files = {{"a.cpp", true}, {"a.h", false}}; }

  void comment(Kind kind, unsigned line, std::optional<std::string> list,
               ir::FileId file = 0) {
    ir::Suppression comment;
    comment.kind = kind;
    comment.has_list = list.has_value();
    comment.checks = list.value_or("");
    comment.range = {file, line, 20, line, 30};
    module_.suppressions.push_back(comment);
  }
  bool is_dropped(unsigned line, const std::string& path = "a.cpp") const {
    Finding finding;
    finding.check = "use-after-send";
    finding.where = {path, {0, line, 3, line, 9}};
    std::vector<Finding> findings{finding};
    Comments(module_).silence(findings);
    return findings[0].silence.has_value();
  }

  ir::Module module_;
};

TEST_F(Suppress, OnTheLineItself) {
  comment(Kind::kLine, 7, "fearless-use-after-send");
  EXPECT_TRUE(is_dropped(7));
  EXPECT_FALSE(is_dropped(6));
  EXPECT_FALSE(is_dropped(8));
  EXPECT_FALSE(is_dropped(7, "a.h"));
}

TEST_F(Suppress, OnTheNextLine) {
  comment(Kind::kNextLine, 7, "use-after-send");
  EXPECT_TRUE(is_dropped(8));
  EXPECT_FALSE(is_dropped(7));
}

TEST_F(Suppress, WithoutAListEveryCheckWithAnEmptyOneNone) {
  comment(Kind::kLine, 7, std::nullopt);
  comment(Kind::kLine, 8, "");
  EXPECT_TRUE(is_dropped(7));
  EXPECT_FALSE(is_dropped(8));
}

TEST_F(Suppress, GlobsAndListsOfOtherTools) {
  comment(Kind::kLine, 1, "bugprone-*, fearless-use-*");
  comment(Kind::kLine, 2, "*");
  comment(Kind::kLine, 3, "bugprone-use-after-move");
  comment(Kind::kLine, 4, "-fearless-use-after-send");
  EXPECT_TRUE(is_dropped(1));
  EXPECT_TRUE(is_dropped(2));
  EXPECT_FALSE(is_dropped(3));
  EXPECT_FALSE(is_dropped(4));
}

TEST_F(Suppress, BetweenBeginAndEnd) {
  comment(Kind::kBegin, 5, "use-after-send");
  comment(Kind::kBegin, 7, std::nullopt);
  comment(Kind::kEnd, 8, std::nullopt);
  comment(Kind::kEnd, 10, "use-after-send");
  for (unsigned line = 5; line <= 10; ++line) EXPECT_TRUE(is_dropped(line));
  EXPECT_FALSE(is_dropped(4));
  EXPECT_FALSE(is_dropped(11));
}

TEST_F(Suppress, ABeginNeedsItsEnd) {
  comment(Kind::kBegin, 5, "use-after-send");
  comment(Kind::kEnd, 10, "use-*");
  comment(Kind::kEnd, 10, "use-after-send", 1);
  EXPECT_FALSE(is_dropped(6));
}

TEST_F(Suppress, AFileTheModuleDoesNotHave) {
  comment(Kind::kLine, 7, std::nullopt, 99);
  EXPECT_FALSE(is_dropped(7));
}

}  // namespace
}  // namespace fearless::findings
