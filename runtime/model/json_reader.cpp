// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/json_reader.h"

#include <charconv>

namespace fearless::detail::model {
namespace {

constexpr unsigned kDeepest = 64;

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  bool whole(Json& value) {
    if (!read(value, 0)) return false;
    skip_blanks();
    return rest_.empty();
  }

 private:
  void skip_blanks() {
    rest_.remove_prefix(
        std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
  }
  // After blanks.
  bool take(char c) {
    skip_blanks();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool read(Json& value, unsigned depth) {
    if (depth > kDeepest) return false;
    if (take('{')) return read_object(value, depth);
    if (take('[')) return read_array(value, depth);
    if (take('"')) return read_string(value.text);
    const std::size_t end =
        std::min(rest_.find_first_of(",]} \t\r\n"), rest_.size());
    value.text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return end != 0;
  }
  bool read_object(Json& value, unsigned depth) {
    if (take('}')) return true;
    do {
      std::string name;
      if (!take('"') || !read_string(name) || !take(':')) return false;
      if (!read(value.members[name], depth + 1)) return false;
    } while (take(','));
    return take('}');
  }
  bool read_array(Json& value, unsigned depth) {
    if (take(']')) return true;
    do {
      if (!read(value.elements.emplace_back(), depth + 1)) return false;
    } while (take(','));
    return take(']');
  }
  // After the quote. What is not ASCII in a \u becomes a question mark: no name
  // of a file that anybody writes so is looked for here.
  bool read_string(std::string& text) {
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"') return true;
      if (c != '\\') {
        text.push_back(c);
        continue;
      }
      if (rest_.empty()) return false;
      const char escaped = rest_.front();
      rest_.remove_prefix(1);
      if (escaped == 'u') {
        if (!read_code(text)) return false;
      } else {
        constexpr std::string_view kFrom = "bfnrt";
        constexpr std::string_view kTo = "\b\f\n\r\t";
        const std::size_t at = kFrom.find(escaped);
        text.push_back(at == kFrom.npos ? escaped : kTo[at]);
      }
    }
    return false;
  }
  bool read_code(std::string& text) {
    unsigned code = 0;
    if (rest_.size() < 4) return false;
    const auto [end, error] =
        std::from_chars(rest_.data(), rest_.data() + 4, code, 16);
    if (error != std::errc() || end != rest_.data() + 4) return false;
    rest_.remove_prefix(4);
    text.push_back(code < 128 ? static_cast<char>(code) : '?');
    return true;
  }

  std::string_view rest_;
};

}  // namespace

const Json& Json::operator[](std::string_view name) const noexcept {
  static const Json none;
  const auto at = members.find(name);
  return at == members.end() ? none : at->second;
}

std::uint64_t Json::number() const noexcept {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<Json> read_json(std::string_view text) {
  Json value;
  if (!Parser(text).whole(value)) return std::nullopt;
  return value;
}

}  // namespace fearless::detail::model
