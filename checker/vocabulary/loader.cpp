// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/loader.h"

#include "checker/vocabulary/words.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::vocabulary {
namespace {

using llvm::StringRef;

const Tree* find(const Tree& mapping, StringRef key) {
  for (std::size_t i = 0; i < mapping.keys.size(); ++i)
    if (mapping.keys[i].value == key) return &mapping.items[i];
  return nullptr;
}

// Words between spaces and commas, as pieces of the source.
std::vector<StringRef> words_of(const Tree& tree) {
  llvm::SmallVector<StringRef> pieces;
  std::vector<StringRef> words;
  const auto add = [&](const Tree& scalar) {
    pieces.clear();
    llvm::SplitString(scalar.raw, pieces, ", \t\r\n");
    words.insert(words.end(), pieces.begin(), pieces.end());
  };
  if (tree.kind == Tree::Kind::kScalar) add(tree);
  if (tree.kind == Tree::Kind::kList)
    for (const Tree& item : tree.items) add(item);
  return words;
}

}  // namespace

bool Loader::expect(const Tree& tree, Tree::Kind kind, StringRef what) {
  if (tree.kind == kind) return true;
  return source_.fail(tree.at, what + ", but this is " + tree.what());
}

bool Loader::expect_words(const Tree& tree, StringRef what) {
  if (tree.kind != Tree::Kind::kList)
    return expect(tree, Tree::Kind::kScalar, what);
  for (const Tree& item : tree.items)
    if (!expect(item, Tree::Kind::kScalar, what)) return false;
  return true;
}

bool Loader::read(const Tree& root) {
  if (root.kind == Tree::Kind::kEmpty)
    return source_.fail(root.at,
                        "the file is empty; it needs `types` or `functions`");
  if (!expect(root, Tree::Kind::kMapping,
              "a vocabulary is a mapping with `types` and `functions`"))
    return false;
  for (std::size_t i = 0; i < root.keys.size(); ++i)
    if (!read_section(root.keys[i].raw, root.items[i], root.keys[i].at))
      return false;
  return true;
}

bool Loader::read_section(StringRef key, const Tree& value, const char* at) {
  if (key == "library")
    return expect(value, Tree::Kind::kScalar, "`library` is a name");
  if (key == "types") return read_types(value);
  if (key == "functions") return read_functions("", value);
  if (key == "namespaces") return read_namespaces(value);
  for (std::size_t i = 0; i < kNamedKeys.size(); ++i)
    if (key == kNamedKeys[i]) return read_names(value, named_[i]);
  if (key == "synchronized") return read_names(value, synchronized_);
  if (key == "signal-unsafe") return read_names(value, signal_unsafe_);
  std::vector<llvm::StringRef> known = {"library",      "namespaces",
                                        "types",        "functions",
                                        "synchronized", "signal-unsafe"};
  known.insert(known.end(), kNamedKeys.begin(), kNamedKeys.end());
  return source_.fail(at, unknown("key", key, known));
}

bool Loader::read_namespaces(const Tree& namespaces) {
  if (!expect(namespaces, Tree::Kind::kMapping,
              "`namespaces` is a mapping from a namespace to the one it is "
              "described as"))
    return false;
  for (std::size_t i = 0; i < namespaces.keys.size(); ++i) {
    const Tree& other = namespaces.items[i];
    if (!expect(other, Tree::Kind::kScalar, "this must be a namespace"))
      return false;
    namespaces_[namespaces.keys[i].value] = other.value;
  }
  return true;
}

bool Loader::read_names(const Tree& list, std::vector<std::string>& names) {
  if (!expect(list, Tree::Kind::kList, "this must be a list of names"))
    return false;
  for (const Tree& item : list.items) {
    if (!expect(item, Tree::Kind::kScalar, "this must be a name")) return false;
    names.push_back(item.value);
  }
  return true;
}

