// The handler goes to code out of sight, which calls it on a thread of its own;
// the queue that it fills is emptied by the server's thread under the lock.
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>

namespace wire {

// Elsewhere.
void register_handler(int id, std::function<void(int)> handler);

class Server {
 public:
  ~Server() {
    {
      std::lock_guard<std::mutex> lock(work_mutex_);
      is_stopping_ = true;
    }
    work_added_.notify_all();
    worker_.join();
  }

  void init() {
    worker_ = std::thread([this] {
      std::unique_lock<std::mutex> lock(work_mutex_);
      while (!is_stopping_) {
        if (work_.empty()) {
          work_added_.wait(lock);
          continue;
        }
        std::function<void()> task = work_.front();
        work_.pop();
        lock.unlock();
        task();
        lock.lock();
      }
    });
    register_handler(7, [this](int size) {
      add([this, size] { bytes_ += size; });
    });
  }

 private:
  void add(std::function<void()> task) {
    work_.push(std::move(task));  //~ unguarded-shared-access
    work_added_.notify_one();
  }

  std::thread worker_;
  std::mutex work_mutex_;
  std::condition_variable work_added_;
  std::queue<std::function<void()>> work_;
  bool is_stopping_ = false;
  std::atomic<long> bytes_{0};
};

}  // namespace wire
