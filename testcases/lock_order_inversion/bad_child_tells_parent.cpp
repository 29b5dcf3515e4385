// A folder sums up its children from above; a change in one climbs from below.
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Folder {
 public:
  Folder(std::string name, Folder* parent)
      : name_(std::move(name)), parent_(parent) {}

  Folder& make_child(std::string name) {
    std::lock_guard lock(mutex_);
    children_.push_back(std::make_unique<Folder>(std::move(name), this));
    return *children_.back();
  }

  // Takes the locks from the root down.
  std::uint64_t total_size() const {
    std::lock_guard lock(mutex_);
    std::uint64_t total = size_;
    for (const auto& child : children_) total += child->total_size();
    return total;
  }

  // Takes them from a leaf up.
  void grow(std::uint64_t bytes) {
    std::lock_guard lock(mutex_);
    size_ += bytes;
    if (parent_ != nullptr) parent_->note_change();  //~ lock-order-inversion
  }

 private:
  void note_change() {
    std::lock_guard lock(mutex_);
    ++changes_;
  }

  const std::string name_;
  Folder* const parent_;
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Folder>> children_;
  std::uint64_t size_ = 0;
  std::uint64_t changes_ = 0;
};
