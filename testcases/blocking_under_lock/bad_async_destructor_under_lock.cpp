// The future of std::async waits in its destructor: "in the background" it is
// not, and the task needs the lock.
#include <future>
#include <mutex>
#include <vector>

class Journal {
 public:
  void append(int entry) {
    std::unique_lock<std::mutex> lock(mutex_);
    entries_.push_back(entry);
    if (entries_.size() >= 8) {
      auto flushed = std::async(std::launch::async, [this] { flush(); });
    }  //~ blocking-under-lock
  }

  std::size_t written() {
    std::lock_guard<std::mutex> lock(mutex_);
    return written_;
  }

 private:
  void flush() {
    std::lock_guard<std::mutex> lock(mutex_);
    written_ += entries_.size();
    entries_.clear();
  }

  std::mutex mutex_;
  std::vector<int> entries_;
  std::size_t written_ = 0;
};

int main() {
  Journal journal;
  for (int entry = 0; entry < 8; ++entry) journal.append(entry);
  return journal.written() == 8 ? 0 : 1;
}
