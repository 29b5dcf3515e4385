// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/printer.h"

#include <charconv>

#include "checker/ir/defaults.h"
#include "checker/ir/lexer.h"
#include "llvm/ADT/StringMap.h"

namespace fearless::ir {
namespace {

bool never(std::string_view) { return false; }

void append_name(std::string& out, std::string_view name,
                 bool (*is_plain)(std::string_view)) {
  if (is_plain(name)) {
    out += name;
  } else {
    append_quoted(out, name);
  }
}

// Names as references spell them: with `'id` where two have the same.
template <class Named>
std::vector<std::string> references(const std::vector<Named>& all,
                                    std::string_view before,
                                    bool (*is_plain)(std::string_view)) {
  llvm::StringMap<unsigned> uses;
  for (const Named& each : all) ++uses[each.name];
  std::vector<std::string> spellings;
  spellings.reserve(all.size());
  for (std::size_t id = 0; id < all.size(); ++id) {
    std::string& made = spellings.emplace_back(before);
    if (!all[id].name.empty()) append_name(made, all[id].name, is_plain);
    if (all[id].name.empty() || uses[all[id].name] > 1)
      made += "'" + std::to_string(id);
  }
  return spellings;
}

}  // namespace

Printer::Printer(const Module& module)
    : module_(module),
      fields_(references(module.fields, ".", is_word)),
      globals_(references(module.globals, "@", is_qualified_word)),
      callees_(references(module.callees, "", never)),
      fields_of_(fields_by_owner(module)) {}

void Printer::steps(const Steps& steps) {
  for (const Step& step : steps) {
    if (step.kind == StepKind::kDeref) {
      text(".*");
    } else if (step.is_index()) {
      text(step.has_symbol() ? "[~" : "[");
      if (step.has_constant()) number(step.field);
      if (step.has_symbol()) number(step.field - Step::kFirstSymbol);
      text("]");
    } else if (step.field < fields_.size()) {
      text(fields_[step.field]);
    } else {
      text(".'");
      number(step.field);
    }
  }
}

void Printer::place(const Place& place) {
  if (place.is_local()) {
    text("_");
    number(place.id);
  } else if (place.is_nothing()) {
    text("-");
  } else if (place.id < globals_.size()) {
    text(globals_[place.id]);
  } else {
    text("@'");
    number(place.id);
  }
  steps(place.steps);
}

void Printer::number(std::int64_t value) {
  char digits[24];
  const auto [end, error] = std::to_chars(digits, digits + 24, value);
  out_.append(digits, end);
}

void Printer::quoted(std::string_view text) { append_quoted(out_, text); }

void Printer::field_name(std::string_view name) {
  append_name(out_, name, is_word);
}

void Printer::global_name(std::string_view name) {
  append_name(out_, name, is_qualified_word);
}

void Printer::word(std::string_view name, std::string_view string) {
  word(name);
  text(" ");
  quoted(string);
}

void Printer::word(std::string_view name, std::uint32_t id) {
  if (id == kNone) return;
  word(name);
  text(" ");
  number(id);
}

void Printer::ids(std::string_view name,
                  const std::vector<std::uint32_t>& ids) {
  word(name);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    text(i == 0 ? "(" : ", ");
    number(ids[i]);
  }
  text(ids.empty() ? "()" : ")");
}

void Printer::range(const Range& range) {
  text(" @");
  if (range == Range{}) return text("-");
  number(range.file);
  text(":");
  number(range.line);
  text(":");
  number(range.column);
  text("-");
  number(range.end_line);
  text(":");
  number(range.end_column);
}

void Printer::range(const Range& where, bool has_own_by_default) {
  if (has_own_by_default || where != Range{}) range(where);
}

}  // namespace fearless::ir