bool Loader::read_types(const Tree& types) {
  if (types.kind == Tree::Kind::kEmpty) return true;
  if (!expect(types, Tree::Kind::kMapping,
              "`types` is a mapping from a class to what it is"))
    return false;
  for (std::size_t i = 0; i < types.keys.size(); ++i) {
    const Tree& key = types.keys[i];
    StringRef name = key.raw;
    name.consume_back("::*");
    const std::size_t odd = name.find_first_of("<>()*& \t\n");
    if (odd != StringRef::npos)
      return source_.fail(key.at + odd,
                          "a class is written by its name alone, such as "
                          "`std::vector`");
    if (!read_type(key.raw, types.items[i])) return false;
  }
  return true;
}

const TypeModel* Loader::known_type(StringRef name) const {
  const auto staged = types_.find(name.str());
  if (staged != types_.end()) return &staged->second;
  const auto known = vocabulary_.types_.find(name);
  return known == vocabulary_.types_.end() ? nullptr : &known->second;
}

// What a namespace says of its types (`std::*`) fills what a type leaves out.
void Loader::inherit(TypeModel& model) const {
  StringRef scope = model.name;
  while (scope.contains("::")) {
    scope = scope.take_front(scope.rfind("::"));
    const TypeModel* all = known_type((scope + "::*").str());
    if (all == nullptr) continue;
    if (!model.send) model.send = all->send;
    if (!model.sync) model.sync = all->sync;
    if (!model.copy) model.copy = all->copy;
  }
}

bool Loader::read_like(TypeModel& model, const Tree& type) {
  const Tree* like = find(type, "like");
  if (like == nullptr) return true;
  if (!expect(*like, Tree::Kind::kScalar, "`like` takes the name of a class"))
    return false;
  const TypeModel* other = known_type(like->raw);
  if (other == nullptr || like->raw == model.name)
    return source_.fail(
        like->at, "no class `" + like->raw + "` is described before this one");
  const std::string name = std::move(model.name);
  model = *other;
  model.name = name;
  like_[name] = like->raw.str();
  return true;
}

bool Loader::read_type(StringRef name, const Tree& type) {
  TypeModel model;
  if (const TypeModel* known = known_type(name)) model = *known;
  model.name = name.str();
  if (type.kind == Tree::Kind::kEmpty) {
    types_[model.name] = model;
    return true;
  }
  if (!expect(type, Tree::Kind::kMapping,
              "a class has keys such as `roles` and `functions`"))
    return false;
  if (!read_like(model, type)) return false;
  types_[model.name] = model;  // its functions may be `like` its others
  for (std::size_t i = 0; i < type.keys.size(); ++i)
    if (!read_type_key(model, type.keys[i], type.items[i])) return false;
  if (!read_traits(model, type)) return false;
  inherit(model);
  types_[model.name] = model;
  return read_also(model, type);
}

bool Loader::read_type_key(TypeModel& model, const Tree& key,
                           const Tree& value) {
  if (key.raw == "roles") return read_roles(model, value);
  if (key.raw == "functions") return read_functions(model.name, value);
  if (key.raw == "reason")
    return expect(value, Tree::Kind::kScalar, "`reason` is a text");
  if (key.raw == "copy") {
    if (!expect(value, Tree::Kind::kScalar, "`copy` is a word")) return false;
    model.copy = find_word(copy_words(), value.raw);
    return model.copy ||
           source_.fail(value.at,
                        unknown("copy", value.raw, spellings(copy_words())));
  }
  if (key.raw == "pointee") {
    std::uint32_t index = 0;
    if (value.raw.getAsInteger(10, index) || index > 99)
      return source_.fail(value.at,
                          "`pointee` is the number of a template argument; "
                          "the first is 0");
    model.pointee = index;
    return true;
  }
  if (key.raw == "packed") {
    model.packed = value.value;
    return expect(value, Tree::Kind::kScalar, "`packed` is a type");
  }
  for (StringRef elsewhere : {"like", "also", "send", "sync"})
    if (key.raw == elsewhere) return true;
  return source_.fail(
      key.at, unknown("key", key.raw,
                      {"like", "also", "roles", "copy", "pointee", "packed",
                       "send", "sync", "reason", "functions"}));
}

bool Loader::read_roles(TypeModel& model, const Tree& value) {
  if (!expect_words(value, "`roles` is a list of words")) return false;
  model.roles = 0;
  for (StringRef word : words_of(value)) {
    const auto role = find_word(role_words(), word);
    if (!role)
      return source_.fail(word.begin(),
                          unknown("role", word, spellings(role_words())));
    model.roles |= static_cast<std::uint32_t>(*role);
  }
  return true;
}

