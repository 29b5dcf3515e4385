// After `std::move(lock)` the variable holds nothing: unlock() throws.
#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Uploader {
 public:
  using Lock = std::unique_lock<std::mutex>;

  void add(std::string file) {
    Lock lock(mutex_);
    files_.push_back(std::move(file));
    changed_.notify_one();
  }

  std::size_t send_all() {
    Lock lock(mutex_);
    const std::size_t count = files_.size();
    send(std::move(lock));
    lock.unlock();  //~ lock-copied
    return count;
  }

 private:
  // Takes the lock along, and gives it up at its end.
  void send(Lock lock) {
    if (!lock.owns_lock()) return;
    sent_ += files_.size();
    files_.clear();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> files_;
  std::size_t sent_ = 0;
};
