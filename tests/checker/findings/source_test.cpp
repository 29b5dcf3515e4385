// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/source.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

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
  std::string path = ::testing::TempDir() + "source_test.cpp";
  std::ofstream(path) << "int first;\nint second;\n";
  Source source;
  EXPECT_EQ(source.line(path, 2), "int second;");
}

}  // namespace
}  // namespace fearless::findings
