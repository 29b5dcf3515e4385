// The document parses itself on demand, once, under std::call_once.
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace xml {

struct Element {
  std::string tag;
  std::vector<std::unique_ptr<Element>> children;
};

class Document {
 public:
  explicit Document(std::string source) : source_(std::move(source)) {}

  // Nobody changes the tree once it is there.
  const Element& root() const {
    std::call_once(parsed_, [this] { root_ = Parse(); });
    return *root_;
  }

 private:
  std::unique_ptr<Element> Parse() const {
    auto root = std::make_unique<Element>();
    root->tag = "root";
    for (const char c : source_) {
      if (c != '<') continue;
      root->children.push_back(std::make_unique<Element>());
      root->children.back()->tag = "item";
    }
    return root;
  }

  const std::string source_;
  mutable std::once_flag parsed_;
  mutable std::unique_ptr<Element> root_;
};

}  // namespace xml

int main() {
  const auto document =
      std::make_shared<const xml::Document>("<a><b><c>some text</c></b></a>");
  std::vector<std::size_t> children(3, 0);
  std::vector<std::jthread> readers;
  for (std::size_t& count : children) {
    readers.emplace_back([document, &count] {
      count = document->root().children.size();
    });
  }
  const std::string tag = document->root().tag;
  readers.clear();
  std::cout << tag << ' ' << children[0] + children[1] + children[2] << '\n';
}
