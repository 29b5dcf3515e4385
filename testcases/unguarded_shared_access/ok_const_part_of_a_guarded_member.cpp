// The arena is changed under the lock, but not its block size, which is const.
#include <cstddef>
#include <mutex>
#include <vector>

namespace memory {

class Arena {
 public:
  explicit Arena(std::size_t block_size) : block_size_(block_size) {}
  std::size_t take(std::size_t size) {
    if (blocks_.empty() || used_ + size > block_size_) {
      blocks_.emplace_back(block_size_);
      used_ = 0;
    }
    used_ += size;
    return blocks_.size() * block_size_ + used_ - size;
  }
  std::size_t block_size() const { return block_size_; }

 private:
  const std::size_t block_size_;
  std::vector<std::vector<char>> blocks_;
  std::size_t used_ = 0;
};

class ConcurrentArena {
 public:
  explicit ConcurrentArena(std::size_t block_size) : arena_(block_size) {}
  std::size_t take(std::size_t size) {
    std::lock_guard<std::mutex> lock(mutex_);
    return arena_.take(size);
  }
  std::size_t take_two(std::size_t size) {
    std::lock_guard<std::mutex> lock(mutex_);
    arena_.take(size);
    return arena_.take(size);
  }
  std::size_t block_size() const { return arena_.block_size(); }

 private:
  std::mutex mutex_;
  Arena arena_;
};

}  // namespace memory
