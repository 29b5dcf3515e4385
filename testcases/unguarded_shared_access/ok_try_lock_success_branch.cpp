// Fields are touched only where try_lock said yes, in five spellings.
#include <cstdint>
#include <mutex>
#include <thread>

class Gauge {
 public:
  // The audio thread must never wait: it drops the sample instead.
  bool sample(std::int64_t value) {
    std::unique_lock<std::mutex> lock(mutex_, std::try_to_lock);
    if (!lock.owns_lock()) return false;
    sum_ += value;
    ++count_;
    return true;
  }

  bool sampleIfFree(std::int64_t value) {
    if (std::unique_lock lock(mutex_, std::try_to_lock); lock) {
      sum_ += value;
      ++count_;
      return true;
    }
    return false;
  }

  bool sampleByHand(std::int64_t value) {
    const bool locked = mutex_.try_lock();
    if (locked) {
      sum_ += value;
      ++count_;
      mutex_.unlock();
    }
    return locked;
  }

  void sampleAtLast(std::int64_t value) {
    if (!mutex_.try_lock()) mutex_.lock();
    sum_ += value;
    ++count_;
    mutex_.unlock();
  }

  std::int64_t average() {
    std::lock_guard<std::mutex> lock(mutex_);
    return count_ == 0 ? 0 : sum_ / count_;
  }

  void merge(Gauge& other) {
    if (this == &other || std::try_lock(mutex_, other.mutex_) != -1) return;
    std::lock_guard<std::mutex> mine(mutex_, std::adopt_lock);
    std::lock_guard<std::mutex> theirs(other.mutex_, std::adopt_lock);
    sum_ += other.sum_;
    count_ += other.count_;
    other.sum_ = other.count_ = 0;
  }

 private:
  std::mutex mutex_;
  std::int64_t sum_ = 0;
  std::int64_t count_ = 0;
};

int main() {
  Gauge left;
  Gauge right;
  const auto feed = [&left, &right] {
    for (int i = 0; i < 200; ++i) {
      if (!left.sample(4) && !left.sampleIfFree(4)) left.sampleAtLast(4);
      if (!right.sampleByHand(4)) left.merge(right);
    }
  };
  {
    std::jthread a(feed);
    std::jthread b(feed);
  }
  return left.average() == 4 ? 0 : 1;
}
