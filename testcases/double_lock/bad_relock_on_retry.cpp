// After a failed attempt the loop goes round and locks what it still holds.
#include <mutex>
#include <thread>

class TokenBucket {
 public:
  bool take(int tokens) {
    std::unique_lock lock(mutex_, std::defer_lock);
    for (int attempt = 0; attempt < 3; ++attempt) {
      lock.lock();  //~ double-lock
      if (tokens_ >= tokens) {
        tokens_ -= tokens;
        return true;
      }
      ++refused_;
    }
    return false;
  }

  void refill(int tokens) {
    std::lock_guard lock(mutex_);
    tokens_ += tokens;
  }

 private:
  std::mutex mutex_;
  int tokens_ = 0;
  long refused_ = 0;
};

int main() {
  TokenBucket bucket;
  std::jthread timer([&bucket] { bucket.refill(10); });
  return bucket.take(20);
}
