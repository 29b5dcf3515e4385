// One worker meets the poison pill and ends with the lock: the others starve.
#include <mutex>
#include <thread>
#include <vector>

class Line {
 public:
  void add(int item) {
    std::lock_guard<std::mutex> lock(mutex_);
    items_.push_back(item);
  }

  long run(unsigned count) {
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < count; ++i) {
      workers.emplace_back([this] {
        for (;;) {
          mutex_.lock();
          if (items_.empty()) {
            mutex_.unlock();
            return;
          }
          const int item = items_.back();
          if (item < 0) return;  //~ lock-leak
          items_.pop_back();
          sum_ += item;
          mutex_.unlock();
        }
      });
    }
    for (std::thread& worker : workers) worker.join();
    std::lock_guard<std::mutex> lock(mutex_);
    return sum_;
  }

 private:
  std::mutex mutex_;
  std::vector<int> items_;
  long sum_ = 0;
};
