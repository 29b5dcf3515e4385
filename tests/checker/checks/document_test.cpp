// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/document.h"

#include <gtest/gtest.h>

#include "checker/checks/registry.h"

namespace fearless::checks {
namespace {

TEST(Document, FrontMatterAndBody) {
  Document document = read_document(
      "---\nname: a\nsummary: one: two\nseverity: error\nsince: 0.1\n"
      "options: [Depth, Names]\n---\n\n## What\ntext\n");
  EXPECT_EQ(document.summary, "one: two");
  EXPECT_EQ(document.severity, "error");
  EXPECT_EQ(document.options, (std::vector<llvm::StringRef>{"Depth", "Names"}));
  EXPECT_EQ(document.body, "## What\ntext\n");
}

TEST(Document, WithoutFrontMatterOrEnd) {
  EXPECT_EQ(read_document("text").body, "text");
  EXPECT_EQ(read_document("").body, "");
  EXPECT_EQ(read_document("---\nsummary: a\n").summary, "a");
  EXPECT_TRUE(read_document("---\noptions: []\n---\n").options.empty());
}

// The documents that ship with the tool have what list and explain show.
TEST(Document, OfEveryCheck) {
  for (const Check& check : all_checks()) {
    Document document = read_document(check.document);
    EXPECT_FALSE(document.summary.empty()) << check.name;
    EXPECT_TRUE(document.severity == "error" || document.severity == "warning")
        << check.name;
    for (const char* heading :
         {"## What it catches", "## Why it is a bug", "## Example", "## Fix",
          "## Limits", "```cpp bad", "```cpp ok"})
      EXPECT_TRUE(document.body.contains(heading)) << check.name << heading;
  }
}

}  // namespace
}  // namespace fearless::checks
