// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compares text with an approved file in tests/golden/. After a wanted change,
// run the test with FEARLESS_BLESS=1 and review the diff.

#ifndef FEARLESS_TESTS_CHECKER_RENDER_GOLDEN_H_
#define FEARLESS_TESTS_CHECKER_RENDER_GOLDEN_H_

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace fearless::render {

inline void expect_golden(const std::string& actual, const std::string& name) {
  auto path = std::filesystem::path(FEARLESS_SOURCE_DIR) / "tests/golden" /
              "render" / name;
  if (std::getenv("FEARLESS_BLESS") != nullptr)
    std::ofstream(path, std::ios::binary) << actual;
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << "no approved output " << path
                    << "; run this test with FEARLESS_BLESS=1";
  std::stringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(expected.str(), actual) << "differs from " << path;
}

}  // namespace fearless::render

#endif  // FEARLESS_TESTS_CHECKER_RENDER_GOLDEN_H_