bool Loader::read_also(const TypeModel& model, const Tree& type) {
  const Tree* also = find(type, "also");
  if (also == nullptr) return true;
  if (!expect_words(*also, "`also` is a list of classes")) return false;
  for (StringRef name : words_of(*also)) {
    like_[name.str()] = model.name;
    types_[name.str()] = model;
  }
  return true;
}

bool Loader::read_traits(TypeModel& model, const Tree& type) {
  const Tree* reason = find(type, "reason");
  const auto read = [&](StringRef key, std::optional<TraitRule>& rule) {
    const Tree* value = find(type, key);
    if (value == nullptr) return true;
    rule.emplace();
    if (!expect(*value, Tree::Kind::kScalar,
                "this is `yes`, `no`, `structure` or `if 0 send sync`") ||
        !read_trait(*rule, *value))
      return false;
    if (rule->kind != TraitRule::Kind::kNo) return true;
    if (reason == nullptr)
      return source_.fail(value->at,
                          "`no` needs a `reason` beside it, which the user "
                          "will read: `its count is not atomic`");
    rule->reason = reason->value;
    return true;
  };
  return read("send", model.send) && read("sync", model.sync);
}

bool Loader::read_trait(TraitRule& rule, const Tree& value) {
  const std::vector<StringRef> words = words_of(value);
  const StringRef first = words.empty() ? value.raw : words[0];
  if (words.size() == 1 &&
      (first == "yes" || first == "no" || first == "structure")) {
    rule.kind = first == "yes"  ? TraitRule::Kind::kYes
                : first == "no" ? TraitRule::Kind::kNo
                                : TraitRule::Kind::kStructure;
    return true;
  }
  if (first != "if")
    return source_.fail(
        first.begin(),
        unknown("answer", first, {"yes", "no", "structure", "if 0 send sync"}));
  rule.kind = TraitRule::Kind::kArguments;
  for (StringRef word : llvm::ArrayRef(words).drop_front()) {
    std::uint32_t index = 0;
    if (word == "send")
      rule.needs_send = true;
    else if (word == "sync")
      rule.needs_sync = true;
    else if (word == "all")
      for (; index < 16; ++index) rule.arguments.push_back(index);
    else if (!word.getAsInteger(10, index) && index < 100)
      rule.arguments.push_back(index);
    else
      return source_.fail(
          word.begin(),
          "after `if`: " +
              unknown("word", word, {"0", "1", "all", "send", "sync"}));
  }
  if (rule.arguments.empty() || !(rule.needs_send || rule.needs_sync))
    return source_.fail(first.begin(),
                        "`if` needs the numbers of template arguments and "
                        "what they must be: `if 0 send sync`");
  return true;
}

void Loader::merge() {
  // Functions listed together have equal models: keep one copy.
  std::map<std::vector<std::uint32_t>, std::uint32_t> sets;
  for (const auto& [name, ids] : functions_) {
    const auto [set, is_new] = sets.try_emplace(ids, vocabulary_.sets_.size());
    if (is_new) {
      Overloads& overloads = vocabulary_.sets_.add();
      for (const std::uint32_t id : ids) overloads.push_back(entries_[id]);
    }
    vocabulary_.functions_[name] = set->second;
  }
  for (const auto& [name, model] : types_) vocabulary_.types_[name] = model;
  for (const auto& [name, other] : like_) vocabulary_.like_[name] = other;
  for (const auto& [name, other] : namespaces_)
    vocabulary_.namespaces_.emplace_back(name + "::", other + "::");
  for (std::size_t i = 0; i < named_.size(); ++i)
    for (std::string& name : named_[i])
      vocabulary_.named_[i].push_back(std::move(name));
  for (std::string& function : signal_unsafe_)
    vocabulary_.signal_unsafe_.push_back(std::move(function));
  for (const std::string& global : synchronized_)
    vocabulary_.synchronized_.insert(global);
}

}  // namespace fearless::vocabulary
