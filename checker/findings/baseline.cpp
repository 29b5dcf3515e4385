// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/baseline.h"

#include <set>
#include <utility>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::findings {
namespace {

constexpr llvm::StringLiteral kHead =
    "# Findings of fearless that are known; `fearless baseline --prune` "
    "removes those\n# that are gone.\n";

bool is_fingerprint(llvm::StringRef word) {
  return word.size() == 16 && llvm::all_of(word, [](char c) {
           return llvm::isDigit(c) || (c >= 'a' && c <= 'f');
         });
}

// On one line, whatever a file is called.
std::string on_one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return text;
}

}  // namespace

llvm::Expected<Baseline> Baseline::parse(llvm::StringRef text,
                                         llvm::StringRef name) {
  Baseline baseline;
  for (unsigned number = 1; !text.empty(); ++number) {
    auto [line, rest] = text.split('\n');
    text = rest;
    line = line.trim();
    if (line.empty() || line.starts_with("#")) continue;
    auto [fingerprint, words] = line.split(' ');
    if (!is_fingerprint(fingerprint))
      return llvm::createStringError(
          name.str() + ":" + std::to_string(number) +
          ": expected a fingerprint (16 hexadecimal digits), not `" +
          on_one_line(fingerprint.take_front(40).str()) +
          "`; delete the line, or write the file anew with `fearless "
          "baseline`");
    baseline.entries_[fingerprint.str()] = {words.trim().str()};
  }
  return baseline;
}

void Baseline::silence(std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    auto entry = entries_.find(finding.fingerprint);
    if (entry == entries_.end()) continue;
    entry->second.is_met = true;
    if (!finding.silence) finding.silence = {Silence::By::kBaseline, ""};
  }
}

std::size_t Baseline::gone() const {
  return static_cast<std::size_t>(llvm::count_if(
      entries_, [](const auto& entry) { return !entry.second.is_met; }));
}

void Baseline::forget_gone() {
  std::erase_if(entries_,
                [](const auto& entry) { return !entry.second.is_met; });
}

void Baseline::add(const Finding& finding) {
  entries_[finding.fingerprint] = {
      on_one_line(finding.where.path + " " + finding.check + ": " +
                  finding.message),
      /*is_met=*/true};
}

std::string Baseline::text() const {
  std::set<std::pair<llvm::StringRef, llvm::StringRef>> lines;  // by file
  for (const auto& [fingerprint, entry] : entries_)
    lines.insert({entry.words, fingerprint});
  std::string text = kHead.str();
  for (auto [words, fingerprint] : lines)
    text += (fingerprint + " " + words + "\n").str();
  return text;
}

}  // namespace fearless::findings
