// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A snippet of C++ in, its IR out, as lines that a test can quote: without
// ranges, types of operands and the numbers behind ambiguous names. Every
// module that a test makes is verified.
//
//   Lowered code("void f(int* p) { *p = 1; }");
//   code.expect("f", {"read _1", "constant _1.* = 1"});
//
// `expect` wants the lines in this order, others may stand between them;
// `expect_all` wants these lines and no others.

#ifndef FEARLESS_TESTS_CHECKER_LOWER_LOWERED_H_
#define FEARLESS_TESTS_CHECKER_LOWER_LOWERED_H_

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "checker/ir/text.h"
#include "checker/ir/verify.h"
#include "checker/lower/lower.h"
#include "gtest/gtest.h"

namespace fearless::lower {

// A file of its own for each test process; gone when the test is.
class SourceFile {
 public:
  explicit SourceFile(const std::string& text,
                      const std::string& name = "snippet.cpp")
      : folder_(::testing::TempDir() + "lower_" + std::to_string(::getpid()) +
                "_" + std::to_string(next_number())),
        path_(folder_ + "/" + name) {
    if (::mkdir(folder_.c_str(), 0700) != 0) ADD_FAILURE() << folder_;
    std::ofstream(path_) << text;
  }
  ~SourceFile() {
    ::unlink(path_.c_str());
    ::rmdir(folder_.c_str());
  }
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  const std::string& path() const { return path_; }
  const std::string& folder() const { return folder_; }

 private:
  static int next_number() {
    static int number = 0;
    return number++;
  }

  std::string folder_;
  std::string path_;
};

inline const vocabulary::Vocabulary& builtin_vocabulary() {
  static const vocabulary::Vocabulary vocabulary =
      vocabulary::Vocabulary::builtin();
  return vocabulary;
}

inline UnitResult lower_text(const std::string& text,
                             std::vector<std::string> flags = {"-std=c++20"},
                             std::size_t max_events = 50'000) {
  SourceFile file(text);
  UnitRequest request;
  request.file = file.path();
  request.directory = file.folder();
  request.arguments = std::move(flags);
  request.arguments.insert(request.arguments.begin(), "clang++");
  request.vocabulary = &builtin_vocabulary();
  request.max_events = max_events;
  UnitResult result = lower_unit(request);
  for (const std::string& violation : ir::verify(result.module))
    ADD_FAILURE() << violation;
  return result;
}

class Lowered {
 public:
  explicit Lowered(const std::string& text,
                   std::vector<std::string> flags = {"-std=c++20"})
      : result(lower_text(text, std::move(flags))) {
    EXPECT_FALSE(result.has_errors) << result.first_error;
  }

  const ir::Function* find(std::string_view name, unsigned nth = 0) const {
    for (const ir::Function& function : result.module.functions)
      if (function.name == name && nth-- == 0) return &function;
    return nullptr;
  }

  // Events, terminators and block heads of a function.
  std::vector<std::string> lines(std::string_view name,
                                 unsigned nth = 0) const {
    const ir::Function* function = find(name, nth);
    if (function == nullptr) return {};
    static const std::regex noise(
        " @([0-9]+:[0-9:-]+|-)| : [0-9]+|'[0-9]+|^ +| *$");
    std::istringstream text(ir::print(result.module, *function));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
      std::string plain = std::regex_replace(line, noise, "");
      if (!plain.empty() && plain != "}" && plain.rfind("local ", 0) != 0 &&
          plain.rfind("function ", 0) != 0)
        lines.push_back(plain);
    }
    return lines;
  }

  void expect(std::string_view name, std::vector<std::string> wanted,
              unsigned nth = 0) const {
    std::vector<std::string> found = lines(name, nth);
    auto at = found.begin();
    for (const std::string& line : wanted) {
      auto next = std::find(at, found.end(), line);
      if (next == found.end()) {
        ADD_FAILURE() << "no `" << line << "` (in this order) in " << name
                      << ":\n"
                      << joined(found);
        return;
      }
      at = next + 1;
    }
  }

  void expect_all(std::string_view name, std::vector<std::string> wanted,
                  unsigned nth = 0) const {
    EXPECT_EQ(joined(lines(name, nth)), joined(wanted));
  }

  void expect_none(std::string_view name, std::string_view part) const {
    for (const std::string& line : lines(name))
      EXPECT_EQ(line.find(part), std::string::npos) << line;
  }

  UnitResult result;

 private:
  static std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += "  " + line + "\n";
    return text;
  }
};

}  // namespace fearless::lower

#endif  // FEARLESS_TESTS_CHECKER_LOWER_LOWERED_H_
