// Locked and unlocked under the same condition, or by a flag that remembers.
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

class Journal {
 public:
  explicit Journal(bool is_shared) : is_shared_(is_shared) {}

  std::size_t append(int value) {
    if (is_shared_) mutex_.lock();
    values_.push_back(value);
    const std::size_t size = values_.size();
    if (is_shared_) mutex_.unlock();
    return size;
  }

 private:
  const bool is_shared_;
  std::mutex mutex_;
  std::vector<int> values_;
};

class Buffer {
 public:
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
  std::mutex mutex_;
  std::vector<int> values_;
};

int main() {
  Journal journal(true);
  Buffer buffer;
  std::mutex outer;
  std::size_t drained = 0;
  {
    std::jthread writer([&journal, &buffer] {
      for (int i = 0; i < 50; ++i) {
        journal.append(i);
        buffer.try_append(i, false);
      }
    });
    std::jthread other([&journal, &buffer] {
      for (int i = 0; i < 50; ++i) {
        journal.append(i);
        buffer.try_append(i, true);
      }
    });
    drained += buffer.drain(nullptr);
  }
  drained += buffer.drain(&outer);
  std::printf("%d %zu\n", drained >= 50, journal.append(0));
}
