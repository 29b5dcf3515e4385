// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/tree.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

namespace fearless::vocabulary {
namespace {

// Deeper than any file that means something; far from the end of the stack.
constexpr int kMaxDepth = 12;

// LLVM lets a flow collection start at the token after its bracket, and a
// marked node after its mark.
const char* start_of(const llvm::yaml::Node& node, llvm::StringRef text) {
  const auto is_inside = [&](const char* at) {
    return at > text.begin() && at <= text.end();
  };
  for (llvm::StringRef mark : {node.getAnchor(), node.getRawTag()})
    if (!mark.empty() && is_inside(mark.begin())) return mark.begin() - 1;
  if (const auto* alias = llvm::dyn_cast<llvm::yaml::AliasNode>(&node))
    if (is_inside(alias->getName().begin()))
      return alias->getName().begin() - 1;
  const char* at = node.getSourceRange().Start.getPointer();
  if (at == nullptr) return text.begin();
  if (!llvm::isa<llvm::yaml::SequenceNode, llvm::yaml::MappingNode>(node))
    return at;
  const llvm::StringRef before =
      llvm::StringRef(text.begin(), at - text.begin()).rtrim();
  return before.ends_with("{") || before.ends_with("[") ? before.end() - 1 : at;
}

class TreeReader {
 public:
  explicit TreeReader(Source& source) : source_(source) {}

  std::optional<Tree> run();

 private:
  bool check_characters();
  bool read(llvm::yaml::Node* node, int depth, Tree& tree);
  bool read_scalar(llvm::yaml::ScalarNode& node, Tree& tree);
  bool read_block_scalar(llvm::yaml::BlockScalarNode& node, Tree& tree);
  bool read_list(llvm::yaml::SequenceNode& node, int depth, Tree& tree);
  bool read_mapping(llvm::yaml::MappingNode& node, int depth, Tree& tree);
  static void on_diagnostic(const llvm::SMDiagnostic& d, void* self);

