// The lock is taken and given back under one constant condition.
#include <cstddef>
#include <mutex>
#include <thread>

class Arena {
 public:
  // A thread-safe arena may be shared; any other belongs to one thread.
  explicit Arena(bool threadsafe) : threadsafe_(threadsafe) {}

  void* allocate(std::size_t size) {
    if (threadsafe_) mutex_.lock();
    void* memory = nullptr;
    if (used_ + size <= sizeof(block_)) {
      memory = block_ + used_;
      used_ += size;
    }
    if (threadsafe_) mutex_.unlock();
    return memory;
  }

  std::size_t used() const {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    if (threadsafe_) lock.lock();
    return used_;
  }

  std::size_t left() const {
    const auto lock = threadsafe_ ? std::unique_lock<std::mutex>(mutex_)
                                  : std::unique_lock<std::mutex>();
    return sizeof(block_) - used_;
  }

 private:
  const bool threadsafe_;
  mutable std::mutex mutex_;
  std::size_t used_ = 0;
  alignas(std::max_align_t) char block_[4096];
};

std::size_t fill(Arena& arena, std::size_t size) {
  std::size_t blocks = 0;
  while (arena.allocate(size) != nullptr) ++blocks;
  return blocks;
}

int main() {
  Arena shared(true);
  std::size_t blocks[2] = {0, 0};
  {
    std::jthread a([&] { blocks[0] = fill(shared, 16); });
    std::jthread b([&] {
      Arena own(false);  // Nobody else can see this one.
      const std::size_t mine = fill(own, 16) + own.left();
      blocks[1] = fill(shared, 16) + mine - 256;
    });
  }
  return blocks[0] + blocks[1] == 256 && shared.used() == 4096 ? 0 : 1;
}
