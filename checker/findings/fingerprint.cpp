// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/fingerprint.h"

#include <algorithm>
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

constexpr llvm::StringLiteral kEndsOfStatements = ";{}";
constexpr unsigned kMaxLines = 20;  // of one statement, each way

// What stands before `where` in its statement.
std::string head_of_statement(const Location& where, Source& source) {
  std::string head;
  unsigned line = where.range.line, column = where.range.column;
  for (unsigned n = 0; n < kMaxLines && line > 0; ++n, --line) {
    llvm::StringRef text = source.line(where.path, line).value_or("");
    if (n == 0) text = text.take_front(column == 0 ? 0 : column - 1);
    std::size_t end = text.find_last_of(kEndsOfStatements);
    head.insert(0, text.drop_front(end == text.npos ? 0 : end + 1));
    if (end != text.npos) break;
  }
  return head;
}

std::string rest_of_statement(const Location& where, Source& source) {
  std::string rest;
  for (unsigned n = 0; n < kMaxLines; ++n) {
    auto text = source.line(where.path, where.range.line + n);
    if (!text) break;
    if (n == 0 && where.range.column > 0)
      text = text->drop_front(
          std::min<std::size_t>(where.range.column - 1, text->size()));
    std::size_t end = text->find_first_of(kEndsOfStatements);
    rest += text->take_front(end);
    if (end != text->npos) break;
  }
  return rest;
}

// However it is broken into lines.
std::string statement(const Location& where, Source& source) {
  if (!where.is_valid()) return "";
  return without_positions(
      head_of_statement(where, source) + rest_of_statement(where, source), "");
}

std::string identity(const Finding& finding, Source& source) {
  std::string text;
  llvm::raw_string_ostream(text)
      << finding.check << '\0' << without_positions(finding.subject, "@")
      << '\0' << llvm::sys::path::filename(finding.where.path) << '\0'
      << without_positions(finding.message, "line ") << '\0'
      << statement(finding.where, source);
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
