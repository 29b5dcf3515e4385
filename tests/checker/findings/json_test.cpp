// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/json.h"

#include <gtest/gtest.h>

#include "llvm/Support/raw_ostream.h"

namespace fearless::findings {
namespace {

Finding everything() {
  Location here{"a.cpp", {0, 3, 5, 3, 9}}, there{"b.h", {0, 1, 2, 4, 1}};
  Finding finding;
  finding.check = "use-after-send";
  finding.severity = Severity::kWarning;
  finding.message = "a \"message\" with `code` and é";
  finding.where = here;
  finding.labels = {{there, "sent here", "worker"}, {here, "read", "", true}};
  finding.why = "why";
  finding.fix = "fix\twith a tab";
  finding.assumed = {"one", "two"};
  finding.edits = {{there, "text\n"}};
  finding.subject = "c:@N@x";
  finding.more_paths = 3;
  finding.is_side_by_side = true;
  finding.fingerprint = "0123456789abcdef";
  return finding;
}

std::optional<Finding> parsed(const std::string& text) {
  auto value = llvm::json::parse(text);
  if (!value) {
    llvm::consumeError(value.takeError());
    return std::nullopt;
  }
  Finding finding;
  llvm::json::Path::Root root;
  if (!fromJSON(*value, finding, root)) return std::nullopt;
  return finding;
}

std::string printed(const Finding& finding) {
  std::string text;
  llvm::raw_string_ostream(text) << toJSON(finding);
  return text;
}

TEST(FindingJson, GivesAFindingBack) {
  EXPECT_EQ(parsed(printed(everything())), everything());
  EXPECT_EQ(parsed(printed({})), Finding{});
}

TEST(FindingJson, AbsentMembersHaveTheirDefault) {
  auto finding = parsed(R"({"check": "c", "severity": "error", "message": "m",
                            "location": {"path": "a", "line": 1}})");
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->where.range.line, 1u);
  EXPECT_EQ(finding->where.range.column, 0u);
  EXPECT_TRUE(finding->labels.empty());
}

TEST(FindingJson, RefusesWhatIsNoFinding) {
  for (const char* text :
       {"[]", "{}", "3",
        R"({"check":"c","severity":"fatal","message":"m","location":{}})",
        R"({"check":"c","severity":"error","message":"m",
            "location":{"path":"a","line":-1}})",
        R"({"check":"c","severity":"error","message":"m",
            "location":{"path":"a"},"labels":[{"text":1}]})"})
    EXPECT_FALSE(parsed(text)) << text;
}

TEST(FindingJson, HugeNumbersAreCut) {
  auto finding = parsed(R"({"check": "c", "severity": "error", "message": "m",
                 "location": {"path": "a", "line": 99999999999}})");
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->where.range.line, 4294967295u);
}

}  // namespace
}  // namespace fearless::findings
