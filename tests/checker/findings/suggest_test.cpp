// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/suggest.h"

#include <gtest/gtest.h>

namespace fearless::findings {
namespace {

const std::vector<llvm::StringRef> kNames = {
    "use-after-send", "unguarded-shared-access", "double-lock", "json"};

TEST(Suggest, Slips) {
  EXPECT_EQ(nearest("use-after-sned", kNames), "use-after-send");
  EXPECT_EQ(nearest("use-after-move", kNames), "use-after-send");
  EXPECT_EQ(nearest("doublelock", kNames), "double-lock");
  EXPECT_EQ(nearest("jsn", kNames), "json");
}

TEST(Suggest, Parts) {
  EXPECT_EQ(nearest("unguarded", kNames), "unguarded-shared-access");
}

TEST(Suggest, Nonsense) {
  EXPECT_EQ(nearest("", kNames), "");
  EXPECT_EQ(nearest("sarif", kNames), "");
  EXPECT_EQ(nearest(std::string(100000, 'x'), kNames), "");
  EXPECT_EQ(nearest("use-after-send", {}), "");
  EXPECT_EQ(did_you_mean("sarif", kNames), "");
  EXPECT_EQ(did_you_mean("jsn", kNames), "; did you mean `json`?");
}

}  // namespace
}  // namespace fearless::findings
