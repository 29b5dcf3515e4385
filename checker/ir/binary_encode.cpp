// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <type_traits>

#include "checker/ir/binary.h"
#include "checker/ir/members.h"
#include "llvm/ADT/StringMap.h"

namespace fearless::ir {
namespace {

void append_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7)
    out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}

// Small numbers of either sign become small numbers.
std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^
         static_cast<std::uint64_t>(value >> 63);
}

class Encoder {
 public:
  std::string run(const Module& module) {
    put(module);
    std::string payload;
    append_number(payload, strings_.size());
    for (const std::string_view text : strings_)
      append_number(payload, text.size());
    for (const std::string_view text : strings_) payload += text;
    payload += out_;
    return binary_header(payload) + payload;
  }

 private:
  void number(std::uint64_t value) { append_number(out_, value); }
  void put(bool) {}  // it differs from its default, which says it all
  void put(std::uint32_t value) { number(value); }
  void put(const std::optional<bool>& value) { number(*value); }
  void put(const std::optional<std::int64_t>& value) {
    number(zigzag(value.value_or(0)));
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void put(Enum value) {
    number(static_cast<std::uint64_t>(value));
  }

  void put(const std::string& text) {
    const auto [entry, is_new] =
        numbers_.try_emplace(text, static_cast<unsigned>(strings_.size()));
    if (is_new) strings_.push_back(entry->first());
    number(entry->second);
  }

  template <class T>
  void put(const std::vector<T>& all) {
    number(all.size());
    for (const T& each : all) put(each);
  }

  template <Struct T>
  void put(const T& it) {
    static const T usual{};
    with_members(usual, [&](const auto&... expected) {
      with_members(it, [&](const auto&... member) {
        std::uint64_t mask = 0;
        int bit = 0;
        ((mask |= std::uint64_t{!(member == expected)} << bit++), ...);
        number(mask);
        ((member == expected ? void() : put(member)), ...);
      });
    });
  }

  // Most ranges start where the last one did or a little later, and end on
  // their line.
  void put(const Range& range) {
    number(zigzag(std::int64_t{range.file} - last_.file));
    number(zigzag(std::int64_t{range.line} - last_.line));
    number(zigzag(std::int64_t{range.column} - last_.column));
    number(zigzag(std::int64_t{range.end_line} - range.line));
    number(zigzag(std::int64_t{range.end_column} - range.column));
    last_ = range;
  }

  // A place is its root, its number of steps and a number for each step.
  void put(const Place& place) {
    number(place.steps.size() << 2 | static_cast<unsigned>(place.root));
    number(std::uint32_t{place.id + 1});
    for (const Step& step : place.steps) put(step);
  }

  void put(const Steps& steps) {
    number(steps.size());
    for (const Step& step : steps) put(step);
  }

  void put(const Step& step) {
    number(std::uint64_t{step.field + 1} << 2 |
           static_cast<unsigned>(step.kind));
  }

  std::string out_;
  llvm::StringMap<unsigned> numbers_;
  std::vector<std::string_view> strings_;
  Range last_;
};

}  // namespace

std::string encode(const Module& module) { return Encoder().run(module); }

}  // namespace fearless::ir
