// Locked and unlocked under the same condition, or by a flag that remembers.
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

class Buffer {
 public:
  explicit Buffer(bool is_shared) : is_shared_(is_shared) {}

  void append(int value) {
    if (is_shared_) mutex_.lock();
    values_.push_back(value);
    if (is_shared_) mutex_.unlock();
  }

  bool try_append(int value, bool wait) {
    bool is_locked = mutex_.try_lock();
    if (!is_locked && wait) {
      mutex_.lock();
      is_locked = true;
    }
    if (is_locked) values_.push_back(value);
    if (is_locked) mutex_.unlock();
    return is_locked;
  }

  std::size_t drain(std::mutex* outer) {
    if (outer != nullptr) outer->lock();
    std::size_t count = 0;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      count = values_.size();
      values_.clear();
    }
    if (outer != nullptr) outer->unlock();
    return count;
  }

 private:
  const bool is_shared_;
  std::mutex mutex_;
  std::vector<int> values_;
};

int main() {
  Buffer buffer(true);
  std::mutex outer;
  std::size_t drained = 0;
  {
    std::jthread writer([&buffer] {
      for (int i = 0; i < 50; ++i) buffer.append(i);
    });
    std::jthread other([&buffer] {
      for (int i = 0; i < 50; ++i) buffer.try_append(i, true);
    });
    drained += buffer.drain(nullptr);
  }
  drained += buffer.drain(&outer);
  std::printf("%zu\n", drained);
}
