// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/units.h"

#include "checker/cli/arguments.h"
#include "tests/checker/cli/folder.h"

namespace fearless::cli {
namespace {

class Units : public testing::Test {
 protected:
  Units() {
    for (const char* name : {"src/a.cpp", "src/b.cpp", "src/sub/c.cpp",
                             "src/only.h", "other/d.cpp", "new.cpp"})
      folder_.write(name, "");
    folder_.write("build/compile_commands.json", R"([
        {"directory": "..", "file": "src/a.cpp", "command": "c++ a.cpp"},
        {"directory": "..", "file": "src/b.cpp", "command": "c++ b.cpp"},
        {"directory": "..", "file": "src/sub/c.cpp", "command": "c++ c.cpp"},
        {"directory": "..", "file": "other/d.cpp", "command": "c++ d.cpp"}])");
  }

  Options with(std::vector<std::string> paths) const {
    Options options;
    for (const std::string& path : paths)
      options.paths.push_back(folder_.path(path));
    return options;
  }
  // File names without the folder, or the error.
  std::string selected(const Options& options) {
    auto selection = select_units(options, folder_.path());
    if (!selection) return "error: " + llvm::toString(selection.takeError());
    problems_ = selection->problems;
    std::string names;
    for (const Unit& unit : selection->units)
      names += (names.empty() ? "" : " ") +
               unit.file.substr(folder_.path().size() + 1);
    return names;
  }

  Folder folder_;
  std::vector<render::Problem> problems_;
};

TEST_F(Units, WithoutPathsEverything) {
  EXPECT_EQ(selected(with({})),
            "src/a.cpp src/b.cpp src/sub/c.cpp other/d.cpp");
}

TEST_F(Units, FilesAndFolders) {
  EXPECT_EQ(selected(with({"src/b.cpp"})), "src/b.cpp");
  EXPECT_EQ(selected(with({"src"})), "src/a.cpp src/b.cpp src/sub/c.cpp");
  EXPECT_EQ(selected(with({"src/"})), "src/a.cpp src/b.cpp src/sub/c.cpp");
  EXPECT_EQ(selected(with({"other", "src/sub", "src/sub/c.cpp"})),
            "other/d.cpp src/sub/c.cpp");
  EXPECT_TRUE(problems_.empty());
}

TEST_F(Units, SymbolicLinks) {
  std::filesystem::create_symlink(folder_.path("src"), folder_.path("link"));
  EXPECT_EQ(selected(with({"link/sub"})), "src/sub/c.cpp");
}

TEST_F(Units, WhatIsNotThere) {
  EXPECT_EQ(
      selected(with({"src/none.cpp"})),
      "error: no such file or folder: `" + folder_.path("src/none.cpp") + "`");
}

TEST_F(Units, AHeaderAlone) {
  EXPECT_NE(selected(with({"src/only.h"}))
                .find("a header is checked with the files that include it"),
            std::string::npos);
  EXPECT_EQ(selected(with({"src/only.h", "src/a.cpp"})), "src/a.cpp");
  ASSERT_EQ(problems_.size(), 1u);
  EXPECT_EQ(problems_[0].kind, render::Problem::Kind::kNote);
}

TEST_F(Units, AFileTheDatabaseDoesNotHave) {
  EXPECT_NE(selected(with({"new.cpp"})).find("it is not in "),
            std::string::npos);
  EXPECT_EQ(selected(with({"new.cpp", "src/a.cpp"})), "src/a.cpp");
  ASSERT_EQ(problems_.size(), 1u);
  EXPECT_EQ(problems_[0].kind, render::Problem::Kind::kNotAnalysed);
}

TEST_F(Units, NoDatabase) {
  Options options = with({"src"});
  options.build_directory = "other";
  EXPECT_NE(selected(options).find("no compile_commands.json in `other`"),
            std::string::npos);
  EXPECT_NE(selected(options).find("-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"),
            std::string::npos);
  std::filesystem::remove(folder_.path("build/compile_commands.json"));
  EXPECT_NE(selected(with({"src"})).find("found no compile_commands.json"),
            std::string::npos);
}

TEST_F(Units, AnEmptyDatabase) {
  folder_.write("build/compile_commands.json", "[]");
  EXPECT_NE(selected(with({})).find("names no C or C++ file"),
            std::string::npos);
}

TEST_F(Units, FlagsInsteadOfADatabase) {
  Options options = with({"new.cpp", "src", "new.cpp"});
  options.compiler_flags = {"-std=c++20"};
  EXPECT_EQ(selected(options), "new.cpp src/a.cpp src/b.cpp src/sub/c.cpp");
  auto selection = llvm::cantFail(select_units(options, folder_.path()));
  EXPECT_EQ(selection.units[0].arguments,
            (std::vector<std::string>{"clang++", "-std=c++20", "-fsyntax-only",
                                      folder_.path("new.cpp")}));
  options.paths.clear();
  EXPECT_EQ(selected(options),
            "error: flags after `--` are for files that are named before it");
}

std::vector<std::string> prepared(std::vector<std::string> arguments,
                                  const Folder& folder,
                                  const Options& options = {}) {
  Unit unit{folder.path("a.cpp"), folder.path(), std::move(arguments)};
  if (llvm::Error error = prepare_arguments(unit, options))
    return {"error: " + llvm::toString(std::move(error))};
  return unit.arguments;
}

using Words = std::vector<std::string>;

TEST(Arguments, WrappersAreDropped) {
  Folder folder;
  EXPECT_EQ(prepared({"/usr/bin/ccache", "distcc", "g++", "a.cpp"}, folder),
            (Words{"g++", "a.cpp"}));
  EXPECT_EQ(prepared({"ccache", "-c", "a.cpp"}, folder),
            (Words{"ccache", "-c", "a.cpp"}));
}

TEST(Arguments, ResponseFiles) {
  Folder folder;
  folder.write("flags.rsp", "-DA='x y' @more/inner.rsp\n-DB");
  folder.write("more/inner.rsp", "-DINNER");
  EXPECT_EQ(prepared({"c++", "@flags.rsp", "a.cpp"}, folder),
            (Words{"c++", "-DA=x y", "-DINNER", "-DB", "a.cpp"}));
  EXPECT_EQ(prepared({"c++", "@none.rsp"}, folder),
            (Words{"error: no response file `none.rsp`"}));
  folder.write("loop.rsp", "@loop.rsp");
  EXPECT_EQ(prepared({"c++", "@loop.rsp"}, folder).size(), 1u);
}

TEST(Arguments, Extra) {
  Folder folder;
  Options options;
  options.arguments_before = {"-DBEFORE"};
  options.arguments_after = {"-DAFTER", "-w"};
  EXPECT_EQ(prepared({"c++", "-c", "a.cpp"}, folder, options),
            (Words{"c++", "-DBEFORE", "-c", "a.cpp", "-DAFTER", "-w"}));
  EXPECT_EQ(prepared({"c++", "--", "a.cpp"}, folder, options),
            (Words{"c++", "-DBEFORE", "-DAFTER", "-w", "--", "a.cpp"}));
}

}  // namespace
}  // namespace fearless::cli
