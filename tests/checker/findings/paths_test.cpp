// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/paths.h"

#include <gtest/gtest.h>

namespace fearless::findings {
namespace {

TEST(Paths, Absolute) {
  EXPECT_EQ(absolute_path("a.cpp", "/src"), "/src/a.cpp");
  EXPECT_EQ(absolute_path("../lib/./a.h", "/src/build"), "/src/lib/a.h");
  EXPECT_EQ(absolute_path("/usr/lib/../include/a.h", "/src"),
            "/usr/include/a.h");
}

TEST(Paths, Display) {
  EXPECT_EQ(display_path("/src/lib/a.h", "/src"), "lib/a.h");
  EXPECT_EQ(display_path("/src/lib/a.h", "/src/"), "lib/a.h");
  EXPECT_EQ(display_path("/src/lib/a.h", "/"), "src/lib/a.h");
  EXPECT_EQ(display_path("/src-old/a.h", "/src"), "/src-old/a.h");
  EXPECT_EQ(display_path("/lib/a.h", "/src"), "/lib/a.h");
  EXPECT_EQ(display_path("<built-in>", "/src"), "<built-in>");
}

TEST(Paths, EveryPathOfAFindingChanges) {
  Finding finding;
  finding.where.path = "a";
  finding.labels = {{{"b", {}}, "text"}};
  finding.edits = {{{"c", {}}, "text"}};
  change_paths(finding, [](llvm::StringRef path) { return "/" + path.str(); });
  EXPECT_EQ(finding.where.path, "/a");
  EXPECT_EQ(finding.labels[0].where.path, "/b");
  EXPECT_EQ(finding.edits[0].where.path, "/c");
}

}  // namespace
}  // namespace fearless::findings
