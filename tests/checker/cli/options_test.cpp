// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/options.h"

#include <gtest/gtest.h>

#include <map>

#include "checker/cli/help.h"

namespace fearless::cli {
namespace {

using Words = std::vector<llvm::StringRef>;

std::string error_of(Command command, const Words& words) {
  auto options = parse_options(command, words);
  return options ? "" : llvm::toString(options.takeError());
}

Options parsed(const Words& words, Command command = kCheck) {
  auto options = parse_options(command, words);
  if (!options) {
    ADD_FAILURE() << llvm::toString(options.takeError());
    return {};
  }
  return *options;
}

TEST(Options, Defaults) {
  Options options = parsed({});
  EXPECT_EQ(options.format, "text");
  EXPECT_EQ(options.checks, "*");
  EXPECT_EQ(options.timeout, 600u);
  EXPECT_FALSE(options.stats);
  EXPECT_TRUE(options.paths.empty());
  EXPECT_FALSE(options.compiler_flags);
}

TEST(Options, EverySpelling) {
  for (const Words& words : {Words{"--format=json"}, Words{"--format", "json"},
                             Words{"-format=json"}, Words{"-format", "json"}})
    EXPECT_EQ(parsed(words).format, "json");
  for (const Words& words :
       {Words{"-p", "out"}, Words{"-pout"}, Words{"-p=out"}, Words{"--p=out"}})
    EXPECT_EQ(parsed(words).build_directory, "out");
  EXPECT_EQ(parsed({"-j4"}).jobs, 4u);
  EXPECT_TRUE(parsed({"-h"}).help);
  EXPECT_EQ(parsed({"--vocabulary=a", "--config=b"}).vocabularies,
            (List{"a", "b"}));
  EXPECT_EQ(parsed({"--checks=-*,double-lock"}).checks, "-*,double-lock");
  EXPECT_EQ(parsed({"--checks="}).checks, "");
}

TEST(Options, PathsAndCompilerFlags) {
  Options options =
      parsed({"a.cpp", "--stats", "-", "b", "--", "-std=c++20", "--", "-p"});
  EXPECT_EQ(options.paths, (List{"a.cpp", "-", "b"}));
  EXPECT_TRUE(options.stats);
  EXPECT_EQ(options.compiler_flags, (List{"-std=c++20", "--", "-p"}));
}

TEST(Options, WhatIsWrong) {
  EXPECT_EQ(error_of(kCheck, {"--fromat=json"}),
            "unknown option `--fromat`; did you mean `--format`?");
  EXPECT_EQ(error_of(kCheck, {"--frobnicate"}),
            "unknown option `--frobnicate`");
  EXPECT_EQ(error_of(kCheck, {"-z"}), "unknown option `-z`");
  EXPECT_EQ(error_of(kCheck, {"-j"}), "`-j` needs a value: N");
  EXPECT_EQ(error_of(kCheck, {"-p", "--", "x"}), "`-p` needs a value: DIR");
  EXPECT_EQ(error_of(kCheck, {"-jx"}), "`-j` takes a number above 0, not `x`");
  EXPECT_EQ(error_of(kCheck, {"--timeout=-1"}),
            "`--timeout` takes a number above 0, not `-1`");
  EXPECT_EQ(error_of(kCheck, {"--timeout=99999999999"}),
            "`--timeout` takes a number above 0, not `99999999999`");
  EXPECT_EQ(error_of(kCheck, {"--quiet=1"}), "`--quiet` takes no value");
  EXPECT_EQ(error_of(kCheck, {"--no-cache"}),
            "`--no-cache` is not part of this version yet");
  EXPECT_EQ(error_of(kExplain, {"--stats"}),
            "`--stats` is an option of `fearless check`, not of this "
            "command");
}

TEST(Options, NamesAreUniqueWithinACommand) {
  std::map<std::string, unsigned> commands_of;
  for (const OptionRow& row : all_options()) {
    unsigned& commands = commands_of[row.name.str()];
    EXPECT_EQ(commands & row.commands, 0u) << row.name.str();
    commands |= row.commands;
    EXPECT_FALSE(row.text.empty());
    EXPECT_EQ(row.value.empty(), row.flag != nullptr) << row.name.str();
  }
}

TEST(Help, NamesEveryCommandAndOptionInEightyColumns) {
  std::string text;
  llvm::raw_string_ostream out(text);
  print_help(out);
  for (const CommandRow& row : all_commands()) {
    EXPECT_NE(text.find("fearless " + row.name.str()), std::string::npos);
    print_help(row, out);
  }
  for (const OptionRow& row : all_options())
    EXPECT_NE(text.find("  " + spelled(row.name)), std::string::npos);
  llvm::StringRef rest = text;
  while (!rest.empty()) {
    auto [line, next] = rest.split('\n');
    EXPECT_LE(line.size(), 80u) << line.str();
    rest = next;
  }
}

}  // namespace
}  // namespace fearless::cli
