// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/source.h"

#include <gtest/gtest.h>

namespace fearless::findings {
namespace {

TEST(Source, LinesWithoutTheirEnd) {
  Source source;
  source.set("a", "one\r\n\nthree");
  EXPECT_EQ(source.line("a", 1), "one");
  EXPECT_EQ(source.line("a", 2), "");
  EXPECT_EQ(source.line("a", 3), "three");
}

TEST(Source, WhatIsNotThere) {
  Source source;
  source.set("a", "one\n");
  EXPECT_FALSE(source.line("a", 0));
  EXPECT_EQ(source.line("a", 2), "");
  EXPECT_FALSE(source.line("a", 3));
  EXPECT_FALSE(source.line("/no/such/file", 1));
  EXPECT_FALSE(source.line("/no/such/file", 1));
  EXPECT_FALSE(source.line("/", 1));
}

TEST(Source, ReadsFiles) {
  Source source;
  EXPECT_EQ(source.line(__FILE__, 1),
            "// SPDX-FileCopyrightText: 2026 The fearless authors");
}

}  // namespace
}  // namespace fearless::findings
