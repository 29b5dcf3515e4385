// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fearless/gtest.h"

#include <gtest/gtest-spi.h>

#include "tests/model/programs.h"

namespace fearless {
namespace {

TEST(ModelGtest, AFailedExpectIsAFailedExecution) {
  const ModelResult result = model({}, [] {
    atomic<int> x{0};
    auto other = spawn([&] { x.store(1); });
    EXPECT_EQ(x.load(), 0) << "too early";
    other.join();
  });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->kind, ModelFailure::Kind::kCheck);
  EXPECT_NE(result.report().find("too early"), std::string::npos);
  EXPECT_NE(result.report().find("ModelGtest.AFailedExpect"),
            std::string::npos);
}

TEST(ModelGtest, AFailedModelIsAFailedTest) {
  EXPECT_NONFATAL_FAILURE(EXPECT_MODEL([] { programs::dining(3, false); }),
                          "DEADLOCK in ModelGtest.AFailedModelIsAFailedTest");
  EXPECT_MODEL([] { programs::dining(3, true); });
}

}  // namespace
}  // namespace fearless
