// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/lexer.h"

#include <charconv>

namespace fearless::ir {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of UTF-8 sequences are letters, as they are in C++.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_word_byte(char c) { return is_letter(c) || is_digit(c); }

}  // namespace

Token Lexer::next() {
  for (;;) {
    skip_blanks();
    begin_ = here();
    if (next_ == text_.size()) return make(TokenKind::kEnd, next_);
    if (text_[next_] != '\n') break;
    const std::size_t begin = next_++;
    const Token end = make(TokenKind::kLineEnd, begin);
    ++line_;
    line_start_ = next_;
    if (parentheses_ == 0) return end;
  }
  const char c = text_[next_];
  if (is_letter(c)) return word();
  if (is_digit(c) || (c == '-' && is_digit(at(1)))) return number();
  if (c == '"') return string();
  if (c == '@') return at_sign();
  return symbol();
}

void Lexer::skip_blanks() {
  while (at(0) == ' ' || at(0) == '\t' || at(0) == '\r') ++next_;
  if (at(0) != '/' || at(1) != '/') return;
  while (next_ < text_.size() && text_[next_] != '\n') ++next_;
}

Token Lexer::make(TokenKind kind, std::size_t begin) {
  Token token;
  token.kind = kind;
  token.text = text_.substr(begin, next_ - begin);
  token.begin = begin_;
  token.end = here();
  return token;
}

Token Lexer::bad(std::string_view what) {
  Token token = make(TokenKind::kBad, next_);
  token.text = what;
  return token;
}

Token Lexer::word() {
  const std::size_t begin = next_;
  while (is_word_byte(at(0))) ++next_;
  return make(TokenKind::kWord, begin);
}

Token Lexer::number() {
  const std::size_t begin = next_++;
  while (is_digit(at(0))) ++next_;
  Token token = make(TokenKind::kNumber, begin);
  const char* first = token.text.data();
  const auto [end, error] =
      std::from_chars(first, first + token.text.size(), token.number);
  if (error != std::errc()) return bad("a number that fits into 64 bits");
  return token;
}

Token Lexer::string() {
  const std::size_t begin = ++next_;
  while (next_ < text_.size() && at(0) != '"' && at(0) != '\n')
    next_ += at(0) == '\\' && next_ + 1 < text_.size() && at(1) != '\n' ? 2 : 1;
  if (at(0) != '"') return bad("a closing quote on the same line");
  const std::size_t end = next_++;
  Token token = make(TokenKind::kString, begin);
  token.text = text_.substr(begin, end - begin);
  return token;
}

Token Lexer::symbol() {
  const std::size_t begin = next_;
  const char c = text_[next_];
  if (std::string_view("{}()[]:,.*&=!'-~").find(c) == std::string_view::npos)
    return bad("a token of the IR");
  if (c == '(') ++parentheses_;
  if (c == ')' && parentheses_ > 0) --parentheses_;
  next_ += c == '-' && at(1) == '>' ? 2 : 1;
  return make(TokenKind::kSymbol, begin);
}

Token Lexer::at_sign() {
  const std::size_t begin = next_++;
  if (at(0) == '"') {
    Token token = string();
    if (token.kind == TokenKind::kString) token.kind = TokenKind::kGlobal;
    return token;
  }
  if (at(0) == '\'') {  // `@'3`: a global without a usable name
    Token token = make(TokenKind::kGlobal, begin);
    token.text = {};
    return token;
  }
  if (is_letter(at(0))) {
    while (is_word_byte(at(0)) ||
           (at(0) == ':' && at(1) == ':' && is_letter(at(2))))
      next_ += at(0) == ':' ? 2 : 1;
    Token token = make(TokenKind::kGlobal, begin);
    token.text.remove_prefix(1);
    return token;
  }
  Range range;
  if (!read_range(range)) return bad("a range like @0:3:4-3:9, @12 or @-");
  Token token = make(TokenKind::kRange, begin);
  token.range = range;
  return token;
}

// `@-`, or [[file:]line:]column-less forms: `@12` is line 12 of file 0, `@12:5`
// adds the column, `@0:12:5` the file; an end may follow.
bool Lexer::read_range(Range& range) {
  if (at(0) == '-') {
    ++next_;
    return true;
  }
  std::uint32_t counts[3];
  unsigned size = 0;
  do {
    if (size > 0) ++next_;
    if (size == 3 || !read_count(counts[size])) return false;
    ++size;
  } while (at(0) == ':' && is_digit(at(1)));
  range.file = size == 3 ? counts[0] : 0;
  range.line = size == 3 ? counts[1] : counts[0];
  range.column = size > 1 ? counts[size - 1] : 1;
  range.end_line = range.line;
  range.end_column = range.column + 1;
  if (at(0) != '-') return true;
  ++next_;
  if (!read_count(range.end_line) || at(0) != ':') return false;
  ++next_;
  return read_count(range.end_column);
}

bool Lexer::read_count(std::uint32_t& value) {
  const char* first = text_.data() + next_;
  const auto [end, error] =
      std::from_chars(first, text_.data() + text_.size(), value);
  if (error != std::errc()) return false;
  next_ += end - first;
  return true;
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    unsigned byte = 0;
    if (c == 'x' && i + 2 < text.size()) {
      std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16);
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

void append_quoted(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      ((out += "\\x") += kHex[byte >> 4]) += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

bool is_word(std::string_view name) {
  if (name.empty() || is_digit(name.front())) return false;
  for (const char c : name)
    if (!is_word_byte(c)) return false;
  return true;
}

bool is_qualified_word(std::string_view name) {
  for (;;) {
    const std::size_t colons = name.find("::");
    if (!is_word(name.substr(0, colons))) return false;
    if (colons == std::string_view::npos) return true;
    name.remove_prefix(colons + 2);
  }
}

}  // namespace fearless::ir
