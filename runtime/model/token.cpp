// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/token.h"

#include "runtime/model/bytes.h"

namespace fearless::detail::model {
namespace {

constexpr std::string_view kPrefix = "fl1-";
constexpr std::string_view kWeakPrefix = "fl1w-";
constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_base64(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(byte);
    for (count += 8; count >= 6; count -= 6) {
      text.push_back(kDigits[bits >> (count - 6) & 63]);
    }
  }
  if (count) text.push_back(kDigits[bits << (6 - count) & 63]);
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char digit : text) {
    const std::size_t value = kDigits.find(digit);
    if (value == kDigits.npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if ((count += 6) >= 8) {
      bytes.push_back(static_cast<char>(bits >> (count -= 8)));
    }
  }
  return bytes;
}

}  // namespace

// FNV-1a, folded.
std::uint16_t hash_of(std::string_view name) noexcept {
  std::uint32_t hash = 2166136261u;
  for (const char c : name) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return static_cast<std::uint16_t>(hash ^ hash >> 16);
}

std::string to_string(const Token& token) {
  std::string bytes;
  put(bytes, token.test);
  const auto& choices = token.choices;
  for (std::size_t i = 0; i < choices.size();) {
    std::size_t end = i + 1;
    while (end < choices.size() && choices[end] == choices[i]) ++end;
    put(bytes, end - i);
    put(bytes, choices[i].tid);
    put(bytes, choices[i].branch);
    i = end;
  }
  return std::string(token.is_weak ? kWeakPrefix : kPrefix) + to_base64(bytes);
}

std::optional<Token> parse_token(std::string_view text) {
  const bool is_weak = text.starts_with(kWeakPrefix);
  if (!is_weak && !text.starts_with(kPrefix)) return std::nullopt;
  text.remove_prefix(is_weak ? kWeakPrefix.size() : kPrefix.size());
  const auto bytes = from_base64(text);
  if (!bytes) return std::nullopt;
  std::string_view rest = *bytes;
  std::uint64_t test;
  if (!get(rest, test) || test > UINT16_MAX) return std::nullopt;
  Token token{static_cast<std::uint16_t>(test), {}, is_weak};
  while (!rest.empty()) {
    std::uint64_t count, tid, branch;
    if (!get(rest, count) || !get(rest, tid) || !get(rest, branch) ||
        count > 100'000 || tid >= kMostThreads || branch > UINT8_MAX) {
      return std::nullopt;
    }
    token.choices.insert(
        token.choices.end(), count,
        {static_cast<Tid>(tid), static_cast<std::uint8_t>(branch)});
  }
  return token;
}

}  // namespace fearless::detail::model
