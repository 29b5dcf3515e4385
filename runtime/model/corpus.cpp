// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/corpus.h"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "runtime/watch/output.h"

namespace fearless::detail::model {
namespace {

// Other tests of the same letters are told apart by their hash, which is in
// each of their strings as well.
std::string file_name(const std::string& test) {
  std::string name;
  for (const char c : test) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) ||
                          c == '.' || c == '-' || c == '_';
    name.push_back(is_plain ? c : '_');
  }
  if (name.size() > 100) name.resize(100);
  return name + "-" + std::to_string(hash_of(test)) + ".replays";
}

// The first word of a line; a line may begin with # and say anything.
std::string first_word(const std::string& line) {
  if (line.starts_with('#')) return "";
  return line.substr(0, line.find_first_of(" \t\r"));
}

}  // namespace

Corpus::Corpus(const std::string& folder, const std::string& test)
    : file_((std::filesystem::path(folder) / file_name(test)).string()) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!std::filesystem::is_directory(folder)) {
    throw std::invalid_argument("fearless::model: corpus=" + folder +
                                ": is no folder and cannot be made one");
  }
}

std::vector<Token> Corpus::tokens() const {
  std::vector<Token> tokens;
  std::ifstream file(file_);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    const std::string word = first_word(line);
    if (word.empty()) continue;
    auto token = parse_token(word);
    if (!token) {
      throw std::invalid_argument("fearless::model: " + file_ + ":" +
                                  std::to_string(number) +
                                  ": not a replay; remove the line");
    }
    tokens.push_back(std::move(*token));
  }
  return tokens;
}

void Corpus::add(const ModelFailure& failure) const {
  {
    std::ifstream file(file_);
    std::string line;
    while (std::getline(file, line)) {
      if (first_word(line) == failure.replay) return;
    }
  }
  watch::append_to_file(file_.c_str(),
                        failure.replay + "  # " + failure.title + "\n");
}

}  // namespace fearless::detail::model
