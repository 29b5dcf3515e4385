// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of Loader that reads `functions`.

#include "checker/vocabulary/loader.h"
#include "checker/vocabulary/sentence.h"
#include "checker/vocabulary/signature.h"

namespace fearless::vocabulary {
namespace {

using llvm::StringRef;

bool fits_all(const FunctionModel& model) {
  return !model.min_arguments && !model.max_arguments && !model.on_const &&
         model.argument_types.empty();
}

bool has_same_shape(const FunctionModel& left, const FunctionModel& right) {
  return left.min_arguments == right.min_arguments &&
         left.max_arguments == right.max_arguments &&
         left.argument_types == right.argument_types &&
         left.on_const == right.on_const;
}

}  // namespace

bool Loader::read_functions(StringRef prefix, const Tree& functions) {
  if (functions.kind == Tree::Kind::kEmpty) return true;
  if (!expect(functions, Tree::Kind::kMapping,
              "`functions` is a mapping from a name to effects"))
    return false;
  for (std::size_t i = 0; i < functions.keys.size(); ++i)
    if (!read_function(prefix, functions.keys[i], functions.items[i]))
      return false;
  return true;
}

bool Loader::read_function(StringRef prefix, const Tree& key,
                           const Tree& value) {
  const auto signatures = read_signatures(source_, key.raw);
  if (!signatures) return false;
  if (value.kind == Tree::Kind::kEmpty)
    return source_.fail(key.at, "`" + key.raw +
                                    "` has no effect beside it (`pure` means "
                                    "none)");
  StringRef target = value.raw;
  const bool is_like = target.consume_front("like ");
  // Names of one entry share its model, so they end up in one set.
  EntryIds made;
  for (const Signature& signature : *signatures) {
    const std::string name =
        (prefix + (prefix.empty() ? "" : "::") + signature.name).str();
    const bool is_read = is_like ? read_function_like(name, target.trim())
                                 : read_entry(name, signature, value, made);
    if (!is_read) return false;
  }
  return true;
}

bool Loader::read_function_like(const std::string& name, StringRef target) {
  const auto staged = functions_.find(target.str());
  if (staged != functions_.end()) {
    const EntryIds ids = staged->second;
    functions_[name] = ids;
    return true;
  }
  const Overloads* known = vocabulary_.overloads(target);
  if (known == nullptr)
    return source_.fail(target.begin(), "no function `" + target +
                                            "` is described before this one");
  EntryIds& ids = functions_[name];
  for (const FunctionModel& model : *known) {
    ids.push_back(entries_.size());
    entries_.push_back(model);
  }
  return true;
}

bool Loader::read_entry(const std::string& name, const Signature& signature,
                        const Tree& value, EntryIds& made) {
  EntryIds& overloads = functions_[name];
  for (const std::uint32_t id : overloads)
    if (fits_all(entries_[id]))
      return source_.fail(signature.name.begin(),
                          "an entry for `" + name +
                              "` above fits every call, so this one is never "
                              "used; move it up");
  for (const std::uint32_t id : made) {
    if (!has_same_shape(entries_[id], signature.shape) ||
        is_constructor(entries_[id].name) != is_constructor(name))
      continue;
    overloads.push_back(id);
    return true;
  }
  FunctionModel model = signature.shape;
  model.name = name;
  if (!read_model(model, value)) return false;
  made.push_back(entries_.size());
  overloads.push_back(entries_.size());
  entries_.push_back(std::move(model));
  return true;
}

bool Loader::read_model(FunctionModel& model, const Tree& value) {
  const bool makes_object = is_constructor(model.name);
  const auto add = [&](const Tree& scalar) {
    if (!expect(scalar, Tree::Kind::kScalar,
                "effects are written `acquire this; block lock`"))
      return false;
    auto effects = read_effects(source_, scalar.raw, makes_object);
    if (!effects) return false;
    for (Effect& effect : *effects) model.effects.push_back(std::move(effect));
    return true;
  };
  if (value.kind != Tree::Kind::kList) return add(value);
  for (const Tree& item : value.items)
    if (!add(item)) return false;
  return true;
}

}  // namespace fearless::vocabulary
