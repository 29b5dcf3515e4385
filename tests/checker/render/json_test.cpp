// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/json.h"

#include <gtest/gtest.h>

#include "checker/render/renderer.h"
#include "tests/checker/render/golden.h"
#include "tests/checker/render/mockups.h"

namespace fearless::render {
namespace {

std::string rendered(const Report& report) {
  findings::Source source;
  std::string text;
  llvm::raw_string_ostream out(text);
  render_json(report, {out, source});
  return text;
}

TEST(Json, OneFindingAndOneProblem) {
  Report report;
  report.version = "0.1.0";
  report.findings = {unguarded_hits().finding};
  report.problems = {{Problem::Kind::kNotAnalysed, "a.cpp", "timed out"}};
  report.summary.files_checked = 2;
  report.summary.seconds = 0.5;
  count(report);
  expect_golden(rendered(report), "findings.json");
}

TEST(Json, BytesThatAreNoTextAreReplaced) {
  Report report;
  report.findings = {sent_order().finding};
  report.findings[0].message = "bad \xff byte";
  report.problems = {{Problem::Kind::kNote, "\xff.cpp", "\xfe"}};
  auto value = llvm::json::parse(rendered(report));
  ASSERT_TRUE(static_cast<bool>(value)) << llvm::toString(value.takeError());
}

}  // namespace
}  // namespace fearless::render
