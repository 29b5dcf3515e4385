// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/signature.h"

#include <algorithm>

#include "llvm/ADT/SmallVector.h"

namespace fearless::vocabulary {
namespace {

using llvm::StringRef;

constexpr StringRef kNumbers[] = {
    "bool",     "char",      "wchar_t",         "char8_t",
    "char16_t", "char32_t",  "short",           "int",
    "long",     "signed",    "unsigned",        "float",
    "double",   "size_t",    "ssize_t",         "ptrdiff_t",
    "int8_t",   "int16_t",   "int32_t",         "int64_t",
    "uint8_t",  "uint16_t",  "uint32_t",        "uint64_t",
    "intptr_t", "uintptr_t", "difference_type", "size_type"};

constexpr StringRef kOperator = "operator";

// Where the name of an operator that starts at `i` ends, or `i`: its brackets
// are not brackets.
std::size_t after_operator(StringRef text, std::size_t i) {
  if (!text.substr(i).starts_with(kOperator)) return i;
  if (i > 0 && text[i - 1] != ':' && text[i - 1] != ' ') return i;
  const std::size_t symbol = i + kOperator.size();
  if (text.substr(symbol).starts_with("()")) return symbol + 2;
  return std::min(text.find_first_not_of("<>=!+-*/%&|^~[]", symbol),
                  text.size());
}

// The comma-separated pieces of a text, not cut inside brackets. Nothing when
// the brackets do not match.
std::optional<llvm::SmallVector<StringRef>> split(StringRef text) {
  llvm::SmallVector<StringRef> pieces;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    i = after_operator(text, i);
    if (i == text.size()) break;
    const char c = text[i];
    if (c == '(' || c == '<') ++depth;
    if (c == ')' || c == '>') --depth;
    if (depth < 0) return std::nullopt;
    if (c != ',' || depth > 0) continue;
    pieces.push_back(text.slice(begin, i).trim());
    begin = i + 1;
  }
  if (depth != 0) return std::nullopt;
  pieces.push_back(text.substr(begin).trim());
  return pieces;
}

bool read_types(Source& source, StringRef list, FunctionModel& shape) {
  shape.min_arguments = 0;
  shape.max_arguments = 0;
  if (list.trim().empty()) return true;
  const auto types = split(list);
  if (!types) return source.fail(list.begin(), "brackets do not match");
  for (StringRef type : *types) {
    if (!shape.max_arguments)
      return source.fail(type.begin(), "nothing may follow `...`");
    if (type.empty())
      return source.fail(type.begin(), "a type is missing (`*` is any)");
    if (type == "...") {
      shape.max_arguments.reset();
      continue;
    }
    shape.argument_types.push_back(type.str());
    ++*shape.min_arguments;
    ++*shape.max_arguments;
  }
  while (!shape.argument_types.empty() && shape.argument_types.back() == "*")
    shape.argument_types.pop_back();  // the count says it
  return true;
}

bool read_one(Source& source, StringRef text, Signature& signature) {
  StringRef name = text;
  if (name.consume_back(" const")) signature.shape.on_const = true;
  name = name.rtrim();
  const std::size_t word = name.find(kOperator);
  const std::size_t open =
      name.find('(', word == StringRef::npos ? 0 : after_operator(name, word));
  if (open != StringRef::npos) {
    if (!name.ends_with(")"))
      return source.fail(name.end(), "`)` is missing here");
    if (!read_types(source, name.slice(open + 1, name.size() - 1),
                    signature.shape))
      return false;
    name = name.take_front(open).rtrim();
  }
  if (name.empty()) return source.fail(text.begin(), "a name is missing");
  const std::size_t odd = word != StringRef::npos
                              ? StringRef::npos
                              : name.find_first_of(" \t<>()*&\"'[]{}");
  if (odd != StringRef::npos)
    return source.fail(name.begin() + odd,
                       "a name is written without template arguments, such "
                       "as `std::vector::push_back`");
  signature.name = name;
  return true;
}

}  // namespace

std::optional<std::vector<Signature>> read_signatures(Source& source,
                                                      StringRef text) {
  const auto names = split(text);
  if (!names) {
    source.fail(text.begin(), "brackets do not match");
    return std::nullopt;
  }
  std::vector<Signature> signatures;
  for (StringRef name : *names)
    if (!read_one(source, name, signatures.emplace_back())) return std::nullopt;
  return signatures;
}

std::size_t class_end(StringRef name) {
  const std::size_t op = name.find("::operator");
  if (op != StringRef::npos) return op;
  return name.rfind("::");
}

bool is_constructor(StringRef name) {
  const std::size_t end = class_end(name);
  if (end == StringRef::npos) return false;
  const StringRef type = name.take_front(end);
  const std::size_t begin = type.rfind("::");
  return name.substr(end + 2) ==
         (begin == StringRef::npos ? type : type.substr(begin + 2));
}

StringRef without_arguments(StringRef type) {
  if (!type.ends_with(">")) return type;
  int depth = 0;
  for (std::size_t i = type.size(); i-- > 0;) {
    if (type[i] == '>') ++depth;
    if (type[i] == '<' && --depth == 0) return type.take_front(i).rtrim();
  }
  return type;
}

bool is_number(StringRef type) {
  if (type.empty()) return false;  // an unnamed class
  while (!type.empty()) {
    auto [word, rest] = type.split(' ');
    const std::size_t scope = word.rfind("::");
    if (scope != StringRef::npos) word = word.substr(scope + 2);
    bool is_known = false;
    for (StringRef known : kNumbers) is_known |= word == known;
    if (!is_known) return false;
    type = rest.ltrim();
  }
  return true;
}

}  // namespace fearless::vocabulary
