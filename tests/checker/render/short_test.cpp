// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <gtest/gtest.h>

#include "checker/render/renderer.h"
#include "tests/checker/render/golden.h"
#include "tests/checker/render/mockups.h"

namespace fearless::render {
namespace {

TEST(Short, EveryMockup) {
  Report report;
  findings::Source source;
  for (const auto& story :
       {sent_order, unguarded_hits, copied_node, opposite_orders})
    report.findings.push_back(story().finding);
  std::string text;
  llvm::raw_string_ostream out(text);
  render_short(report, {out, source});
  expect_golden(text, "short.txt");
}

TEST(Short, NothingFoundPrintsNothing) {
  findings::Source source;
  std::string text;
  llvm::raw_string_ostream out(text);
  render_short({}, {out, source});
  EXPECT_EQ(text, "");
}

}  // namespace
}  // namespace fearless::render
