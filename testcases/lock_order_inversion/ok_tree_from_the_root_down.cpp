// A folder calls its children under its lock; nobody climbs while holding one.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class Folder {
 public:
  explicit Folder(Folder* parent = nullptr) : parent_(parent) {}

  Folder& make_child() {
    std::lock_guard lock(mutex_);
    children_.push_back(std::make_unique<Folder>(this));
    return *children_.back();
  }

  std::uint64_t total_size() const {
    std::lock_guard lock(mutex_);
    std::uint64_t total = size_;
    for (const auto& child : children_) total += child->total_size();
    return total;
  }

  void grow(std::uint64_t bytes) {
    {
      std::lock_guard lock(mutex_);
      size_ += bytes;
    }
    for (Folder* folder = parent_; folder != nullptr; folder = folder->parent_)
      folder->note_change();
  }

 private:
  void note_change() {
    std::lock_guard lock(mutex_);
    ++changes_;
  }

  Folder* const parent_;
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Folder>> children_;
  std::uint64_t size_ = 0;
  std::uint64_t changes_ = 0;
};

int main() {
  Folder root;
  Folder& src = root.make_child();
  Folder& lib = src.make_child();
  {
    std::jthread compiler([&lib] {
      for (int i = 0; i < 100; ++i) lib.grow(10);
    });
    for (int i = 0; i < 100; ++i) src.grow(1);
    root.total_size();
  }
  std::printf("%llu\n", static_cast<unsigned long long>(root.total_size()));
}
