// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Files that the watcher writes: the log, JSON.
#include "runtime/watch/output.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "fearless/gtest.h"
#include "fearless/mutex.h"

namespace fearless::detail::watch {
namespace {

class Output : public testing::Test {
 protected:
  Output() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
  }
  ~Output() override {
    unsetenv("FEARLESS_OPTIONS");
    std::filesystem::remove_all(folder_);
  }

  std::string path(const char* name) const { return folder_ + "/" + name; }
  static std::string read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder_), {}));
  }

  // Of the test: its death tests come here as well.
  const std::string folder_ =
      testing::TempDir() + "output_test." +
      testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(Output, AppendsToALog) {
  append_to_file(path("log").c_str(), "one\n");
  append_to_file(path("log").c_str(), "two\n");
  EXPECT_EQ(read(path("log")), "one\ntwo\n");
}

TEST_F(Output, AFileIsThereAsAWholeOrAsItWas) {
  const std::string file = path("report");
  std::ofstream(file) << "before";
  {
    FileReplacement report(file.c_str());
    report.write("af");
    EXPECT_EQ(read(file), "before");
    report.write("ter");
  }
  EXPECT_EQ(read(file), "after");
  EXPECT_EQ(files(), 1u);
}

TEST_F(Output, APipeIsNotReplaced) {
  const std::string pipe = path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  FILE* const reader = std::fopen(pipe.c_str(), "r+");
  FileReplacement(pipe.c_str()).write("text\n");
  char line[16] = {};
  EXPECT_STREQ(std::fgets(line, sizeof line, reader), "text\n");
  std::fclose(reader);
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

TEST_F(Output, SaysOnceWhatItCannotWrite) {
  EXPECT_EXIT(
      {
        FileReplacement("/nowhere/report").write("x");
        append_to_file("/nowhere/log", "x");
        _exit(0);
      },
      testing::ExitedWithCode(0),
      "^fearless: cannot write /nowhere/report: No such file or directory\n$");
}

void lock_twice() {
  Mutex<int> orders;
  auto first = orders.lock();
  auto second = orders.lock();
}

TEST_F(Output, ReportsGoToALogAndAsJson) {
  const std::string log = path("log");
  const std::string json = path("report.json");
  setenv("FEARLESS_OPTIONS", ("log_path=" + log + ":json=" + json).c_str(), 1);
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(lock_twice(), testing::ExitedWithCode(66), "^$");
  EXPECT_EQ(files(), 2u);
  EXPECT_NE(read(json).find("\"check\": \"deadlock\""), std::string::npos);
}

}  // namespace
}  // namespace fearless::detail::watch
