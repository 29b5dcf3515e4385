// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/tidy_options.h"

#include "checker/findings/glob.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

namespace fearless::cli {
namespace {

namespace yaml = llvm::yaml;
namespace path = llvm::sys::path;

class Reader {
 public:
  Reader(llvm::StringRef text, llvm::StringRef name)
      : name_(name), stream_(text, sources_, /*ShowColors=*/false) {
    sources_.setDiagHandler(
        [](const llvm::SMDiagnostic& said, void* self) {
          auto& reader = *static_cast<Reader*>(self);
          if (reader.mistake_.empty())
            reader.mistake_ =
                reader.at(said.getLineNo()) + ": " + said.getMessage().str();
        },
        this);
  }

  llvm::Expected<TidyFile> read() {
    TidyFile file;
    yaml::Node* root = stream_.begin()->getRoot();
    if (auto* map = llvm::dyn_cast_or_null<yaml::MappingNode>(root)) {
      for (yaml::KeyValueNode& entry : *map) read_entry(entry, file);
    } else if (root != nullptr && !llvm::isa<yaml::NullNode>(root)) {
      complain(*root, "expected `Name: value`");
    }
    if (mistake_.empty()) return file;
    return llvm::createStringError(
        mistake_ + "; `clang-tidy --verify-config` looks at the whole file");
  }

 private:
  std::string at(int line) const { return name_ + ":" + std::to_string(line); }

  std::string at(const yaml::Node& node) const {
    return at(static_cast<int>(
        sources_.getLineAndColumn(node.getSourceRange().Start).first));
  }

  void complain(const yaml::Node& node, const std::string& text) {
    if (mistake_.empty()) mistake_ = at(node) + ": " + text;
  }

  // The text of a scalar; anything else is a mistake.
  std::string scalar(yaml::Node* node, const yaml::Node& around) {
    llvm::SmallString<64> storage;
    if (auto* value = llvm::dyn_cast_or_null<yaml::ScalarNode>(node))
      return value->getValue(storage).str();
    if (auto* block = llvm::dyn_cast_or_null<yaml::BlockScalarNode>(node))
      return block->getValue().str();
    complain(around, "expected a text here");
    return "";
  }

  void read_entry(yaml::KeyValueNode& entry, TidyFile& file) {
    std::string key = scalar(entry.getKey(), entry);
    yaml::Node* value = entry.getValue();
    if (key == "CheckOptions")
      read_options(value, file);
    else if (key == "InheritParentConfig")
      file.inherits = yaml::parseBool(scalar(value, entry)).value_or(false);
    else if (key == "Checks")
      read_checks(value, file);
    else
      entry.skip();
  }

  // One text, or a list of texts.
  void read_checks(yaml::Node* node, TidyFile& file) {
    auto look = [&](yaml::Node& text) {
      if (llvm::StringRef(scalar(&text, text)).contains(findings::kCheckPrefix))
        file.names_our_checks = true;
    };
    if (auto* list = llvm::dyn_cast_or_null<yaml::SequenceNode>(node)) {
      for (yaml::Node& item : *list) look(item);
    } else if (node != nullptr && !llvm::isa<yaml::NullNode>(node)) {
      look(*node);
    }
  }

  void read_options(yaml::Node* node, TidyFile& file) {
    if (auto* map = llvm::dyn_cast_or_null<yaml::MappingNode>(node)) {
      for (yaml::KeyValueNode& entry : *map) {
        std::string key = scalar(entry.getKey(), entry);
        add(key, scalar(entry.getValue(), entry), entry, file);
      }
    } else if (auto* list = llvm::dyn_cast_or_null<yaml::SequenceNode>(node)) {
      for (yaml::Node& item : *list) read_pair(item, file);
    } else if (node != nullptr && !llvm::isa<yaml::NullNode>(node)) {
      complain(*node, "CheckOptions takes `check.Option: value`");
    }
  }

  // The older spelling: - {key: check.Option, value: text}
  void read_pair(yaml::Node& item, TidyFile& file) {
    auto* map = llvm::dyn_cast<yaml::MappingNode>(&item);
    if (map == nullptr)
      return complain(item, "expected `key: check.Option` and `value: text`");
    std::string key, value;
    for (yaml::KeyValueNode& entry : *map) {
      std::string name = scalar(entry.getKey(), entry);
      (name == "key" ? key : value) = scalar(entry.getValue(), entry);
    }
    add(key, value, item, file);
  }

  void add(const std::string& key, std::string value, const yaml::Node& node,
           TidyFile& file) {
    if (llvm::StringRef(key).starts_with(findings::kCheckPrefix))
      file.options.push_back({key, std::move(value), at(node)});
  }

  std::string name_;
  llvm::SourceMgr sources_;
  yaml::Stream stream_;
  std::string mistake_;  // the first one
};

}  // namespace

llvm::Expected<TidyFile> parse_tidy_file(llvm::StringRef text,
                                         llvm::StringRef name) {
  return Reader(text, name).read();
}

llvm::Expected<std::vector<TidyOption>> TidyOptions::in(
    llvm::StringRef folder) {
  if (auto known = folders_.find(folder); known != folders_.end())
    return known->second;
  llvm::SmallString<256> name(folder);
  path::append(name, ".clang-tidy");
  TidyFile file;
  file.inherits = true;
  if (auto buffer = llvm::MemoryBuffer::getFile(name)) {
    auto read = parse_tidy_file((*buffer)->getBuffer(), name);
    if (!read) return read.takeError();
    file = std::move(*read);
  }
  std::vector<TidyOption> options;
  llvm::StringRef parent = path::parent_path(folder);
  if (file.inherits && !parent.empty() && parent != folder) {
    auto above = in(parent);
    if (!above) return above.takeError();
    options = std::move(*above);
  }
  for (TidyOption& option : file.options) options.push_back(std::move(option));
  return folders_[folder] = std::move(options);
}

}  // namespace fearless::cli
