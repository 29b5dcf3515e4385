// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/finding_set.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fearless::findings {
namespace {

Finding finding(const std::string& path, unsigned line,
                const std::string& check = "use-after-send") {
  Finding made;
  made.check = check;
  made.subject = "order";
  made.where = {path, {0, line, 3, line, 9}};
  made.labels = {{made.where, "read here", "", true}};
  return made;
}

std::vector<Finding> merged(std::vector<Finding> findings) {
  FindingSet set;
  for (Finding& added : findings) set.add(std::move(added));
  return set.take();
}

TEST(FindingSet, OrdersByPathLineColumnAndCheck) {
  Finding column = finding("a.cpp", 7);
  column.where.range.column = 1;
  auto all = merged({finding("b.cpp", 1), finding("a.cpp", 9),
                     finding("a.cpp", 7, "unguarded-shared-access"),
                     finding("a.cpp", 7), column});
  ASSERT_EQ(all.size(), 5u);
  EXPECT_EQ(all[0].where.range.column, 1u);
  EXPECT_EQ(all[1].check, "unguarded-shared-access");
  EXPECT_EQ(all[2].check, "use-after-send");
  EXPECT_EQ(all[3].where.range.line, 9u);
  EXPECT_EQ(all[4].where.path, "b.cpp");
}

TEST(FindingSet, TheSameBugOfTwoUnitsIsOne) {
  Finding other = finding("a.h", 7);
  other.where.range.file = other.labels[0].where.range.file = 12;
  auto all = merged({finding("a.h", 7), other});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].more_paths, 0u);
}

TEST(FindingSet, InstantiationsDifferOnlyInWords) {
  Finding other = finding("a.h", 7);
  other.message = "`Queue<int>`";
  other.labels[0].text = "`Queue<int>`";
  auto all = merged({finding("a.h", 7), other});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].more_paths, 0u);
}

TEST(FindingSet, OtherPathsAreCountedAndTheShortestIsKept) {
  Finding longer = finding("a.cpp", 7), sideways = finding("a.cpp", 7);
  longer.labels.push_back({{"a.cpp", {0, 2, 1, 2, 4}}, "sent here"});
  sideways.labels.push_back({{"a.cpp", {0, 3, 1, 3, 4}}, "sent here"});
  std::vector<Finding> findings{longer, finding("a.cpp", 7), sideways, longer};
  std::sort(findings.begin(), findings.end());
  do {
    auto all = merged(findings);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].more_paths, 2u);
    EXPECT_EQ(all[0].labels.size(), 1u);
  } while (std::next_permutation(findings.begin(), findings.end()));
}

// A local of a template is another one in each instance.
TEST(FindingSet, OtherSubjectsAtOnePlaceAreTheSameBug) {
  Finding other = finding("a.cpp", 7);
  other.subject = "total";
  EXPECT_EQ(merged({finding("a.cpp", 7), other}).size(), 1u);
}

TEST(FindingSet, OtherChecksAtOnePlaceAreOtherBugs) {
  Finding other = finding("a.cpp", 7);
  other.check = "another-check";
  EXPECT_EQ(merged({finding("a.cpp", 7), other}).size(), 2u);
}

TEST(FindingSet, IsEmptyAfterTake) {
  FindingSet set;
  set.add(finding("a.cpp", 7));
  EXPECT_EQ(set.take().size(), 1u);
  EXPECT_TRUE(set.take().empty());
}

}  // namespace
}  // namespace fearless::findings
