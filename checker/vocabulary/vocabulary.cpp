// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/vocabulary.h"

#include "checker/vocabulary/loader.h"
#include "checker/vocabulary/signature.h"

namespace fearless::vocabulary {
namespace {

using llvm::StringRef;

// No class is like a class that is like a class ... for longer than this.
constexpr int kMaxChain = 8;

// `*` in the pattern stands for any text. What is between two of them may as
// well be where it comes first: more is left for the others.
bool matches_glob(std::string_view pattern, std::string_view text) {
  std::size_t star = pattern.find('*');
  if (star == pattern.npos) return pattern == text;
  const std::string_view first = pattern.substr(0, star);
  const std::size_t last_star = pattern.rfind('*');
  const std::string_view last = pattern.substr(last_star + 1);
  if (text.size() < first.size() + last.size() || !text.starts_with(first) ||
      !text.ends_with(last))
    return false;
  text = text.substr(first.size(), text.size() - first.size() - last.size());
  while (star != last_star) {
    const std::size_t next = pattern.find('*', star + 1);
    const std::string_view part = pattern.substr(star + 1, next - star - 1);
    const std::size_t at = text.find(part);
    if (at == text.npos) return false;
    text.remove_prefix(at + part.size());
    star = next;
  }
  return true;
}

StringRef last_part(StringRef name) {
  const std::size_t scope = name.rfind("::");
  return scope == StringRef::npos ? name : name.substr(scope + 2);
}

// `C::operator std::string` is written `C::operator T` in a file.
std::string general_conversion(StringRef name) {
  const std::size_t at = name.find("operator ");
  if (at == StringRef::npos) return {};
  const StringRef type = name.drop_front(at + 9);
  for (StringRef other :
       {"T", "new", "new[]", "delete", "delete[]", "co_await"})
    if (type == other) return {};
  return (name.take_front(at + 9) + "T").str();
}

bool matches_any(const std::vector<std::string>& patterns, StringRef name) {
  return llvm::any_of(patterns, [&](const std::string& pattern) {
    return matches_glob(pattern, name);
  });
}

}  // namespace

const Overloads* Vocabulary::own_overloads(StringRef name) const {
  const auto found = functions_.find(name);
  return found == functions_.end() ? nullptr : &sets_[found->second];
}

std::string Vocabulary::described(StringRef name) const {
  for (const auto& [prefix, other] : namespaces_)
    if (name.starts_with(prefix))
      return other + name.substr(prefix.size()).str();
  return name.str();
}

const Overloads* Vocabulary::overloads(StringRef spelled) const {
  if (const Overloads* own = own_overloads(spelled)) return own;
  const std::string described_name = described(spelled);
  const StringRef name = described_name;
  if (const Overloads* own = own_overloads(name)) return own;
  const std::size_t end = class_end(name);
  if (end != StringRef::npos) {
    StringRef type = name.take_front(end);
    StringRef member = name.drop_front(end + 2);
    const bool is_made = is_constructor(name);
    for (int i = 0; i < kMaxChain; ++i) {
      const auto other = like_.find(type);
      if (other == like_.end()) break;
      type = other->second;
      if (is_made) member = last_part(type);
      if (const Overloads* found = own_overloads((type + "::" + member).str()))
        return found;
    }
  }
  const std::string conversion = general_conversion(name);
  return conversion.empty() ? nullptr : overloads(conversion);
}

bool Vocabulary::matches(StringRef pattern, StringRef type) const {
  if (pattern == "*") return true;
  // `Enum=Enum::kValue`: an argument whose value is written at the call.
  if (const auto [of, value] = type.split('='); !value.empty())
    return pattern == value || matches(pattern, of);
  if (pattern == "T*") return type.ends_with("*") || type.contains("(*)");
  if (pattern == "T::*") return type.contains("::*)") || type.ends_with("::*");
  if (pattern == "T[]") return type.ends_with("]");
  if (pattern == "number") return is_number(type);
  if (pattern.contains('<')) return pattern == type;
  const std::string described_name = described(without_arguments(type));
  StringRef name = described_name;
  for (int i = 0; i < kMaxChain; ++i) {
    if (pattern == name) return true;
    const auto other = like_.find(name);
    if (other == like_.end()) return false;
    name = other->second;
  }
  return false;
}

bool Vocabulary::fits(const FunctionModel& model,
                      const std::vector<std::string>& types,
                      bool is_const) const {
  if (model.min_arguments && types.size() < *model.min_arguments) return false;
  if (model.max_arguments && types.size() > *model.max_arguments) return false;
  if (model.on_const && *model.on_const != is_const) return false;
  if (model.argument_types.size() > types.size()) return false;
  for (std::size_t i = 0; i < model.argument_types.size(); ++i)
    if (!matches(model.argument_types[i], types[i])) return false;
  return true;
}

const FunctionModel* Vocabulary::find_function(
    std::string_view name, const std::vector<std::string>& argument_types,
    bool is_const) const {
  const Overloads* set = overloads(name);
  if (set == nullptr) return nullptr;
  for (const FunctionModel& model : *set)
    if (fits(model, argument_types, is_const)) return &model;
  return nullptr;
}

bool Vocabulary::knows_function(std::string_view name) const {
  return overloads(name) != nullptr;
}

const TypeModel* Vocabulary::find_type(std::string_view name) const {
  const auto exact = types_.find(name);
  if (exact != types_.end()) return &exact->second;
  const std::string described_name = described(name);
  auto found = types_.find(described_name);
  StringRef scope = described_name;
  while (found == types_.end() && scope.contains("::")) {
    scope = scope.take_front(scope.rfind("::"));
    found = types_.find((scope + "::*").str());
  }
  return found == types_.end() ? nullptr : &found->second;
}

bool Vocabulary::is_named(Named as, std::string_view name) const {
  return matches_any(named_[static_cast<std::size_t>(as)], name);
}

bool Vocabulary::is_signal_unsafe(std::string_view name, bool is_quiet) const {
  const std::string full = described(name);
  for (const std::string& pattern : signal_unsafe_)
    if (matches_glob(pattern, full) && !(is_quiet && pattern.ends_with("::*")))
      return true;
  return false;
}

bool Vocabulary::is_synchronized(std::string_view global) const {
  return synchronized_.contains(global);
}

llvm::Error Vocabulary::add(StringRef text, StringRef file) {
  Source source(text, file);
  const std::optional<Tree> tree = read_tree(source);
  Loader loader(*this, source);
  if (!tree || !loader.read(*tree)) return source.take_error();
  loader.merge();
  return llvm::Error::success();
}

}  // namespace fearless::vocabulary
