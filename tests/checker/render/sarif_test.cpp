// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/sarif.h"

#include <gtest/gtest.h>

#include "checker/render/renderer.h"
#include "tests/checker/render/golden.h"
#include "tests/checker/render/mockups.h"

namespace fearless::render {
namespace {

using findings::Finding;
using llvm::json::Array;
using llvm::json::Object;

std::string rendered(const Report& report, findings::Source source = {}) {
  std::string text;
  llvm::raw_string_ostream out(text);
  render_sarif(report, {out, source});
  return text;
}

// The one run of a log.
Object run_of(const Report& report, findings::Source source = {}) {
  auto log = llvm::json::parse(rendered(report, std::move(source)));
  if (!log) {
    ADD_FAILURE() << llvm::toString(log.takeError());
    return {};
  }
  return std::move(*(*log->getAsObject()->getArray("runs"))[0].getAsObject());
}

Object result_of(const Finding& finding, findings::Source source = {}) {
  Report report;
  report.findings = {finding};
  Object run = run_of(report, std::move(source));
  return std::move(*(*run.getArray("results"))[0].getAsObject());
}

const Array& thread_flows(const Object& result) {
  return *(*result.getArray("codeFlows"))[0].getAsObject()->getArray(
      "threadFlows");
}

TEST(Sarif, EveryMockup) {
  Report report;
  report.version = "0.1.0";
  report.rules = {{"use-after-send", "touching what another thread owns",
                   "error", "## What it catches\n"}};
  for (const auto& story :
       {sent_order, unguarded_hits, copied_node, opposite_orders})
    report.findings.push_back(story().finding);
  report.findings[0].fingerprint = "0123456789abcdef";
  report.silenced = {sent_order().finding, sent_order().finding};
  report.silenced[0].silence = {findings::Silence::By::kComment, "only a log"};
  report.silenced[1].silence = {findings::Silence::By::kBaseline, ""};
  report.problems = {{Problem::Kind::kNotAnalysed, "a b.cpp", "timed out"}};
  count(report);
  expect_golden(rendered(report), "mockups.sarif");
}

TEST(Sarif, ARaceHasAFlowForEachThread) {
  Object result = result_of(unguarded_hits().finding);
  const Array& flows = thread_flows(result);
  ASSERT_EQ(flows.size(), 2u);
  EXPECT_EQ(flows[0].getAsObject()->getString("id"), "worker");
  EXPECT_EQ(flows[1].getAsObject()->getString("id"), "main");
  EXPECT_EQ(result.getArray("relatedLocations")->size(), 2u);
}

TEST(Sarif, StepsWithoutThreadsAreOneFlow) {
  Object result = result_of(sent_order().finding);
  EXPECT_EQ(thread_flows(result).size(), 1u);
}

TEST(Sarif, WithoutAPlaceTheFirstStepIsIt) {
  Finding finding = opposite_orders().finding;
  finding.where = {};
  Object result = result_of(finding);
  const Object* place =
      (*result.getArray("locations"))[0].getAsObject()->getObject(
          "physicalLocation");
  EXPECT_EQ(place->getObject("artifactLocation")->getString("uri"),
            "src/transfer.cpp");
}

TEST(Sarif, ColumnsCountUtf16) {
  findings::Story story("use-after-send");
  // Two bytes and one unit; four bytes and two units.
  story.file("a.cpp", 1, "/* \xc3\xa4 \xf0\x9f\x98\x80 */ use(order);\n")
      .primary("a.cpp", 1, "order", "read here");
  Object result = result_of(story.finding, std::move(story.source));
  const Object* region = (*result.getArray("locations"))[0]
                             .getAsObject()
                             ->getObject("physicalLocation")
                             ->getObject("region");
  EXPECT_EQ(region->getInteger("startColumn"), 16);
  EXPECT_EQ(region->getInteger("endColumn"), 21);
}

TEST(Sarif, NothingBreaksOut) {
  Finding finding = sent_order().finding;
  finding.message = "see [here](1) \"quoted\" \\ \x01 \xff </script>";
  finding.where.path = "a b/\xc3\xa4#?%\".cpp";
  Object result = result_of(finding);
  EXPECT_NE(result.getObject("message")->getString("text")->find("[here\\](1)"),
            llvm::StringRef::npos);
  EXPECT_EQ(sarif_artifact(finding.where.path).getString("uri"),
            "a%20b/%C3%A4%23%3F%25%22.cpp");
  EXPECT_EQ(sarif_artifact("/usr/a b.h").getString("uri"),
            "file:///usr/a%20b.h");
  // A colon would make a scheme of what stands before it.
  EXPECT_EQ(sarif_artifact("javascript:a.cpp").getString("uri"),
            "javascript%3Aa.cpp");
}

TEST(Sarif, NoMoreThanCodeScanningTakes) {
  Report report;
  Finding warning = sent_order().finding;
  warning.labels.clear();
  Finding error = warning;
  warning.severity = findings::Severity::kWarning;
  report.findings.assign(kMaxResults, warning);
  report.findings.push_back(error);
  Object run = run_of(report);
  const Array& results = *run.getArray("results");
  ASSERT_EQ(results.size(), kMaxResults);
  EXPECT_EQ(results[0].getAsObject()->getString("level"), "error");
  EXPECT_NE(llvm::json::Value(std::move(*run.getArray("invocations")))
                .getAsArray()
                ->front()
                .getAsObject()
                ->getArray("toolExecutionNotifications"),
            nullptr);
}

TEST(Sarif, NoMoreLocationsThanCodeScanningTakes) {
  Finding finding = sent_order().finding;
  findings::Label step = finding.labels[0];
  finding.labels.insert(finding.labels.end(), kMaxFlowLocations + 10, step);
  Object result = result_of(finding);
  EXPECT_EQ(result.getArray("relatedLocations")->size(), kMaxLocations - 1);
  EXPECT_EQ(
      thread_flows(result)[0].getAsObject()->getArray("locations")->size(),
      kMaxFlowLocations);
}

}  // namespace
}  // namespace fearless::render
