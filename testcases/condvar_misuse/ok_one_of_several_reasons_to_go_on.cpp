// The loop ends for one of several reasons; each is looked at again after it.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class Pool {
 public:
  void add(int job) {
    std::lock_guard<std::mutex> lock(mutex_);
    jobs_.push_back(job);
    changed_.notify_one();
  }
  void end() {
    std::lock_guard<std::mutex> lock(mutex_);
    is_ended_ = true;
    changed_.notify_all();
  }
  int run() {
    int done = 0;
    while (true) {
      std::unique_lock<std::mutex> lock(mutex_);
      while (!is_ended_ && !is_too_many_ && (jobs_.empty() || reserved_ > 0))
        changed_.wait(lock);
      if (is_ended_) {
        break;
      } else if (is_too_many_) {
        is_too_many_ = false;
        break;
      }
      done += jobs_.front();
      jobs_.pop_front();
    }
    return done;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<int> jobs_;
  bool is_ended_ = false;
  bool is_too_many_ = false;
  int reserved_ = 0;
};

int main() {
  Pool pool;
  std::thread worker([&pool] { pool.run(); });
  pool.add(1);
  pool.end();
  worker.join();
}
