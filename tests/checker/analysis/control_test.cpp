// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which branches decide what runs.

#include "checker/analysis/control.h"

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

class Shape {
 public:
  explicit Shape(const std::string& blocks)
      : module_(parsed("function \"f\" {\n  local \"a\" : \"bool\"\n" + blocks +
                       "\n}")),
        flow_(flow_of(module_.functions[0])),
        control_(module_.functions[0], flow_) {}

  // "0, 2"
  std::string deciding(ir::BlockId block) const {
    std::set<std::string> names;
    for (ir::BlockId id : control_.deciding(block))
      names.insert(std::to_string(id));
    return listed(names);
  }
  bool always(ir::BlockId block, ir::BlockId from) const {
    return control_.is_inevitable(block, from);
  }

 private:
  ir::Module module_;
  Flow flow_;
  Control control_;
};

TEST(Control, OfTheTwoSidesOfABranchAndWhatFollows) {
  Shape shape(R"(
  bb0:
    branch _a bb1 bb2
  bb1:
    goto bb3
  bb2:
    goto bb3
  bb3:
    return
)");
  EXPECT_EQ(shape.deciding(1), "0");
  EXPECT_EQ(shape.deciding(2), "0");
  EXPECT_EQ(shape.deciding(3), "none");
  EXPECT_TRUE(shape.always(3, 0));
  EXPECT_FALSE(shape.always(1, 0));
}

TEST(Control, AnEarlyReturnDecidesTheRest) {
  Shape shape(R"(
  bb0:
    branch _a bb1 bb2
  bb1:
    return
  bb2:
    branch _a bb3 bb4
  bb3:
    goto bb4
  bb4:
    return
)");
  EXPECT_EQ(shape.deciding(4), "0");
  EXPECT_EQ(shape.deciding(3), "0, 2");
}

TEST(Control, ALoopDecidesItsBody) {
  Shape shape(R"(
  bb0:
    goto bb1
  bb1:
    branch _a bb2 bb3
  bb2:
    goto bb1
  bb3:
    return
)");
  EXPECT_EQ(shape.deciding(2), "1");
  EXPECT_EQ(shape.deciding(3), "none");
}

TEST(Control, ALoopWithoutAnEndDecidesNothingByItself) {
  Shape shape(R"(
  bb0:
    goto bb1
  bb1:
    branch _a bb2 bb3
  bb2:
    goto bb3
  bb3:
    goto bb1
)");
  EXPECT_EQ(shape.deciding(2), "1");
  EXPECT_EQ(shape.deciding(3), "none");
}

TEST(Control, AnAssertionDecidesNothing) {
  Shape shape(R"(
  bb0:
    branch _a bb2 bb1
  bb1:
    unreachable
  bb2:
    return
)");
  EXPECT_EQ(shape.deciding(2), "none");
}

TEST(Control, AnExceptionDecidesNothing) {
  Shape shape(R"(
  bb0 unwind bb2:
    call "f"() may_throw
    goto bb1
  bb1:
    return
  bb2:
    unwind
)");
  EXPECT_EQ(shape.deciding(1), "none");
}

}  // namespace
}  // namespace fearless::analysis
