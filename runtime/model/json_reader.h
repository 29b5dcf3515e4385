// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads JSON (RFC 8259) as a tree. Small files only: findings.

#ifndef FEARLESS_RUNTIME_MODEL_JSON_READER_H_
#define FEARLESS_RUNTIME_MODEL_JSON_READER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fearless::detail::model {

struct Json {
  std::map<std::string, Json, std::less<>> members;  // of an object
  std::vector<Json> elements;                        // of an array
  std::string text;  // of a string; of a number or a word, as it stands

  // Empty if there is none.
  const Json& operator[](std::string_view name) const noexcept;
  std::uint64_t number() const noexcept;
};

// None if it is not JSON.
std::optional<Json> read_json(std::string_view text);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_JSON_READER_H_
