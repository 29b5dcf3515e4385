// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/name_table.h"

#include "checker/ir/lexer.h"

namespace fearless::ir {

void NameTable::add(std::string_view name) {
  Entry& entry = entries_[name];
  if (entry.uses++ == 0) entry.id = size();
  names_.emplace_back(name);
}

void NameTable::clear() {
  entries_.clear();
  names_.clear();
}

DeclaredNames::DeclaredNames(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin < end) line(text.substr(begin, end - begin));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

void DeclaredNames::line(std::string_view text) {
  // Most lines are events; their first letter tells most of them apart.
  if (std::string_view("tfgc").find(text.front()) == std::string_view::npos)
    return;
  Lexer lexer(text);
  NameTable* names = table(lexer.next().text);
  if (names == nullptr) return;
  Token token = lexer.next();
  if (token.kind == TokenKind::kNumber) token = lexer.next();
  if (token.kind == TokenKind::kSymbol && token.text == ".")
    token = lexer.next();
  names->add(unescaped(token.text));
}

NameTable* DeclaredNames::table(std::string_view word) {
  if (word == "type") return &types;
  if (word == "field") return &fields;
  if (word == "global") return &globals;
  if (word == "callee") return &callees;
  if (word == "function") return &functions;
  return nullptr;
}

}  // namespace fearless::ir
