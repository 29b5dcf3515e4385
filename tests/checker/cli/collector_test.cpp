// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/collector.h"

#include <gtest/gtest.h>

namespace fearless::cli {
namespace {

using render::Problem;

findings::Finding finding(const std::string& path, unsigned line) {
  findings::Finding made;
  made.check = "use-after-send";
  made.where = {path, {0, line, 1, line, 2}};
  return made;
}

Outcome outcome(const UnitReport& report) {
  Outcome made;
  made.output = to_json(report);
  made.cpu_seconds = 1.5;
  made.peak_kilobytes = 100;
  return made;
}

TEST(UnitReport, SurvivesThePipe) {
  UnitReport report, copy;
  report.findings = {finding("/a.cpp", 3)};
  report.problems = {{Problem::Kind::kIncomplete, "/a.cpp", "text \xff"}};
  report.text = "module\n";
  report.stats.functions = 7;
  report.stats.events = 1ull << 40;
  report.stats.opaque_texts = {{"new T", 2}};
  report.stats.findings = {{"use-after-send", 1}};
  report.stats.lower_seconds = 0.25;
  ASSERT_TRUE(from_json(to_json(report), copy));
  EXPECT_EQ(copy.findings, report.findings);
  ASSERT_EQ(copy.problems.size(), 1u);
  EXPECT_EQ(copy.problems[0].kind, Problem::Kind::kIncomplete);
  EXPECT_EQ(copy.text, report.text);
  EXPECT_EQ(copy.stats.events, report.stats.events);
  EXPECT_EQ(copy.stats.opaque_texts, report.stats.opaque_texts);
  EXPECT_EQ(copy.stats.lower_seconds, 0.25);
  for (const char* text : {"", "{", "{}", "[]", R"({"findings": 1})"})
    EXPECT_FALSE(from_json(text, copy)) << text;
}

class CollectorTest : public testing::Test {
 protected:
  render::Report collected(const std::vector<std::size_t>& order) {
    Collector collector({"/p/a.cpp", "/p/b.cpp", "/q/c.cpp"}, "/p");
    UnitReport a, b;
    a.findings = {finding("/p/x.h", 3), finding("/p/a.cpp", 1)};
    b.findings = {finding("/p/x.h", 3), finding("/q/y.h", 1)};
    a.problems = b.problems = {{Problem::Kind::kNote, "/p/a.cpp", "a flag"}};
    b.problems[0].file = "/p/b.cpp";
    b.problems.push_back(
        {Problem::Kind::kIncomplete, "/p/b.cpp", "/p/b.cpp:1:1: no"});
    Outcome crash;
    crash.failure = "crashed (signal 11)";
    std::vector<Outcome> outcomes{outcome(a), outcome(b), crash};
    for (std::size_t i : order) collector.add(i, outcomes[i]);
    findings::Source source;
    return collector.take_report(source);
  }
};

TEST_F(CollectorTest, TheOrderOfArrivalDoesNotMatter) {
  render::Report first = collected({0, 1, 2});
  for (auto order : {std::vector<std::size_t>{2, 1, 0}, {1, 2, 0}}) {
    render::Report other = collected(order);
    EXPECT_EQ(first.findings, other.findings);
    EXPECT_EQ(first.problems, other.problems);
  }
}

TEST_F(CollectorTest, MergesAndShowsRelativePaths) {
  render::Report report = collected({0, 1, 2});
  ASSERT_EQ(report.findings.size(), 3u);
  EXPECT_EQ(report.findings[0].where.path, "a.cpp");
  EXPECT_EQ(report.findings[1].where.path, "x.h");
  EXPECT_EQ(report.findings[2].where.path, "/q/y.h");
  EXPECT_EQ(report.findings[0].fingerprint.size(), 16u);
  ASSERT_EQ(report.problems.size(), 3u);
  EXPECT_EQ(render::problem_line(report.problems[0]),
            "could not analyse /q/c.cpp: crashed (signal 11)");
  EXPECT_EQ(render::problem_line(report.problems[1]),
            "could not analyse b.cpp completely: b.cpp:1:1: no");
  EXPECT_EQ(render::problem_line(report.problems[2]),
            "note: a.cpp: a flag (and 1 more file)");
  EXPECT_EQ(report.summary.files_checked, 3u);
  EXPECT_EQ(report.summary.files_with_problems, 2u);
}

TEST(CollectorFailures, AnUnreadableResultIsAFailure) {
  Collector collector({"/p/a.cpp"}, "/p");
  Outcome broken;
  broken.output = R"({"findings": [)";
  collector.add(0, broken);
  findings::Source source;
  auto report = collector.take_report(source);
  ASSERT_EQ(report.problems.size(), 1u);
  EXPECT_EQ(report.problems[0].kind, Problem::Kind::kNotAnalysed);
}

}  // namespace
}  // namespace fearless::cli
