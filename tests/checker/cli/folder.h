// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A folder of made-up files for a test, gone when the test ends.

#ifndef FEARLESS_TESTS_CHECKER_CLI_FOLDER_H_
#define FEARLESS_TESTS_CHECKER_CLI_FOLDER_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace fearless::cli {

class Folder {
 public:
  Folder() {
    std::string name = testing::TempDir() + "fearless-cli-XXXXXX";
    path_ = std::filesystem::canonical(mkdtemp(name.data()));
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string path() const { return path_.string(); }
  std::string path(const std::string& name) const {
    return (path_ / name).string();
  }
  std::string write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace fearless::cli

#endif  // FEARLESS_TESTS_CHECKER_CLI_FOLDER_H_
