// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/baseline.h"

#include <gtest/gtest.h>

namespace fearless::findings {
namespace {

Finding finding(const std::string& fingerprint,
                const std::string& path = "src/a.cpp") {
  Finding finding;
  finding.check = "double-lock";
  finding.message = "`mu` is locked twice";
  finding.where = {path, {0, 3, 1, 3, 4}};
  finding.fingerprint = fingerprint;
  return finding;
}

constexpr char kOne[] = "0000000000000001";
constexpr char kTwo[] = "0000000000000002";

Baseline parsed(llvm::StringRef text) {
  auto baseline = Baseline::parse(text, "x.baseline");
  if (baseline) return std::move(*baseline);
  ADD_FAILURE() << llvm::toString(baseline.takeError());
  return {};
}

std::string mistake(llvm::StringRef text) {
  auto baseline = Baseline::parse(text, "x.baseline");
  return baseline ? "" : llvm::toString(baseline.takeError());
}

TEST(Baseline, SilencesWhatItNames) {
  Baseline baseline = parsed(std::string(kOne) + " words\n");
  std::vector<Finding> findings{finding(kOne), finding(kTwo)};
  baseline.silence(findings);
  ASSERT_TRUE(findings[0].silence.has_value());
  EXPECT_EQ(findings[0].silence->by, Silence::By::kBaseline);
  EXPECT_FALSE(findings[1].silence.has_value());
  EXPECT_EQ(baseline.gone(), 0u);
}

TEST(Baseline, ShrinksOnly) {
  Baseline baseline;
  baseline.add(finding(kOne));
  baseline.add(finding(kTwo));
  baseline = parsed(baseline.text());
  std::vector<Finding> findings{finding(kTwo), finding("00000000000000ff")};
  baseline.silence(findings);
  EXPECT_EQ(baseline.gone(), 1u);
  baseline.forget_gone();
  EXPECT_EQ(baseline.size(), 1u);
  EXPECT_EQ(baseline.text().find(kOne), std::string::npos);
  EXPECT_NE(baseline.text().find(kTwo), std::string::npos);
}

TEST(Baseline, ACommentKeepsAnEntry) {
  Baseline baseline = parsed(kOne);
  std::vector<Finding> findings{finding(kOne)};
  findings[0].silence = {Silence::By::kComment, "known"};
  baseline.silence(findings);
  EXPECT_EQ(findings[0].silence->by, Silence::By::kComment);
  EXPECT_EQ(baseline.gone(), 0u);
}

TEST(Baseline, TextIsOrderedByFile) {
  Baseline baseline;
  baseline.add(finding(kOne, "src/b.cpp"));
  baseline.add(finding(kTwo, "src/a\n.cpp"));
  std::string text = baseline.text();
  EXPECT_LT(text.find(kTwo), text.find(kOne));
  EXPECT_NE(text.find("0000000000000001 src/b.cpp double-lock: `mu` is"),
            std::string::npos);
  EXPECT_EQ(parsed(text).text(), text);
}

TEST(Baseline, Mistakes) {
  EXPECT_EQ(mistake("# comment\n\n  \n" + std::string(kOne) + " a\n"), "");
  EXPECT_EQ(mistake(""), "");
  for (const char* line : {"<<<<<<< HEAD", "0123", "{\"a\": 1}",
                           "0123456789ABCDEF a", "\x01\xff"}) {
    std::string text = mistake(std::string(kOne) + " a\n" + line + "\n");
    EXPECT_NE(text.find("x.baseline:2: expected a fingerprint"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("`fearless baseline`"), std::string::npos);
  }
}

}  // namespace
}  // namespace fearless::findings
