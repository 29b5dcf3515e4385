// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/database.h"

#include "tests/checker/cli/folder.h"

namespace fearless::cli {
namespace {

class DatabaseTest : public testing::Test {
 protected:
  Database loaded(const std::string& json) {
    auto database = load_database(folder_.write("db.json", json));
    if (!database) {
      ADD_FAILURE() << llvm::toString(database.takeError());
      return {};
    }
    return std::move(*database);
  }
  std::string error_of(const std::string& json) {
    std::string path = folder_.write("db.json", json);
    auto database = load_database(path);
    if (database) return "";
    std::string text = llvm::toString(database.takeError());
    EXPECT_EQ(text.find(path), 0u) << text;
    return text.substr(path.size());
  }

  Folder folder_;
};

TEST_F(DatabaseTest, BothForms) {
  Database database = loaded(R"([
      {"directory": "/src/build", "file": "../a.cpp",
       "command": "g++ -DX=\"a b\" -c '../a.cpp' -o a\\ b.o"},
      {"directory": "/src", "file": "/src/b.cc",
       "arguments": ["c++", "-DX=a b", "b.cc"], "output": "b.o"}])");
  ASSERT_EQ(database.units.size(), 2u);
  EXPECT_EQ(database.units[0].file, "/src/a.cpp");
  EXPECT_EQ(database.units[0].directory, "/src/build");
  EXPECT_EQ(database.units[0].arguments,
            (std::vector<std::string>{"g++", "-DX=a b", "-c", "../a.cpp", "-o",
                                      "a b.o"}));
  EXPECT_EQ(database.units[1].arguments,
            (std::vector<std::string>{"c++", "-DX=a b", "b.cc"}));
}

TEST_F(DatabaseTest, RelativeDirectoriesAreRelativeToTheFile) {
  Database database = loaded(
      R"([{"directory": "sub", "file": "a.c", "command": "cc a.c"},
          {"file": "a.c", "command": "cc a.c"}])");
  ASSERT_EQ(database.units.size(), 2u);
  EXPECT_EQ(database.units[0].file, folder_.path("sub/a.c"));
  EXPECT_EQ(database.units[1].file, folder_.path("a.c"));
}

TEST_F(DatabaseTest, TheFirstEntryOfAFileCounts) {
  Database database = loaded(
      R"([{"directory": "/s", "file": "a.cpp", "command": "c++ -DFIRST a.cpp"},
          {"directory": "/s", "file": "x/../a.cpp", "command": "c++ a.cpp"},
          {"directory": "/s", "file": "boot.S", "command": "cc boot.S"},
          {"directory": "/s", "file": "kernel.cu", "command": "nvcc kernel.cu"},
          {"directory": "/s", "file": "gen.inc", "command": "c++ -x c++ g"}])");
  ASSERT_EQ(database.units.size(), 2u);
  EXPECT_EQ(database.units[0].arguments[1], "-DFIRST");
  EXPECT_EQ(database.units[1].file, "/s/gen.inc");
  EXPECT_EQ(database.duplicates, 1u);
  EXPECT_EQ(database.other_languages, 2u);
}

// As Ninja and Makefiles write them: relative to the build and to its folder.
constexpr const char* kTwoTargets = R"([
    {"directory": "/b", "file": "/s/a.cpp",
     "command": "c++ -DAPP -o CMakeFiles/app.dir/a.cpp.o -c /s/a.cpp"},
    {"directory": "/b/sub", "file": "/s/a.cpp",
     "command": "c++ -DTEST -o CMakeFiles/app_test.dir/__/a.cpp.o -c /s/a.cpp"},
    {"directory": "/b", "file": "/s/b.cpp",
     "command": "c++ -o sub/CMakeFiles/app_test.dir/b.cpp.o -c /s/b.cpp"},
    {"directory": "/b", "file": "/s/c.cpp", "command": "c++ -c /s/c.cpp"}])";

TEST_F(DatabaseTest, OfATargetItsOwnEntriesCount) {
  const std::string path = folder_.write("db.json", kTwoTargets);
  auto database = load_database(path, {"app_test"});
  ASSERT_TRUE(bool(database)) << llvm::toString(database.takeError());
  ASSERT_EQ(database->units.size(), 2u);
  EXPECT_EQ(database->units[0].arguments[1], "-DTEST");
  EXPECT_EQ(database->units[1].file, "/s/b.cpp");
  EXPECT_EQ(database->duplicates, 0u);
  auto both = load_database(path, {"app", "app_test"});
  ASSERT_TRUE(bool(both)) << llvm::toString(both.takeError());
  EXPECT_EQ(both->units.size(), 2u);
}

TEST_F(DatabaseTest, ATargetThatIsNotThereIsNamed) {
  const std::string path = folder_.write("db.json", kTwoTargets);
  auto error_for = [&](const char* target) {
    auto database = load_database(path, {target});
    return database ? "" : llvm::toString(database.takeError());
  };
  EXPECT_EQ(error_for("server"),
            path +
                ": compiles no file of target `server`; it knows app, "
                "app_test");
  EXPECT_EQ(error_for("app_tset"),
            path +
                ": compiles no file of target `app_tset`; did you mean "
                "`app_test`?");
  folder_.write("db.json", R"([{"file": "a.cpp", "command": "c++ a.cpp"}])");
  EXPECT_EQ(error_for("app"),
            path + ": tells no targets: only CMake's can be named");
}

TEST_F(DatabaseTest, WhatIsWrongIsNamed) {
  EXPECT_EQ(error_of("[{]"), ":1:3: Expected object key");
  EXPECT_EQ(error_of(""), ":1:0: Unexpected EOF");
  EXPECT_EQ(error_of("{}"), ": is no array of compile commands");
  EXPECT_EQ(error_of("[3]"), ": entry 1 is no object");
  EXPECT_EQ(error_of(R"([{"command": "c++ a.cpp"}])"),
            ": entry 1 has no `file`");
  for (const char* rest : {"", R"(, "command": "")", R"(, "arguments": [])",
                           R"(, "arguments": [1])", R"(, "command": 7)"})
    EXPECT_EQ(error_of(R"([{"file": "a.cpp")" + std::string(rest) + "}]"),
              ": entry 1 has neither `arguments` nor `command`");
  auto missing = load_database(folder_.path("none.json"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(llvm::toString(missing.takeError()),
            folder_.path("none.json") +
                ": cannot be read: No such file or directory");
}

TEST_F(DatabaseTest, IsLookedForInBuildHereAndAbove) {
  std::string inner = folder_.path("project/src");
  std::filesystem::create_directories(inner);
  EXPECT_EQ(find_database(inner), std::nullopt);
  std::string top = folder_.write("compile_commands.json", "[]");
  EXPECT_EQ(find_database(inner), top);
  std::string built =
      folder_.write("project/build/compile_commands.json", "[]");
  EXPECT_EQ(find_database(inner), built);
  EXPECT_EQ(database_in(folder_.path()), top);
  EXPECT_EQ(database_in(top), top);
  EXPECT_EQ(database_in(inner), std::nullopt);
}

TEST(SourceFiles, ByExtension) {
  for (const char* name : {"a.c", "a.cc", "a.cpp", "a.cxx", "a.c++", "a.C"})
    EXPECT_TRUE(is_source_file(name)) << name;
  for (const char* name : {"a.h", "a", "a.S", "a.cu", "a.m", "a.cpp.o"})
    EXPECT_FALSE(is_source_file(name)) << name;
  EXPECT_TRUE(is_header_file("a.hpp"));
  EXPECT_FALSE(is_header_file("a.cpp"));
}

}  // namespace
}  // namespace fearless::cli
