// operator= locks the object it changes and reads the other one unlocked.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Palette {
 public:
  Palette() = default;
  Palette(const Palette&) = delete;

  Palette& operator=(const Palette& other) {
    if (this == &other) return *this;
    std::lock_guard<std::mutex> lock(mutex_);
    colors_ = other.colors_;  //~ lock-copied
    return *this;
  }

  void add(std::string color) {
    std::lock_guard<std::mutex> lock(mutex_);
    colors_.push_back(std::move(color));
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return colors_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> colors_;
};
