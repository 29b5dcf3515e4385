// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/changed_lines.h"

#include <gtest/gtest.h>

namespace fearless::cli {
namespace {

constexpr char kDiff[] =
    "diff --git a/src/a.cpp b/src/a.cpp\n"
    "index 1..2 100644\n"
    "--- a/src/a.cpp\n"
    "+++ b/src/a.cpp\n"
    "@@ -10 +10,2 @@ void f() {\n"
    "-old\n"
    "+++ b/trap.cpp\n"  // a line of the content: `++ b/trap.cpp`
    "+@@ -1 +1 @@\n"
    "@@ -20,2 +20,0 @@\n"
    "-gone\n"
    "-gone\n"
    "\\ No newline at end of file\n"
    "diff --git \"a/\\303\\244 \\\"b.cpp\" \"b/\\303\\244 \\\"b.cpp\"\n"
    "--- /dev/null\n"
    "+++ \"b/\\303\\244 \\\"b.cpp\"\n"
    "@@ -0,0 +1,3 @@\n"
    "+a\n+b\n+c\n"
    "diff --git a/gone.cpp b/gone.cpp\n"
    "--- a/gone.cpp\n"
    "+++ /dev/null\n"
    "@@ -1 +0,0 @@\n"
    "-a\n";

findings::Location at(const std::string& path, unsigned line,
                      unsigned end_line = 0) {
  return {path, {0, line, 1, end_line == 0 ? line : end_line, 2}};
}

bool is_touched(const std::string& path, unsigned line, unsigned end_line = 0) {
  ChangedLines changed;
  changed.add_diff(kDiff, "/p");
  findings::Finding finding;
  finding.where = at(path, line, end_line);
  return changed.touch(finding);
}

TEST(ChangedLines, AddedAndReplacedLines) {
  EXPECT_FALSE(is_touched("/p/src/a.cpp", 9));
  EXPECT_TRUE(is_touched("/p/src/a.cpp", 10));
  EXPECT_TRUE(is_touched("/p/src/a.cpp", 11));
  EXPECT_FALSE(is_touched("/p/src/a.cpp", 12));
  EXPECT_FALSE(is_touched("/p/src/b.cpp", 10));
  EXPECT_FALSE(is_touched("/p/trap.cpp", 1));
}

TEST(ChangedLines, BothSidesOfWhatWasRemoved) {
  EXPECT_FALSE(is_touched("/p/src/a.cpp", 19));
  EXPECT_TRUE(is_touched("/p/src/a.cpp", 20));
  EXPECT_TRUE(is_touched("/p/src/a.cpp", 21));
  EXPECT_FALSE(is_touched("/p/src/a.cpp", 22));
}

TEST(ChangedLines, RangesOfSeveralLines) {
  EXPECT_TRUE(is_touched("/p/src/a.cpp", 5, 10));
  EXPECT_FALSE(is_touched("/p/src/a.cpp", 5, 9));
}

TEST(ChangedLines, NamesAsGitQuotesThem) {
  EXPECT_TRUE(is_touched("/p/\xc3\xa4 \"b.cpp", 3));
  EXPECT_FALSE(is_touched("/p/\xc3\xa4 \"b.cpp", 4));
}

TEST(ChangedLines, AnyStepOfTheStory) {
  ChangedLines changed;
  changed.add_file("/p/new.cpp");
  findings::Finding finding;
  finding.where = at("/p/old.cpp", 3);
  EXPECT_FALSE(changed.touch(finding));
  finding.labels = {{at("/p/new.cpp", 70), "sent here"}};
  EXPECT_TRUE(changed.touch(finding));
}

TEST(ChangedLines, Nonsense) {
  ChangedLines changed;
  for (const char* diff : {"", "+++", "@@ -", "+++ b/a\n@@ -x +y @@\n",
                           "+++ \"b/\\", "@@ -1 +1 @@\n", "\n\n"})
    changed.add_diff(diff, "/p");
  findings::Finding finding;
  finding.where = at("/p/a", 1);
  EXPECT_FALSE(changed.touch(finding));
}

}  // namespace
}  // namespace fearless::cli
