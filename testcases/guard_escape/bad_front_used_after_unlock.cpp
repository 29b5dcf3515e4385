// The worker unlocks early, but the job is still a reference into the queue.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Job {
  std::string path;
  int attempts = 0;
};

int compress(const std::string& path);

class Compressor {
 public:
  Compressor() : worker_([this] { run(); }) {}
  ~Compressor() {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    worker_.join();
  }

  void enqueue(std::string path) {
    {
      std::lock_guard lock(mutex_);
      jobs_.push_back({std::move(path)});
    }
    wake_.notify_one();
  }

  // Drops what has not been started yet.
  void cancel_all() {
    std::lock_guard lock(mutex_);
    jobs_.clear();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      if (stopping_) return;
      Job& job = jobs_.front();
      lock.unlock();
      const int status = compress(job.path);  //~ guard-escape
      lock.lock();
      if (status == 0 && !jobs_.empty()) jobs_.pop_front();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::thread worker_;
};
