// The tree is cloned node by node before the clone goes to the saver.
#include <future>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace tree {

template <typename T>
class Local {  // shared by one thread: plain count
 public:
  explicit Local(T* object) : object_(object), count_(new int(1)) {}
  Local(const Local& other) : object_(other.object_), count_(other.count_) {
    ++*count_;
  }
  Local(Local&& other) noexcept
      : object_(std::exchange(other.object_, nullptr)),
        count_(std::exchange(other.count_, nullptr)) {}
  Local& operator=(Local other) noexcept {
    std::swap(object_, other.object_);
    std::swap(count_, other.count_);
    return *this;
  }
  ~Local() {
    if (count_ == nullptr || --*count_ > 0) return;
    delete object_;
    delete count_;
  }
  T& operator*() const { return *object_; }
  T* operator->() const { return object_; }

 private:
  T* object_;
  int* count_;
};

struct Node {
  std::string name;
  std::vector<Local<Node>> children;
};

using NodeRef = Local<Node>;

// Nothing of the result is shared with `node`.
NodeRef Clone(const NodeRef& node) {
  NodeRef copy(new Node{node->name, {}});
  for (const NodeRef& child : node->children) {
    copy->children.push_back(Clone(child));
  }
  return copy;
}

std::size_t Save(NodeRef node) {
  std::size_t bytes = node->name.size();
  for (NodeRef child : node->children) bytes += Save(child);
  return bytes;
}

}  // namespace tree

int main() {
  tree::NodeRef leaf(new tree::Node{"leaf", {}});
  tree::NodeRef root(new tree::Node{"root", {leaf, leaf}});
  std::future<std::size_t> saved =
      std::async(std::launch::async, [snapshot = tree::Clone(root)]() mutable {
        return tree::Save(std::move(snapshot));
      });
  root->children.push_back(leaf);
  const std::size_t now = tree::Save(root);
  std::cout << saved.get() << ' ' << now << '\n';
}
