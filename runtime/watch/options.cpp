// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/options.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "runtime/watch/text.h"

namespace fearless::detail::watch {
namespace {

void say(std::string_view text) noexcept {
  [[maybe_unused]] const auto written =
      write(STDERR_FILENO, text.data(), text.size());
}

bool read(std::string_view text, Options::number& number) noexcept {
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}
bool read(std::string_view text, Options::choice& choice) noexcept {
  constexpr std::string_view kWords[] = {"exit", "abort", "throw", "log"};
  const auto word = std::find(std::begin(kWords), std::end(kWords), text);
  if (word == std::end(kWords)) return false;
  choice = static_cast<OnDeadlock>(word - kWords);
  return true;
}
bool read(std::string_view text, Options::duration& duration) noexcept {
  struct Unit {
    std::string_view name;
    std::int64_t milliseconds;
  };
  constexpr Unit kUnits[] = {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"", 0}};
  const std::size_t digits =
      std::min(text.find_first_not_of("0123456789"), text.size());
  const auto* const unit = std::find_if(
      std::begin(kUnits), std::end(kUnits),
      [&](const Unit& one) { return one.name == text.substr(digits); });
  Options::number count = 0;
  if (unit == std::end(kUnits) || !read(text.substr(0, digits), count) ||
      count > 1'000'000'000 || (count != 0 && unit->milliseconds == 0)) {
    return false;
  }
  duration.milliseconds = count * unit->milliseconds;
  return true;
}
bool read(std::string_view text, Options::path& path) noexcept {
  if (text.size() >= sizeof path.text) return false;
  *std::copy(text.begin(), text.end(), path.text) = '\0';
  return true;
}

bool read(std::string_view text, Options::word& word) noexcept {
  word = text;
  return true;
}

bool set(Options& options, std::string_view key,
         std::string_view value) noexcept {
#define FEARLESS_OPTION(type, name, fallback, text) \
  if (key == #name) return read(value, options.name);
#include "runtime/watch/options.def"
#undef FEARLESS_OPTION
  return false;
}

void print_table() noexcept {
  Text<8192> table;
  table << "FEARLESS_OPTIONS=key=value:key=value\n";
  const auto row = [&](std::string_view setting, std::string_view text) {
    const std::size_t start = table.size();
    table << "  " << setting;
    table.pad(start, 22) << "  " << text << '\n';
  };
#define FEARLESS_OPTION(type, name, fallback, text) \
  row(#name "=" #fallback, text);
#include "runtime/watch/options.def"
#undef FEARLESS_OPTION
  say(table.view());
}

Options read_options() noexcept {
  Options result;
  const char* const variable = std::getenv("FEARLESS_OPTIONS");
  std::string_view rest = variable ? variable : "";
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    const std::string_view setting = rest.substr(0, colon);
    rest.remove_prefix(std::min(colon + 1, rest.size()));
    if (setting.empty()) continue;
    const std::size_t equals = std::min(setting.find('='), setting.size());
    const std::string_view value =
        setting.substr(std::min(equals + 1, setting.size()));
    if (set(result, setting.substr(0, equals), value)) continue;
    Text<512> complaint;
    complaint << "fearless: FEARLESS_OPTIONS: `" << setting
              << "` is ignored; help=1 prints what there is\n";
    say(complaint.view());
  }
  if (result.help != 0) print_table();
  return result;
}

[[gnu::constructor(101)]] void read_at_start() {
  options_of_process = read_options();
}

}  // namespace

constinit Options options_of_process;

}  // namespace fearless::detail::watch
