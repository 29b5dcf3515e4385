// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/tidy_options.h"

#include <gtest/gtest.h>

#include "tests/checker/cli/folder.h"

namespace fearless::cli {
namespace {

std::string words(const std::vector<TidyOption>& options) {
  std::string text;
  for (const TidyOption& option : options)
    text += (text.empty() ? "" : " ") + option.name + "=" + option.value;
  return text;
}

std::string parsed(llvm::StringRef text) {
  auto file = parse_tidy_file(text, ".clang-tidy");
  return file ? words(file->options) : llvm::toString(file.takeError());
}

TEST(TidyOptions, BothSpellings) {
  EXPECT_EQ(parsed("Checks: '-*,bugprone-*'\n"
                   "CheckOptions:\n"
                   "  fearless-double-lock.Depth: '3'\n"
                   "  bugprone-x.Y: 4\n"),
            "fearless-double-lock.Depth=3");
  EXPECT_EQ(parsed("CheckOptions:\n"
                   "  - {key: fearless-double-lock.Depth, value: 3}\n"
                   "  - key: bugprone-x.Y\n"
                   "    value: 4\n"),
            "fearless-double-lock.Depth=3");
}

TEST(TidyOptions, NothingForUs) {
  for (const char* text :
       {"", "---\n...\n", "# comment\n", "Checks: a\n", "CheckOptions:\n",
        "Checks:\n  - a\n  - b\nHeaderFilterRegex: ''\nCheckOptions: []\n"})
    EXPECT_EQ(parsed(text), "") << text;
}

TEST(TidyOptions, Mistakes) {
  EXPECT_NE(parsed("Checks: a\nCheckOptions: {fearless-a.B: 1\n")
                .find(".clang-tidy:"),
            std::string::npos);
  EXPECT_NE(parsed("Checks: a\nCheckOptions: word\n")
                .find(".clang-tidy:2: CheckOptions takes"),
            std::string::npos);
  EXPECT_NE(parsed("CheckOptions:\n  - word\n").find(".clang-tidy:2: expected"),
            std::string::npos);
  EXPECT_NE(parsed("- a\n").find("expected `Name: value`"), std::string::npos);
}

TEST(TidyOptions, TheNearestFileCountsAndMayInherit) {
  Folder folder;
  folder.write(".clang-tidy", "CheckOptions: {fearless-a.B: top}\n");
  folder.write("src/.clang-tidy", "CheckOptions: {fearless-a.C: src}\n");
  folder.write(
      "lib/.clang-tidy",
      "InheritParentConfig: true\nCheckOptions: {fearless-a.B: lib}\n");
  folder.write("lib/deep/a.cpp", "");
  TidyOptions options;
  auto in = [&](const std::string& name) {
    auto found = options.in(name.empty() ? folder.path() : folder.path(name));
    return found ? words(*found) : llvm::toString(found.takeError());
  };
  EXPECT_EQ(in(""), "fearless-a.B=top");
  EXPECT_EQ(in("src"), "fearless-a.C=src");
  EXPECT_EQ(in("lib"), "fearless-a.B=top fearless-a.B=lib");
  EXPECT_EQ(in("lib/deep"), "fearless-a.B=top fearless-a.B=lib");
}

}  // namespace
}  // namespace fearless::cli
