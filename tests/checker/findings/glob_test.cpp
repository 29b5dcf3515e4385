// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/glob.h"

#include <gtest/gtest.h>

namespace fearless::findings {
namespace {

TEST(Glob, MatchesWithAndWithoutPrefix) {
  for (const char* pattern :
       {"use-after-send", "fearless-use-after-send", "*", "use-*", "*send",
        "fearless-*", "u*r*d", "use-after-send*", "**send"})
    EXPECT_TRUE(matches_check(pattern, "use-after-send")) << pattern;
  for (const char* pattern :
       {"", "use-after", "after-send", "bugprone-*", "use-after-send-", "*x",
        "bugprone-use-after-send", "use-*-after"})
    EXPECT_FALSE(matches_check(pattern, "use-after-send")) << pattern;
}

TEST(Glob, ListsAreTrimmedAndEmptyEntriesDropped) {
  auto globs = split_globs(" -*, use-after-send ,, - double-lock,");
  ASSERT_EQ(globs.size(), 3u);
  EXPECT_TRUE(globs[0].is_negative);
  EXPECT_EQ(globs[0].pattern, "*");
  EXPECT_FALSE(globs[1].is_negative);
  EXPECT_EQ(globs[1].pattern, "use-after-send");
  EXPECT_TRUE(globs[2].is_negative);
  EXPECT_EQ(globs[2].pattern, "double-lock");
  EXPECT_TRUE(split_globs("").empty());
}

// A matcher that backtracks naively takes ages here.
TEST(Glob, ManyStarsAreQuick) {
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += "*a";
  EXPECT_FALSE(matches_check(stars + "b", std::string(5000, 'a')));
}

}  // namespace
}  // namespace fearless::findings
