// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Modules for the tests of the IR, and a way to change every single value of
// one in turn, so that no test needs to be told of a new member.

#ifndef FEARLESS_TESTS_CHECKER_IR_EXAMPLES_H_
#define FEARLESS_TESTS_CHECKER_IR_EXAMPLES_H_

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

#include "checker/ir/members.h"
#include "checker/ir/names.h"
#include "checker/ir/text.h"

namespace fearless::ir {

// The module, or an empty one and a failed test.
inline Module parsed(std::string_view text) {
  llvm::Expected<Module> module = parse(text);
  if (module) return *std::move(module);
  ADD_FAILURE() << llvm::toString(module.takeError()) << "\nin\n" << text;
  return {};
}

inline std::string read_source_file(const std::string& path) {
  std::ifstream file(std::string(FEARLESS_SOURCE_DIR "/") + path,
                     std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Every kind of event, every flag, every word of the text form.
inline const Module& everything() {
  static const Module module =
      parsed(read_source_file("tests/checker/ir/everything.ir"));
  return module;
}

template <class T>
concept Sequence = requires(T& it) { it.begin(); } &&
                   !std::same_as<std::remove_const_t<T>, std::string>;

// Calls `visit(value)` for every number, string, bool, enumerator and vector
// that `it` is made of.
template <class T, class Visit>
void for_each_value(T& it, const Visit& visit) {
  if constexpr (Struct<T>) {
    with_members(
        it, [&](auto&... member) { (for_each_value(member, visit), ...); });
  } else {
    visit(it);
    if constexpr (Sequence<T>)
      for (auto& each : it) for_each_value(each, visit);
  }
}

// Other values of the same type, valid or not.
template <class T>
void change(T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    value = !value;
  } else if constexpr (std::is_enum_v<T>) {
    const auto words = spellings<T>();
    const auto next = static_cast<std::size_t>(value) + 1;
    value = words[next % words.size()].value;
  } else if constexpr (std::is_same_v<T, std::string>) {
    value += " \"\\\n\x01'";
  } else if constexpr (requires { value.has_value(); }) {
    value = value.value_or(0) - (std::int64_t{1} << 40);
  } else if constexpr (Sequence<T>) {
    value.push_back({});
  } else {
    ++value;
  }
}

// Changes each value in turn and calls `test(module)` with the change in
// place. Returns how many there were.
inline std::size_t for_each_change(
    const Module& original, const std::function<void(const Module&)>& test) {
  Module module = original;
  std::size_t count = 0;
  for_each_value(module, [&](auto& value) {
    const auto before = value;
    change(value);
    test(module);
    value = before;
    ++count;
  });
  return count;
}

}  // namespace fearless::ir

#endif  // FEARLESS_TESTS_CHECKER_IR_EXAMPLES_H_
