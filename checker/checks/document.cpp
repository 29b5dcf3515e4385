// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/document.h"

#include "llvm/ADT/SmallVector.h"

namespace fearless::checks {
namespace {

// `[ThreadFunctions, Depth]` or `ThreadFunctions, Depth`.
std::vector<llvm::StringRef> read_list(llvm::StringRef value) {
  value.consume_front("[");
  value.consume_back("]");
  llvm::SmallVector<llvm::StringRef> parts;
  value.split(parts, ',', -1, /*KeepEmpty=*/false);
  std::vector<llvm::StringRef> items;
  for (llvm::StringRef part : parts)
    if (!part.trim().empty()) items.push_back(part.trim());
  return items;
}

}  // namespace

Document read_document(llvm::StringRef text) {
  Document document;
  document.body = text;
  if (!text.consume_front("---\n")) return document;
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    text = rest;
    if (line.rtrim() == "---") {
      document.body = text.ltrim('\n');
      break;
    }
    auto [key, value] = line.split(':');
    value = value.trim();
    if (key == "summary") document.summary = value;
    if (key == "severity") document.severity = value;
    if (key == "options") document.options = read_list(value);
  }
  return document;
}

}  // namespace fearless::checks
