// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/selection.h"

#include <gtest/gtest.h>

namespace fearless::checks {
namespace {

Findings nothing(const link::Program&, const Options&) { return {}; }

const Check kChecks[] = {
    {"use-after-send", "---\noptions: [Depth]\n---\n", nothing},
    {"double-lock", "", nothing},
    {"lock-leak", "", nothing},
};

std::string selected(llvm::StringRef list) {
  auto checks = select_checks(kChecks, list);
  if (!checks) return "error: " + llvm::toString(checks.takeError());
  std::string names;
  for (const SelectedCheck& row : *checks)
    names += (names.empty() ? "" : " ") + std::string(row.check->name);
  return names;
}

TEST(CheckSelection, Lists) {
  EXPECT_EQ(selected("*"), "use-after-send double-lock lock-leak");
  EXPECT_EQ(selected("fearless-*"), "use-after-send double-lock lock-leak");
  EXPECT_EQ(selected("-*,use-after-send"), "use-after-send");
  EXPECT_EQ(selected("use-after-send"), "use-after-send");
  EXPECT_EQ(selected("-use-after-send"), "double-lock lock-leak");
  EXPECT_EQ(selected("*lock*,-lock-*"), "double-lock");
  EXPECT_EQ(selected("-*lock*,lock-leak"), "use-after-send lock-leak");
  EXPECT_EQ(selected(" fearless-lock-leak , double-lock"),
            "double-lock lock-leak");
}

TEST(CheckSelection, WhatMatchesNothing) {
  EXPECT_EQ(selected("use-after-sent"),
            "error: no check matches `use-after-sent`; did you mean "
            "`use-after-send`?");
  EXPECT_EQ(selected("-*,bugprone-*"), "error: no check matches `bugprone-*`");
  EXPECT_EQ(selected("fearless-dubble-lock"),
            "error: no check matches `fearless-dubble-lock`; did you mean "
            "`double-lock`?");
  EXPECT_EQ(selected("-*"), "error: `--checks=-*` leaves no check to run");
  EXPECT_EQ(selected(""), "error: `--checks=` leaves no check to run");
}

std::string set(llvm::StringRef setting, std::vector<SelectedCheck>& checks) {
  return llvm::toString(set_check_option(kChecks, checks, setting));
}

TEST(CheckSelection, Options) {
  auto checks = llvm::cantFail(select_checks(kChecks, "*"));
  EXPECT_EQ(set("fearless-use-after-send.Depth=a=b", checks), "");
  EXPECT_EQ(checks[0].options.at("Depth"), "a=b");
  EXPECT_EQ(set("use-after-send.Dept=3", checks),
            "`use-after-send` has no option `Dept`; did you mean `Depth`?");
  EXPECT_EQ(set("double-lok.Depth=3", checks),
            "there is no check `double-lok`; did you mean `double-lock`?");
  for (const char* setting : {"", "use-after-send", "Depth=3", "=", "a.b"})
    EXPECT_EQ(set(setting, checks), "`--option` takes CHECK.NAME=VALUE, not `" +
                                        std::string(setting) + "`");
}

}  // namespace
}  // namespace fearless::checks
