// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Splits IR text into tokens, one at a time. A statement ends with its line,
// so the end of a line is a token, except within parentheses and on lines that
// hold nothing. Comments run from `//` to the end of the line. Tokens refer
// to the text, which must outlive them.

#ifndef FEARLESS_CHECKER_IR_LEXER_H_
#define FEARLESS_CHECKER_IR_LEXER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "checker/ir/location.h"

namespace fearless::ir {

enum class TokenKind : std::uint8_t {
  kWord,    // acquire  bb0  _1
  kNumber,  // 12  -5
  kString,  // "a \"b\""; `text` is what is between the quotes, as written
  kRange,   // @0:3:4-3:9  @-
  kGlobal,  // @ns::g  @"odd name"; `text` is the name, as written
  kSymbol,  // one of { } ( ) [ ] : , . * & = ! ' - or ->
  kLineEnd,
  kBad,  // no token; `text` says what is wrong
  kEnd,
};

struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string_view text;
  Position begin;
  Position end;
  Range range;              // kRange
  std::int64_t number = 0;  // kNumber
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}
  Token next();

 private:
  char at(std::size_t offset) const {
    return next_ + offset < text_.size() ? text_[next_ + offset] : '\0';
  }
  Position here() const {
    return {line_, static_cast<std::uint32_t>(next_ - line_start_ + 1)};
  }
  void skip_blanks();
  bool take_line_end();
  Token make(TokenKind kind, std::size_t begin);
  Token bad(std::string_view what);
  Token word();
  Token number();
  Token string();
  Token symbol();
  Token at_sign();
  bool read_range(Range& range);
  bool read_count(std::uint32_t& value);

  std::string_view text_;
  std::size_t next_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
  unsigned parentheses_ = 0;
  Position begin_;  // of the token being read
};

// What a string token's text stands for.
std::string unescaped(std::string_view text);
// The other way round, quotes included, appended to `out`.
void append_quoted(std::string& out, std::string_view text);
// Whether `name` can be written as a word, without quotes.
bool is_word(std::string_view name);
// The same for the name of a global, which may have `::` in it.
bool is_qualified_word(std::string_view name);

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_LEXER_H_
