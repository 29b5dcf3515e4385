// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/fingerprint.h"

#include <string>

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

namespace fearless::findings {
namespace {

// `text` without white space, and without the digits that follow `before`:
// "line 42" in a message, the offset "@1234" in the name of a local entity.
std::string without_positions(llvm::StringRef text, llvm::StringRef before) {
  std::string kept;
  while (!text.empty()) {
    if (!before.empty() && text.consume_front(before)) {
      kept += before.trim();
      text = text.drop_while([](char c) { return llvm::isDigit(c); });
      continue;
    }
    if (!llvm::isSpace(text.front())) kept += text.front();
    text = text.drop_front();
  }
  return kept;
}

std::string identity(const Finding& finding, Source& source) {
  auto line = source.line(finding.where.path, finding.where.range.line);
  std::string text;
  llvm::raw_string_ostream(text)
      << finding.check << '\0' << without_positions(finding.subject, "@")
      << '\0' << llvm::sys::path::filename(finding.where.path) << '\0'
      << without_positions(finding.message, "line ") << '\0'
      << without_positions(line.value_or(""), "");
  return text;
}

}  // namespace

void assign_fingerprints(std::vector<Finding>& findings, Source& source) {
  llvm::StringMap<unsigned> seen;
  for (Finding& finding : findings) {
    std::string text = identity(finding, source);
    unsigned earlier = seen[text]++;
    if (earlier != 0) text += '\0' + std::to_string(earlier);
    finding.fingerprint.clear();
    llvm::raw_string_ostream(finding.fingerprint)
        << llvm::format_hex_no_prefix(llvm::xxh3_64bits(text), 16);
  }
}

}  // namespace fearless::findings
