// The same method under the lock of another object: children, a neighbour that
// is known to be different, a copy.
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Widget {
 public:
  explicit Widget(std::string name) : name_(std::move(name)) {}

  void add(std::unique_ptr<Widget> child) {
    std::lock_guard lock(mutex_);
    children_.push_back(std::move(child));
  }
  std::size_t count() const {
    std::lock_guard lock(mutex_);
    std::size_t sum = 1;
    for (const auto& child : children_) sum += child->count();
    return sum;
  }
  std::string describe() const {
    std::lock_guard lock(mutex_);
    Widget copy(name_ + " (copy)");
    copy.rename(name_ + " with " + std::to_string(children_.size()));
    return copy.name();
  }
  std::string name() const {
    std::lock_guard lock(mutex_);
    return name_;
  }
  void rename(std::string name) {
    std::lock_guard lock(mutex_);
    name_ = std::move(name);
  }

 private:
  mutable std::mutex mutex_;
  std::string name_;
  std::vector<std::unique_ptr<Widget>> children_;
};

int main() {
  Widget window("window");
  {
    std::jthread builder([&window] {
      for (int i = 0; i < 10; ++i)
        window.add(std::make_unique<Widget>("button"));
    });
    window.rename("main window");
  }
  std::printf("%zu %s\n", window.count(), window.describe().c_str());
}
