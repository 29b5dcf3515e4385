// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every file of checker/vocabulary loads, and what the binary holds is what
// the files say.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "checker/vocabulary/packing.h"
#include "checker/vocabulary/sentence.h"
#include "checker/vocabulary/vocabulary.h"

namespace fearless::vocabulary {
namespace {

// The std files first, as the build has them.
std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> paths;
  const std::filesystem::path folder = FEARLESS_SOURCE_DIR;
  for (const auto& entry :
       std::filesystem::directory_iterator(folder / "checker" / "vocabulary"))
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  std::ranges::sort(paths, {}, [](const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    return std::pair(!name.starts_with("std"), name);
  });
  return paths;
}

std::string text_of(const std::filesystem::path& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

Vocabulary from_files() {
  Vocabulary vocabulary;
  for (const auto& path : files()) {
    llvm::Error error = vocabulary.add(text_of(path), path.string());
    EXPECT_FALSE(bool(error)) << llvm::toString(std::move(error));
  }
  return vocabulary;
}

TEST(Builtin, EveryLibraryIsThere) {
  std::string names;
  for (const auto& path : files()) names += path.stem().string() + " ";
  for (const char* library : {"std ",
                              "std_threads ",
                              "std_atomics ",
                              "std_ownership ",
                              "std_containers ",
                              "std_algorithms ",
                              "std_io ",
                              "pthread ",
                              "c11 ",
                              "posix ",
                              "boost ",
                              "asio ",
                              "abseil ",
                              "folly ",
                              "tbb ",
                              "qt ",
                              "libuv ",
                              "glib ",
                              "moodycamel ",
                              "fearless "})
    EXPECT_NE(names.find(library), std::string::npos) << library;
}

TEST(Builtin, HoldsWhatTheFilesSay) {
  EXPECT_EQ(Packing::pack(Vocabulary::builtin()), Packing::pack(from_files()));
}

TEST(Builtin, BytesGiveThemselvesBack) {
  const std::string bytes = Packing::pack(from_files());
  EXPECT_EQ(Packing::pack(Packing::unpack(bytes)), bytes);
  EXPECT_EQ(Packing::pack(Packing::unpack("")), Packing::pack(Vocabulary()));
}

TEST(Builtin, TruncatedBytesDoNotCrash) {
  const std::string bytes = Packing::pack(from_files());
  for (std::size_t size = 0; size < bytes.size(); size += 997)
    (void)Packing::unpack(llvm::StringRef(bytes).take_front(size));
}

// Reading what print() wrote gives the same effects.
TEST(Builtin, SentencesGiveThemselvesBack) {
  for (const auto& path : files()) {
    const std::string text = text_of(path);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const std::size_t colon = line.find(": ");
      if (line.starts_with("#") || colon == std::string::npos) continue;
      const std::string sentence = line.substr(colon + 2);
      Source source(sentence, "line");
      const auto effects = read_effects(source, sentence, false);
      if (!effects) continue;  // not about effects
      const std::string printed = print(*effects);
      Source again(printed, "printed");
      EXPECT_EQ(read_effects(again, printed, false), effects) << printed;
    }
  }
}

}  // namespace
}  // namespace fearless::vocabulary
