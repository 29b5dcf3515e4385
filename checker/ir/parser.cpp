// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/parser.h"

#include <utility>

namespace fearless::ir {
namespace {

std::string described(const Token& token) {
  switch (token.kind) {
    case TokenKind::kLineEnd:
      return "the end of the line";
    case TokenKind::kEnd:
      return "the end of the text";
    case TokenKind::kBad:
      return "something else";
    case TokenKind::kString:
      return "\"" + std::string(token.text) + "\"";
    case TokenKind::kGlobal:
      return "`@" + std::string(token.text) + "`";
    default:
      return "`" + std::string(token.text) + "`";
  }
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The number in `_12` and `bb12`; kNone when it is too large for an id.
std::uint32_t number_in(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char digit : digits) {
    value = value * 10 + static_cast<unsigned>(digit - '0');
    if (value >= kNone) return kNone;
  }
  return static_cast<std::uint32_t>(value);
}

}  // namespace

Parser::Parser(std::string_view text) : lexer_(text), names_(text) {
  advance();
}

bool Parser::at_symbol(std::string_view text) const {
  return token_.kind == TokenKind::kSymbol && token_.text == text;
}

bool Parser::at_word(std::string_view text) const {
  return token_.kind == TokenKind::kWord && token_.text == text;
}

bool Parser::accept_symbol(std::string_view text) {
  if (!at_symbol(text)) return false;
  advance();
  return true;
}

bool Parser::accept_word(std::string_view text) {
  if (!at_word(text)) return false;
  advance();
  return true;
}

void Parser::expect_symbol(std::string_view text) {
  if (!accept_symbol(text)) fail("`" + std::string(text) + "`");
}

void Parser::expect_word(std::string_view text) {
  if (!accept_word(text)) fail("`" + std::string(text) + "`");
}

bool Parser::is_within_statement() const {
  return !at(TokenKind::kLineEnd) && !at(TokenKind::kEnd) && !at_symbol("{") &&
         !at_symbol("}");
}

void Parser::end_statement() {
  if (at(TokenKind::kEnd) || at_symbol("}")) return;
  if (!at(TokenKind::kLineEnd)) return fail("the end of the line");
  advance();
}

void Parser::advance() {
  if (!error_.empty()) return;
  last_end_ = token_.end;
  token_ = lexer_.next();
  if (token_.kind == TokenKind::kBad) fail(std::string(token_.text));
}

std::string Parser::string(std::string_view what) {
  if (!at(TokenKind::kString)) {
    fail(std::string(what) + " in quotes");
    return {};
  }
  std::string value = unescaped(token_.text);
  advance();
  return value;
}

std::uint32_t Parser::id(std::string_view what) {
  const bool fits = at(TokenKind::kNumber) && token_.number >= 0 &&
                    token_.number < std::int64_t{kNone};
  if (!fits) fail(std::string(what));
  const auto value = static_cast<std::uint32_t>(token_.number);
  advance();
  return fits ? value : 0;
}

// A declaration may say its number, which must be the next one.
void Parser::expect_id(std::size_t next, std::string_view what) {
  if (!at(TokenKind::kNumber)) return;
  if (token_.number != static_cast<std::int64_t>(next))
    return fail(std::string(what) + " " + std::to_string(next) +
                ", the next in order");
  advance();
}

std::uint32_t Parser::numbered(std::string_view what) {
  if (!accept_symbol("'")) return kNone;
  return id("the number of a " + std::string(what));
}

std::uint32_t Parser::resolve(const NameTable& names, std::string_view what,
                              const Token& name) {
  const std::string plain = unescaped(name.text);
  const std::uint32_t number = numbered(what);
  if (number != kNone) {
    if (plain.empty() || number >= names.size() || names[number] == plain)
      return number;
    fail_at(name.begin, std::string(what) + " " + std::to_string(number) +
                            " is `" + names[number] + "`, not `" + plain + "`");
    return 0;
  }
  const NameTable::Entry entry = names.find(plain);
  if (entry.uses == 0)
    fail_at(name.begin,
            "no " + std::string(what) + " is named `" + plain + "`");
  if (entry.uses > 1)
    fail_at(name.begin, "more than one " + std::string(what) + " is named `" +
                            plain + "`: add its number, as in '" +
                            std::to_string(entry.id));
  return entry.uses == 1 ? entry.id : 0;
}

std::uint32_t Parser::reference(const NameTable& names, std::string_view what) {
  if (at(TokenKind::kNumber)) return id("the number of a " + std::string(what));
  const Token name = token_;
  if (at_symbol("'")) return numbered(what);
  if (!at(TokenKind::kString)) {
    fail("a " + std::string(what) + ": its number, or its name in quotes");
    return 0;
  }
  advance();
  return resolve(names, what, name);
}

std::vector<std::uint32_t> Parser::references(const NameTable& names,
                                              std::string_view what) {
  std::vector<std::uint32_t> ids;
  expect_symbol("(");
  while (!at_symbol(")") && !at(TokenKind::kEnd)) {
    if (!ids.empty()) expect_symbol(",");
    ids.push_back(reference(names, what));
  }
  expect_symbol(")");
  return ids;
}

// Who calls a function that no `callee` line declares declares it.
std::uint32_t Parser::callee_reference() {
  const Token name = token_;
  const std::string plain =
      at(TokenKind::kString) ? unescaped(name.text) : std::string();
  if (!at(TokenKind::kString) || names_.callees.find(plain).uses > 0)
    return reference(names_.callees, "callee");
  advance();
  if (at_symbol("'")) return resolve(names_.callees, "callee", name);
  if (names_.functions.find(plain).uses > 1) {
    fail_at(name.begin, "more than one function is named `" + plain +
                            "`: declare a callee with the `fn` it means");
    return 0;
  }
  if (implicit_callees_.find(plain).uses == 0) implicit_callees_.add(plain);
  return names_.callees.size() + implicit_callees_.find(plain).id;
}

bool Parser::at_place() const {
  return at(TokenKind::kGlobal) ||
         (at(TokenKind::kWord) && token_.text.front() == '_');
}

Place Parser::place() {
  if (accept_symbol("-")) return {};
  if (!at_place()) {
    fail("a place, such as _1.*.name, @global[] or - for none");
    return {};
  }
  const Token name = token_;
  advance();
  Place place;
  if (name.kind == TokenKind::kGlobal) {
    place = Place::global(resolve(names_.globals, "global", name));
  } else if (const std::string_view local = name.text.substr(1);
             is_digits(local)) {
    place = Place::local(number_in(local));
  } else {
    Token named = name;
    named.text = local;
    place = Place::local(resolve(local_names_, "local", named));
  }
  place.steps = steps();
  return place;
}

Steps Parser::steps() {
  Steps steps;
  for (;;) {
    const Token at_step = token_;
    const std::optional<Step> step = next_step();
    if (!step) return steps;
    if (steps.is_full()) fail_at(at_step.begin, "too many steps");
    steps.push_back(*step);
  }
}

std::optional<Step> Parser::next_step() {
  if (accept_symbol("[")) {
    Step step{StepKind::kIndex, index()};
    expect_symbol("]");
    return step;
  }
  if (!accept_symbol(".")) return std::nullopt;
  if (accept_symbol("*")) return Step{StepKind::kDeref, kNone};
  Token name = token_;
  if (at(TokenKind::kWord) || at(TokenKind::kString)) {
    advance();
  } else if (at_symbol("'")) {
    name.text = {};
  } else {
    fail("the name of a field, or *");
  }
  return Step{StepKind::kField, resolve(names_.fields, "field", name)};
}

// What is known of the index of an element.
FieldId Parser::index() {
  const bool is_symbol = accept_symbol("~");
  if (!at(TokenKind::kNumber)) {
    if (is_symbol) fail("the number of an index");
    return kNone;
  }
  const auto number = static_cast<std::uint32_t>(token_.number);
  if (token_.number < 0 || token_.number >= kNone - Step::kFirstSymbol)
    fail("an index below 2147483647");
  advance();
  return is_symbol ? Step::kFirstSymbol + number : number;
}

BlockId Parser::block_label() {
  const std::string_view text = token_.text;
  if (!at(TokenKind::kWord) || !text.starts_with("bb") ||
      !is_digits(text.substr(2))) {
    fail("a block, such as bb1");
    return 0;
  }
  advance();
  return number_in(text.substr(2));
}

Range Parser::range() {
  const Range range = token_.range;
  if (!at(TokenKind::kRange)) fail("a range, such as @0:3:4-3:9");
  advance();
  return range;
}

Range Parser::range_from(Position begin) const {
  return {0, begin.line, begin.column, last_end_.line, last_end_.column};
}

void Parser::fail(std::string expected) {
  fail_at(token_.begin,
          "expected " + expected + ", found " + described(token_));
}

void Parser::fail_at(Position where, const std::string& message) {
  if (!error_.empty()) return;
  error_ = std::to_string(where.line) + ":" + std::to_string(where.column) +
           ": " + message;
  token_ = Token();
}

}  // namespace fearless::ir
