// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/glob.h"

#include <string>

#include "llvm/ADT/SmallVector.h"

namespace fearless::findings {
namespace {

// Walks both strings once; on a mismatch goes back to the last `*` and lets it
// take one character more.
bool matches(llvm::StringRef pattern, llvm::StringRef text) {
  std::size_t p = 0, t = 0, star = llvm::StringRef::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != llvm::StringRef::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

std::vector<Glob> split_globs(llvm::StringRef list) {
  llvm::SmallVector<llvm::StringRef> parts;
  list.split(parts, ',');
  std::vector<Glob> globs;
  for (llvm::StringRef part : parts) {
    part = part.trim();
    bool is_negative = part.consume_front("-");
    part = part.ltrim();
    if (!part.empty()) globs.push_back({part, is_negative});
  }
  return globs;
}

bool matches_check(llvm::StringRef pattern, llvm::StringRef name) {
  return matches(pattern, name) ||
         matches(pattern, kCheckPrefix.str() + name.str());
}

}  // namespace fearless::findings