  Source& source_;
  llvm::SourceMgr manager_;
};

// LLVM's parser would take a tab for a character of a name, and has no
// message for a file that is not text at all.
bool TreeReader::check_characters() {
  bool in_indentation = true;
  for (const char& c : source_.text()) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r')
      return source_.fail(&c, "this is not a text file: found the byte " +
                                  llvm::Twine(unsigned{byte}));
    if (c == '\t' && in_indentation)
      return source_.fail(&c, "a tab in the indentation; use spaces");
    in_indentation = c == '\n' || (in_indentation && c == ' ');
  }
  const auto* begin =
      reinterpret_cast<const llvm::UTF8*>(source_.text().begin());
  const auto* end = reinterpret_cast<const llvm::UTF8*>(source_.text().end());
  if (llvm::isLegalUTF8String(&begin, end)) return true;
  return source_.fail(reinterpret_cast<const char*>(begin),
                      "this is not UTF-8");
}

void TreeReader::on_diagnostic(const llvm::SMDiagnostic& d, void* self) {
  const auto* reader = static_cast<TreeReader*>(self);
  llvm::StringRef message = d.getMessage();
  message.consume_back(".");
  reader->source_.fail(d.getLoc().getPointer(), "not YAML: " + message);
}

bool TreeReader::read_scalar(llvm::yaml::ScalarNode& node, Tree& tree) {
  llvm::SmallString<64> storage;
  tree.kind = Tree::Kind::kScalar;
  tree.value = node.getValue(storage).str();
  tree.raw = node.getRawValue();
  if (tree.raw.size() > 1 &&
      (tree.raw.front() == '\'' || tree.raw.front() == '"'))
    tree.raw = tree.raw.drop_front().drop_back();
  tree.raw = tree.raw.rtrim();
  tree.at = tree.raw.begin();
  return true;
}

bool TreeReader::read_block_scalar(llvm::yaml::BlockScalarNode& node,
                                   Tree& tree) {
  tree.kind = Tree::Kind::kScalar;
  tree.value = node.getValue().rtrim().str();
  const llvm::SMRange range = node.getSourceRange();
  tree.raw = llvm::StringRef(range.Start.getPointer(),
                             range.End.getPointer() - range.Start.getPointer());
  if (tree.raw.starts_with("|") || tree.raw.starts_with(">"))
    tree.raw = tree.raw.substr(tree.raw.find('\n')).rtrim();
  return true;
}

bool TreeReader::read_list(llvm::yaml::SequenceNode& node, int depth,
                           Tree& tree) {
  tree.kind = Tree::Kind::kList;
  for (llvm::yaml::Node& item : node)
    if (!read(&item, depth + 1, tree.items.emplace_back())) return false;
  return !source_.has_failed();
}

bool TreeReader::read_mapping(llvm::yaml::MappingNode& node, int depth,
                              Tree& tree) {
  tree.kind = Tree::Kind::kMapping;
  llvm::StringSet<> seen;
  for (llvm::yaml::KeyValueNode& entry : node) {
    Tree& key = tree.keys.emplace_back();
    if (!read(entry.getKey(), depth + 1, key)) return false;
    if (key.kind != Tree::Kind::kScalar)
      return source_.fail(
          key.at, llvm::Twine("a key must be a name, not ") + key.what());
    if (!seen.insert(key.value).second)
      return source_.fail(key.at, "`" + key.value + "` stands here twice");
    if (!read(entry.getValue(), depth + 1, tree.items.emplace_back()))
      return false;
  }
  return !source_.has_failed();
}

bool TreeReader::read(llvm::yaml::Node* node, int depth, Tree& tree) {
  if (node == nullptr || source_.has_failed())
    return source_.fail(source_.text().end(), "not YAML: unexpected end");
  tree.at = start_of(*node, source_.text());
  if (depth > kMaxDepth)
    return source_.fail(tree.at,
                        "nested more than " + llvm::Twine(kMaxDepth) + " deep");
  if (!node->getAnchor().empty() || !node->getRawTag().empty())
    return source_.fail(tree.at,
                        "anchors (`&`) and tags (`!`) are not "
                        "understood here; put quotes around it");
  if (auto* scalar = llvm::dyn_cast<llvm::yaml::ScalarNode>(node))
    return read_scalar(*scalar, tree);
  if (auto* block = llvm::dyn_cast<llvm::yaml::BlockScalarNode>(node))
    return read_block_scalar(*block, tree);
  if (auto* list = llvm::dyn_cast<llvm::yaml::SequenceNode>(node))
    return read_list(*list, depth, tree);
  if (auto* mapping = llvm::dyn_cast<llvm::yaml::MappingNode>(node))
    return read_mapping(*mapping, depth, tree);
  if (llvm::isa<llvm::yaml::NullNode>(node)) return true;
  return source_.fail(tree.at,
                      "`*` starts an alias in YAML; put quotes around it");
}

std::optional<Tree> TreeReader::run() {
  if (!check_characters()) return std::nullopt;
  manager_.setDiagHandler(on_diagnostic, this);
  llvm::yaml::Stream stream(source_.text(), manager_, /*ShowColors=*/false);
  llvm::yaml::document_iterator document = stream.begin();
  Tree tree;
  tree.at = source_.text().begin();
  if (document != stream.end() && !read(document->getRoot(), 0, tree))
    return std::nullopt;
  if (!source_.has_failed() && document != stream.end() &&
      ++document != stream.end())
    source_.fail(source_.text().end(), "more than one YAML document");
  if (stream.failed()) source_.fail(tree.at, "not YAML");
  if (source_.has_failed()) return std::nullopt;
  return tree;
}

}  // namespace

const char* Tree::what() const {
  switch (kind) {
    case Kind::kEmpty:
      return "nothing";
    case Kind::kScalar:
      return "a text";
    case Kind::kList:
      return "a list";
    case Kind::kMapping:
      return "a mapping";
  }
  return "";
}

std::optional<Tree> read_tree(Source& source) {
  return TreeReader(source).run();
}

}  // namespace fearless::vocabulary
