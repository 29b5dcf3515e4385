// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The choices of a run as a string that passes through an environment variable
// and a shell unquoted, without colons: "fl1-", then base64url of a hash of the
// test's name and of the choices in runs (how often, thread, branch), each
// number in groups of seven bits.

#ifndef FEARLESS_RUNTIME_MODEL_TOKEN_H_
#define FEARLESS_RUNTIME_MODEL_TOKEN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/model/execution.h"

namespace fearless::detail::model {

struct Token {
  std::uint16_t test = 0;  // hash_of its name
  std::vector<Choice> choices;
  bool is_weak = false;  // of weak memory: begins with "fl1w-"
};

std::uint16_t hash_of(std::string_view name) noexcept;
std::string to_string(const Token& token);
// None if it is not one of ours.
std::optional<Token> parse_token(std::string_view text);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_TOKEN_H_
